package com.nexusflow.copilot.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsByNumberTest {

    private static final TelephoneNumber REP = new TelephoneNumber("+4917155510001");
    private static final TelephoneNumber CUSTOMER = new TelephoneNumber("+493055510042");
    private static final TelephoneNumber TEXAN = new TelephoneNumber("+15125550123");
    private static final TelephoneNumber NEW_YORKER = new TelephoneNumber("+12125550123");

    private final TenantDatabase database = TestDatabase.database();
    private final TestCrm crm = new TestCrm(TestDatabase.newTenant())
            .manager("Mara", "North", "Nordics").rep("Nina Holm", "North").rep("Rolf", "North").account("Acme", "Retail", null).account("Bolt", "Retail", null)
            .deal("Rollout", "Acme", "Nina Holm", null, "Negotiation", 1000, "2026-01-01", "2026-06-30")
            .deal("Done", "Acme", "Nina Holm", null, "Won", 1000, "2026-01-01", "2026-02-28");
    private final Clock clock = Clock.fixed(Instant.parse("2026-05-15T08:00:00Z"), ZoneOffset.UTC);
    private final Audit audit = new Audit(database, new TenantKeys(database), clock);
    private final Opportunities opportunities = new Opportunities(database);
    private final Recordings recordings = new Recordings(database, new FakeStore(), Duration.ofDays(90), clock);
    private final Calls calls = new Calls(database, TestDatabase.people(), audit, recordings, CallWitness.NOBODY, clock);
    private final CallIntake intake = new CallIntake(database, new FakeAnalysis(), recordings, opportunities, TestDatabase.people(), clock, id -> {});
    private final CallSettings settings = new CallSettings(database, TestDatabase.tenants(), new FakeHearing(), clock);
    private final CallsByNumber byNumber = new CallsByNumber(database, intake, new CallParties(database), settings, new ConsentRules(), audit);

    {
        crm.tenant().run(() -> {
            UUID phone = new Connections(database, new SecretBox(new byte[32]), clock).connect("phone", "AC1", "Phone", Map.of(), Map.of("token", "t")).id();
            new Identities(database, clock).link(phone, REP.value(), crm.id("Nina Holm"), REP.value(), Identities.Way.LINK);
        });
    }

    @Test
    void theNumbersSayWhoSpokeWithWhomAboutWhat() {
        contact("Greta", "Acme", "030 / 555 10042");
        announce(true);
        Call call = taken("RE1", REP, CUSTOMER);
        assertThat(call.rep().name()).isEqualTo("Nina Holm");
        assertThat(call.contact().name()).isEqualTo("Greta");
        assertThat(call.account().name()).isEqualTo("Acme");
        assertThat(call.opportunity().name()).isEqualTo("Rollout");
        assertThat(call.consent()).isEqualTo(Consent.GIVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "+493055510042, true", "+49 (0)30 555-10042, true", "0049 30 55510042, true", "030/55510042 ext. 12, true", "(030) 555 10042; 0171 1, true", "Tel. +49 30 55510042, true",
        "49 30 55510042, true", "30 55510042, true", "+43 30 55510042, false", "+493055510043, false", "030 55510042 7, false", "055510042, false", "call her, false"
    })
    void aNumberIsKnownHoweverItIsWritten(String written, boolean known) {
        contact("Greta", "Acme", written);
        announce(true);
        assertThat(taken("RE1", REP, CUSTOMER).contact() != null).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({"(212) 555-0123", "1-212-555-0123", "+1 212.555.0123", "212 555 0123 x7", "011 1 212 555 0123"})
    void anAmericanNumberIsKnownHoweverItIsWritten(String written) {
        contact("Greta", "Acme", written);
        assertThat(taken("RE1", TEXAN, NEW_YORKER).contact().name()).isEqualTo("Greta");
    }

    @Test
    void aNumberOfSeveralIsTheirAccountsOrNobodys() {
        contact("Greta", "Acme", "+493055510042");
        contact("Olav", "Acme", "030 55510042");
        announce(true);
        Call ofAcme = taken("RE1", REP, CUSTOMER);
        assertThat(ofAcme.contact()).isNull();
        assertThat(ofAcme.account().name()).isEqualTo("Acme");
        contact("Bo", "Bolt", "+493055510042");
        assertThat(taken("RE2", REP, CUSTOMER).account()).isNull();
    }

    @Test
    void ofSeveralOpenDealsTheRepsOwnOneIsMeantAndElseNone() {
        crm.deal("Second", "Acme", "Rolf", null, "Negotiation", 1000, "2026-01-01", "2026-06-30");
        contact("Greta", "Acme", "+493055510042");
        announce(true);
        assertThat(taken("RE1", REP, CUSTOMER).opportunity().name()).isEqualTo("Rollout");
        crm.deal("Third", "Acme", "Nina Holm", null, "Negotiation", 1000, "2026-01-01", "2026-06-30");
        assertThat(taken("RE2", REP, CUSTOMER).opportunity()).isNull();
    }

    @Test
    void aCallOfNobodyKnownIsKeptForThoseWhoSeeAll() {
        announce(true);
        Call call = taken("RE1", null, null);
        assertThat(call.rep()).isNull();
        assertThat(nina().call(() -> calls.byId(call.id()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+12125550123, +15125550123, false, UNKNOWN", "+12125550123, +14155550100, false, ", "+14155550100, +12125550123, false, ", "+12125550123, +4930555100, false, ",
        "+12125550123, , false, ", ", , false, ", "+12125550123, +16045550100, false, ", "+19995550123, +12125550123, false, ",
        "+12125550123, +14155550100, true, GIVEN", "+4930555100, +33155510020, true, GIVEN"
    })
    void theStricterPlaceDecidesUnlessCallersAreTold(@Nullable String one, @Nullable String other, boolean announced, @Nullable Consent kept) {
        announce(announced);
        Optional<UUID> id = announced("RE1", one == null ? null : new TelephoneNumber(one), other == null ? null : new TelephoneNumber(other));
        assertThat(crm.tenant().call(() -> id.map(call -> calls.byId(call).orElseThrow().call().consent()))).isEqualTo(Optional.ofNullable(kept));
    }

    @Test
    void whatIsNotKeptStandsInTheAuditOnceAndWithoutNumbers() {
        assertThat(announced("RE1", REP, CUSTOMER)).isEmpty();
        assertThat(announced("RE1", REP, CUSTOMER)).isEmpty();
        assertThat(crm.tenant().call(() -> byNumber.isDecided(CallSource.TWILIO, "RE1"))).isTrue();
        String rows = text("select string_agg(a::text, '|') from audit_entry a where action = 'call_not_kept'");
        assertThat(rows).isNotEmpty().doesNotContain("|").doesNotContain("555");
        assertThat(text("select count(*)::text from sales_call")).isEqualTo("0");
        assertThat(crm.tenant().call(audit::verify)).extracting(Audit.Verification::firstBroken).isNull();
    }

    @Test
    void anErasedCallIsNotTakenAgain() {
        announce(true);
        Call call = taken("RE1", REP, CUSTOMER);
        nina().run(() -> calls.erase(call.id()));
        assertThat(announced("RE1", REP, CUSTOMER)).isEmpty();
        assertThat(text("select count(*)::text from sales_call where erased_at is null")).isEqualTo("0");
    }

    @Test
    void whoBringsACallIsToldWhyItMayNotBeKept() {
        NewCall unsaid = new NewCall(CallSource.UPLOAD, "U1", null, null, null, null, null, null, "en", Consent.UNKNOWN);
        assertThatThrownBy(() -> crm.tenant().run(() -> byNumber.matched(unsaid, new CallNumbers(REP, CUSTOMER)))).isInstanceOf(CallRefused.class).hasMessageContaining("consent=given");
        assertThatThrownBy(() -> crm.tenant().run(() -> byNumber.matched(unsaid, new CallNumbers(REP, null)))).as("whose other number may be from anywhere").isInstanceOf(CallRefused.class);
        assertThatThrownBy(() -> crm.tenant().run(() -> byNumber.matched(unsaid, new CallNumbers(null, CUSTOMER)))).isInstanceOf(CallRefused.class);
        assertThat(crm.tenant().call(() -> byNumber.matched(unsaid, new CallNumbers(null, null)).consent())).isEqualTo(Consent.UNKNOWN);
        assertThat(crm.tenant().call(() -> byNumber.matched(unsaid.agreed(Consent.GIVEN), new CallNumbers(REP, CUSTOMER)).consent())).isEqualTo(Consent.GIVEN);
    }

    @Test
    void audioIsKeptAsLongAsTheTenantSays() {
        crm.tenant().run(() -> settings.change(new CallSetting(true, 7, null)));
        taken("RE1", REP, CUSTOMER);
        announce(true);
        taken("RE2", REP, CUSTOMER);
        assertThat(text("select string_agg(extract(day from keep_until - created_at)::int::text, ' ' order by name) from call_recording")).isEqualTo("7 90");
    }

    @Test
    void aCallIsInTheLanguageTheTenantChoseOrInItsOwnWhereThatCanBeHeard() {
        FakeHearing hearing = new FakeHearing();
        CallSettings chosen = new CallSettings(database, TestDatabase.tenants(), hearing, clock);
        assertThat(crm.tenant().call(chosen::language)).isEqualTo(crm.tenant().call(() -> TestDatabase.tenants().current().language().getLanguage()));
        crm.tenant().run(() -> chosen.change(new CallSetting(false, null, "fr")));
        assertThat(crm.tenant().call(chosen::language)).isEqualTo("fr");
        crm.tenant().run(() -> chosen.change(new CallSetting(false, null, null)));
        hearing.first = new CallHearing.Readiness.Never();
        assertThat(crm.tenant().call(chosen::language)).as("where its own cannot be heard").isEqualTo("en");
        assertThat(chosen.languages()).isEmpty();
    }

    private Optional<UUID> announced(String sid, @Nullable TelephoneNumber rep, @Nullable TelephoneNumber customer) {
        NewCall call = new NewCall(CallSource.TWILIO, sid, null, null, null, null, null, null, "en", Consent.UNKNOWN);
        return crm.tenant().call(() -> byNumber.announced(call, new CallNumbers(rep, customer), new NewRecording(sid + ".wav", null), "there"));
    }

    private Call taken(String sid, @Nullable TelephoneNumber rep, @Nullable TelephoneNumber customer) {
        UUID id = announced(sid, rep, customer).orElseThrow();
        return crm.tenant().call(() -> calls.byId(id).orElseThrow().call());
    }

    private TenantScope nina() {
        return crm.tenant().call(() -> TestDatabase.people().scopeOf(TestDatabase.people().person(crm.id("Nina Holm")).orElseThrow()));
    }

    private void announce(boolean announced) {
        crm.tenant().run(() -> settings.change(new CallSetting(announced, null, null)));
    }

    private void contact(String name, String account, String phone) {
        crm.contact(name, account);
        crm.tenant().run(() -> database.write(jdbc -> jdbc.sql("update contact set phone = :phone where id = :id").param("phone", phone).param("id", crm.id(name)).update()));
    }

    private String text(String sql) {
        return crm.tenant().call(() -> database.read(jdbc -> jdbc.sql(sql).query(String.class).single()));
    }
}
