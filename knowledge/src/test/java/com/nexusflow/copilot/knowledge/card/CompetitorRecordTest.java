package com.nexusflow.copilot.knowledge.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.SaidInCalls;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CompetitorRecordTest {

    private final CardKit kit = new CardKit();
    private final CompetitorRecord record = new CompetitorRecord(
            new Metrics(CardKit.DATABASE, TestDatabase.tenants(), CardKit.CLOCK), new SaidInCalls(CardKit.DATABASE), TestDatabase.tenants(), CardKit.CLOCK);

    CompetitorRecordTest() {
        kit.crm.manager("Omar Brandt", "South", "Iberia").rep("Eva Prat", "South").account("Initech", "Software", null);
        kit.crm.insert("competitor", "Acme", Map.of("name", "Acme")).insert("competitor", "Umbrella", Map.of("name", "Umbrella"));
        deal("A", "Ida Falk", "Won", 1000, "2026-04-10", null);
        deal("B", "Ida Falk", "Lost", 2000, "2026-05-02", "Price");
        deal("C", "Eva Prat", "Lost", 4000, "2026-02-03", "Price");
        deal("D", "Ida Falk", "Lost", 8000, "2025-03-03", "Timing");
        deal("E", "Eva Prat", "Negotiation", 500, "2026-09-01", null);
        kit.crm.deal("F", "Initech", "Ida Falk", null, "Won", 100, "2026-01-01", "2026-02-01");
    }

    @Test
    void figuresComeFromTheDealsInWhichTheCompetitorWasMet() {
        CompetitorFacts facts = kit.by("Oda Ruiz", () -> record.of(named("Acme")));
        assertThat(facts.total(Metric.DEALS)).isEqualByComparingTo("5");
        assertThat(facts.total(Metric.OPEN_DEALS)).isEqualByComparingTo("1");
        assertThat(facts.total(Metric.WIN_RATE)).isEqualByComparingTo("25");
        assertThat(facts.total(Metric.LOST_VALUE)).isEqualByComparingTo("14000");
        assertThat(facts.everywhere().single()).isEqualByComparingTo("40");
        assertThat(facts.totals().asOf()).isEqualTo(CardKit.CLOCK.instant());
    }

    @Test
    void theTrendSetsTheLastTwelveMonthsAgainstTheTwelveBefore() {
        CompetitorFacts facts = kit.by("Oda Ruiz", () -> record.of(named("Acme")));
        MetricResult.Row lately = facts.lately().rows().getFirst();
        assertThat(lately.values().getFirst()).isBetween(new BigDecimal("33.3"), new BigDecimal("33.4"));
        assertThat(lately.compared().getFirst()).isEqualByComparingTo("0");
        assertThat(facts.trend().rows()).extracting(row -> row.keys().getFirst().label()).contains("2025-01-01", "2026-01-01", "2026-04-01");
        assertThat(facts.trend().rows().getLast().values().getFirst()).isEqualByComparingTo("50");
    }

    @Test
    void reasonsAreCountedWhereTheyAreGivenAndNotKnownOtherwise() {
        CompetitorFacts facts = kit.by("Oda Ruiz", () -> record.of(named("Acme")));
        assertThat(facts.knowsReasons()).isTrue();
        assertThat(facts.reasons().rows()).extracting(row -> row.keys().getFirst().label() + " " + row.values().getFirst()).containsExactly("Price 2", "Timing 1");
        CompetitorFacts none = kit.by("Oda Ruiz", () -> record.of(named("Umbrella")));
        assertThat(none.knowsReasons()).isFalse();
        assertThat(none.total(Metric.WIN_RATE)).isNull();
    }

    @Test
    void allCompetitorsThatWereMetStandSideBySide() {
        assertThat(kit.by("Oda Ruiz", record::all).rows()).filteredOn(row -> row.keys().getFirst().id() != null).singleElement().satisfies(row -> {
            assertThat(row.keys().getFirst().label()).isEqualTo("Acme");
            assertThat(row.values().getFirst()).isEqualByComparingTo("5");
        });
    }

    @Test
    void aRepSeesTheFiguresOfTheOwnTeamOnly() {
        assertThat(kit.by("Ida Falk", () -> record.of(named("Acme"))).total(Metric.LOST_VALUE)).isEqualByComparingTo("10000");
    }

    @Test
    void callsThatNameTheCompetitorAreShownToThoseWhoMayHearThem() {
        kit.crm.tenant().run(() -> CardKit.DATABASE.write(jdbc -> jdbc.sql("""
                        insert into sales_call (tenant_id, id, source, external_id, owner_id, language, consent, status, progress, not_before, received_at, changed_at, transcript)
                        values (?, ?, 'transcript', 'one', ?, 'en', 'given', 'reviewed', 100, now(), now(), now(), cast(? as json))""")
                .params(TenantScope.current().tenantId(), Ids.next(), kit.crm.id("Eva Prat"), JsonMapper.shared().writeValueAsString(new Transcript(
                        "en", true, false, List.of(new Speaker(0, Side.CUSTOMER, "Nina", null)),
                        List.of(new Utterance(0, 0, 1000, 4000, "We also look at Acme this week.", List.of())))))
                .update()));
        assertThat(kit.by("Oda Ruiz", () -> record.mentions(named("Acme")))).singleElement()
                .satisfies(said -> assertThat(said.quote().text()).isEqualTo("We also look at Acme this week."));
        assertThat(kit.by("Ida Falk", () -> record.mentions(named("Acme")))).isEmpty();
    }

    private Named named(String competitor) {
        return new Named(kit.crm.id(competitor), competitor);
    }

    private void deal(String name, String owner, String stage, int amount, String closed, @Nullable String reason) {
        kit.crm.deal(name, "Initech", owner, null, stage, amount, "2025-01-10", closed);
        kit.crm.tenant().run(() -> CardKit.DATABASE.write(jdbc -> {
            jdbc.sql("update opportunity set loss_reason = ? where id = ?").params(reason, kit.crm.id(name)).update();
            return jdbc.sql("insert into opportunity_competitor (tenant_id, opportunity_id, competitor_id) values (?, ?, ?)")
                    .params(TenantScope.current().tenantId(), kit.crm.id(name), kit.crm.id("Acme"))
                    .update();
        }));
    }
}
