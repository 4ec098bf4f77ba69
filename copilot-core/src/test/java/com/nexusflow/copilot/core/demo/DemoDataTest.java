package com.nexusflow.copilot.core.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class DemoDataTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 15);
    private static final SignIn SIGN_IN = new SignIn(TestDatabase.database(), TestDatabase.people());
    private static final DemoData DEMO = new DemoData(TestDatabase.database(), TestDatabase.tenants(), TestDatabase.people(), SIGN_IN);
    private static UUID tenant;

    @BeforeAll
    static void create() {
        tenant = DEMO.create(TODAY);
    }

    @Test
    void theTenantIsVisiblyADemo() {
        assertThat(TenantScope.background(tenant).call(() -> TestDatabase.tenants().current().name())).contains("Demo");
    }

    @Test
    void itIsASellerWithTeamsCustomersAndTwoYearsOfDeals() {
        assertThat(count("team")).isEqualTo(3);
        assertThat(count("person where role = 'rep'")).isEqualTo(12);
        assertThat(count("person where role = 'manager'")).isEqualTo(3);
        assertThat(count("account")).isEqualTo(80);
        assertThat(count("account where parent_id is not null")).isEqualTo(9);
        assertThat(count("account where name in ('Globex', 'Initech', 'Umbrella')")).isEqualTo(3);
        assertThat(count("account where owner_id is null")).isZero();
        assertThat(count("contact")).isEqualTo(250);
        assertThat(count("product")).isEqualTo(8);
        assertThat(number("select count(distinct series) from product")).isEqualTo(3);
        assertThat(count("opportunity")).isEqualTo(600);
        assertThat(count("competitor")).isEqualTo(5);
        assertThat(count("activity")).isEqualTo(2_500);
        assertThat(count("lead")).isEqualTo(60);
        assertThat(count("task where done_at is null")).isGreaterThan(40);
        assertThat(count("note")).isGreaterThan(80);
    }

    @Test
    void callsOfTheLastWeeksWaitForTheirReviewWithTheTimesOfTheirWords() {
        assertThat(count("sales_call where stage = 'review' and consent = 'given' and contact_id is not null and opportunity_id is not null")).isEqualTo(8);
        assertThat(count("sales_call where started_at >= date '2026-04-05' and started_at < date '2026-05-15'")).isEqualTo(8);
        assertThat(number("select count(distinct owner_id) from sales_call")).isEqualTo(5);
        assertThat(names("select a.name from sales_call c join account a on a.id = c.account_id where a.name in ('Globex', 'Initech') order by 1")).containsExactly("Globex", "Initech");
        List<Transcript> heard = TenantScope.background(tenant).call(() -> TestDatabase.database().<List<Transcript>>read(jdbc -> jdbc.sql("select transcript::text from sales_call")
                .query((row, n) -> JsonMapper.shared().readValue(row.getString(1), Transcript.class))
                .list()));
        assertThat(heard).allSatisfy(call -> {
            assertThat(call.timed()).isTrue();
            assertThat(call.durationMillis()).isBetween(60_000, 360_000);
            assertThat(call.utterances()).allSatisfy(said -> assertThat(said.text()).doesNotContain("{").isEqualTo(said.words().stream().map(Word::text).collect(Collectors.joining(" "))));
            List<Word> words = call.utterances().stream().flatMap(said -> said.words().stream()).toList();
            for (int i = 1; i < words.size(); i++) {
                assertThat(words.get(i).startMillis()).isGreaterThanOrEqualTo(words.get(i - 1).endMillis());
            }
        });
    }

    @Test
    void creatingItAgainChangesNothing() {
        long history = count("opportunity_history");
        assertThat(DEMO.create(TODAY.plusDays(30))).isEqualTo(tenant);
        assertThat(count("opportunity")).isEqualTo(600);
        assertThat(count("opportunity_history")).isEqualTo(history);
    }

    @Test
    void aDemoOfAnotherTimeIsMadeAnew() {
        UUID anew = DEMO.create(TODAY.plusDays(60));
        assertThat(anew).isNotEqualTo(tenant);
        assertThat(TestDatabase.tenants().all()).extracting(Tenants.Listed::id).contains(anew).doesNotContain(tenant);
        assertThat(count("opportunity")).isZero();
        assertThat(SIGN_IN.byPassword("emma", DemoData.PASSWORD)).isPresent();
        tenant = DEMO.create(TODAY);
        assertThat(count("opportunity")).isEqualTo(600);
    }

    @Test
    void theSameDayMakesTheSameData() {
        List<String> first = written(TestDatabase.newTenant());
        assertThat(written(TestDatabase.newTenant())).isEqualTo(first);
        assertThat(first).hasSize(600);
    }

    @Test
    void aDealsHistoryEndsInItsPresentStateAndNeverRunsBackOrAhead() {
        assertThat(number("""
                select count(*) from opportunity o join lateral (
                    select h.* from opportunity_history h where h.opportunity_id = o.id order by h.valid_from desc, h.seq desc limit 1) h on true
                where (h.stage_id, h.amount_minor, h.close_date, h.owner_id) is distinct from (o.stage_id, o.amount_minor, o.close_date, o.owner_id)""")).isZero();
        assertThat(number("select count(*) from opportunity_history where valid_from >= '" + TODAY + "'")).isZero();
        assertThat(number("""
                select count(*) from (select lag(seq) over w > seq as backwards from opportunity_history
                window w as (partition by opportunity_id order by valid_from)) x where backwards""")).isZero();
        assertThat(number("select count(*) from (select opportunity_id from opportunity_history group by 1 having count(*) > 2) x")).isGreaterThan(400);
    }

    @Test
    void aClosedDealWasClosedOnItsCloseDate() {
        assertThat(number("""
                select count(*) from opportunity o join stage s on s.id = o.stage_id where s.type <> 'open' and o.close_date <> (
                    select (min(h.valid_from) at time zone 'Europe/Berlin')::date from opportunity_history h
                    where h.opportunity_id = o.id and h.stage_id = o.stage_id)""")).isZero();
    }

    @Test
    void lineItemsAddUpToTheDeal() {
        assertThat(number("""
                select count(*) from opportunity o where o.amount_minor <> (select sum(l.amount_minor) from line_item l where l.opportunity_id = o.id)""")).isZero();
    }

    @Test
    void everyRepReachesBetweenSixtyAndAHundredAndThirtyPercentOfEachPastQuota() {
        List<BigDecimal> attainments = TenantScope.background(tenant).call(() -> TestDatabase.database().<List<BigDecimal>>read(jdbc -> jdbc.sql("""
                        select sum(o.amount_minor) / q.amount_minor from quota q
                        join opportunity o on o.owner_id = q.person_id and o.close_date between q.starts_on and q.ends_on
                        join stage s on s.id = o.stage_id and s.type = 'won'
                        where q.ends_on < date '2026-04-01' group by q.id, q.amount_minor""")
                .query(BigDecimal.class)
                .list()));
        assertThat(attainments).hasSize(84).allMatch(share -> share.doubleValue() > 0.59 && share.doubleValue() < 1.31);
    }

    @Test
    void oneRepIsFarAheadAndOneFarBehind() {
        assertThat(names("""
                select p.name from opportunity o join stage s on s.id = o.stage_id join person p on p.id = o.owner_id
                where s.type = 'won' group by 1 order by sum(o.amount_minor) desc limit 1""")).containsExactly("Emma Whitfield");
        assertThat(names("""
                select p.name from opportunity o join stage s on s.id = o.stage_id join person p on p.id = o.owner_id
                where s.type <> 'open' group by 1 order by avg((s.type = 'won')::int) limit 1""")).containsExactly("Tobias Keller");
    }

    @Test
    void oneRegionLostItsTouchInTheLastQuarter() {
        String rate = """
                select round(100 * avg((s.type = 'won')::int)) from opportunity o join stage s on s.id = o.stage_id join person p on p.id = o.owner_id
                join team t on t.id = p.team_id where s.type <> 'open' and t.region = 'South Europe' and o.close_date between %s""";
        long before = number(rate.formatted("'2025-10-01' and '2025-12-31'"));
        long last = number(rate.formatted("'2026-01-01' and '2026-03-31'"));
        assertThat(last).isLessThan(before - 12);
    }

    @Test
    void oneCompetitorHurts() {
        assertThat(names("""
                select c.name from opportunity_competitor x join competitor c on c.id = x.competitor_id join opportunity o on o.id = x.opportunity_id
                join stage s on s.id = o.stage_id where s.type <> 'open' group by 1 order by avg((s.type = 'won')::int) limit 1""")).containsExactly("Acme");
    }

    @Test
    void someOpenDealsNeedCare() {
        String open = "opportunity o join stage s on s.id = o.stage_id and s.type = 'open' where ";
        assertThat(count(open + "o.close_date < date '2026-05-15'")).isBetween(8L, 30L);
        assertThat(count(open + "not exists (select 1 from activity a where a.opportunity_id = o.id)")).isBetween(5L, 20L);
        assertThat(count(open + "(select max(h.valid_from) from opportunity_history h where h.opportunity_id = o.id) < date '2026-03-01'")).isBetween(5L, 30L);
        assertThat(count(open + "o.next_step is null")).isBetween(15L, 70L);
        assertThat(number("""
                select count(*) from (select h.opportunity_id from opportunity_history h join opportunity o on o.id = h.opportunity_id
                join stage s on s.id = o.stage_id and s.type = 'open' group by 1 having count(distinct h.close_date) > 1) x""")).isGreaterThan(20);
    }

    @Test
    void theDemosLogInsWork() {
        assertThat(DemoData.LOG_INS).extracting(logIn -> SIGN_IN.byPassword(logIn.login(), DemoData.PASSWORD).orElseThrow().person().role())
                .containsExactly(Role.REP, Role.MANAGER, Role.ADMIN);
    }

    @Test
    void theDemosManagerLeadsTheDemosRep() {
        UUID rep = SIGN_IN.byPassword("emma", DemoData.PASSWORD).orElseThrow().person().id();
        assertThat(SIGN_IN.byPassword("oliver", DemoData.PASSWORD).orElseThrow().scope().owners()).contains(rep);
    }

    @Test
    void aDemoMadeOnTheFirstDayOfAYearIsWhole() {
        TenantScope scope = TestDatabase.newTenant();
        scope.run(() -> TestDatabase.database().write(jdbc -> {
            new DemoRecords(jdbc, scope.tenantId(), LocalDate.of(2028, 1, 1), ZoneId.of("Europe/Berlin")).write();
            return true;
        }));
        assertThat(scope.call(() -> TestDatabase.database().<Long>read(jdbc -> jdbc.sql("select count(*) from opportunity").query(Long.class).single())))
                .isEqualTo(600);
    }

    private static List<String> written(TenantScope scope) {
        return scope.call(() -> TestDatabase.database().<List<String>>write(jdbc -> {
            new DemoRecords(jdbc, scope.tenantId(), TODAY, ZoneId.of("Europe/Berlin")).write();
            return rows(jdbc);
        }));
    }

    private static List<String> rows(JdbcClient jdbc) {
        return jdbc.sql("""
                        select concat_ws('|', o.id, o.name, o.amount_minor, o.close_date, o.next_step,
                               (select string_agg(h.valid_from || ' ' || coalesce(h.amount_minor, 0), ',' order by h.valid_from, h.seq)
                                from opportunity_history h where h.opportunity_id = o.id),
                               (select string_agg(a.subject, ',' order by a.id) from activity a where a.opportunity_id = o.id))
                        from opportunity o order by o.external_id""")
                .query(String.class)
                .list();
    }

    private static long count(String table) {
        return number("select count(*) from " + table);
    }

    private static long number(String sql) {
        return TenantScope.background(tenant).call(() -> TestDatabase.database().<Long>read(jdbc -> jdbc.sql(sql).query(Long.class).single()));
    }

    private static List<String> names(String sql) {
        return TenantScope.background(tenant).call(() -> TestDatabase.database().<List<String>>read(jdbc -> jdbc.sql(sql).query(String.class).list()));
    }
}
