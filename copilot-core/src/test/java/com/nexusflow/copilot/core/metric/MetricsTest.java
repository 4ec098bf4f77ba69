package com.nexusflow.copilot.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.metric.MetricQuery.Bound;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.MetricQuery.Having;
import com.nexusflow.copilot.core.metric.MetricResult.Reason;
import com.nexusflow.copilot.core.metric.MetricResult.Remark;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {

    private static final Metrics METRICS = new Metrics(TestDatabase.database(), TestDatabase.tenants(), Clock.systemUTC());
    private static TestCrm crm;

    @BeforeAll
    static void aSmallSalesOrganisation() {
        crm = new TestCrm(TestDatabase.newTenant(LocalDate.of(2026, 5, 15), 1))
                .manager("Mona", "North team", "North")
                .manager("Sami", "South team", "South")
                .rep("Nina", "North team")
                .rep("Nils", "North team")
                .rep("Sara", "South team")
                .rep("Simon", "South team")
                .account("Alpha", "retail", null)
                .account("Beta", "retail", "Alpha")
                .account("Gamma", "finance", null)
                .product("Basic", "B", 100)
                .product("Pro", "P", 1000)
                .quota("Nina", "2026-01-01", "2026-03-31", 2000)
                .quota("Sara", "2026-01-01", "2026-03-31", 1000)
                .deal("D1", "Alpha", "Nina", "Pro", "Won", 900, "2026-01-01", "2026-01-31")
                .deal("D2", "Alpha", "Nina", "Basic", "Won", 100, "2026-01-01", "2026-03-01")
                .deal("D3", "Beta", "Nina", "Basic", "Lost", 80, "2026-02-01", "2026-03-10")
                .deal("D4", "Gamma", "Nils", "Pro", "Lost", null, "2026-02-01", "2026-04-10")
                .deal("D5", "Gamma", "Sara", "Pro", "Won", 1000, "2026-02-01", "2026-02-11")
                .deal("D6", null, "Sara", "Basic", "Won", 50, "2026-04-01", "2026-04-21")
                .deal("D7", "Beta", "Sara", "Pro", "Negotiation", 2000, "2026-04-01", "2026-06-30")
                .deal("D8", "Beta", "Nina", "Pro", "Prospecting", null, "2026-05-01", null)
                .deal("D9", "Alpha", "Nils", "Basic", "Negotiation", 100, "2026-05-01", "2026-05-01");
    }

    @Test
    void wonRevenueIsTheSumOfWonDealsByCloseDate() {
        assertThat(figure(MetricQuery.of(Metric.WON_REVENUE))).isEqualByComparingTo("2050");
        assertThat(figure(MetricQuery.of(Metric.WON_REVENUE).within(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31)))).isEqualByComparingTo("2000");
    }

    @Test
    void winRateIsWonOfWonAndLostByCount() {
        assertThat(figure(MetricQuery.of(Metric.WIN_RATE))).isEqualByComparingTo("66.666667");
        assertThat(figure(MetricQuery.of(Metric.WIN_RATE_BY_VALUE))).isEqualByComparingTo("96.244131");
    }

    @Test
    void aDealWithoutTheNeededValueIsCountedAndNamed() {
        MetricResult result = run(MetricQuery.of(Metric.OPEN_PIPELINE));
        assertThat(result.single()).isEqualByComparingTo("2100");
        assertThat(result.remarks()).containsExactly(new Remark(Reason.WITHOUT_VALUE, "open_pipeline", 1));
    }

    @Test
    void anOpenDealWithoutCloseDateIsNamedWhenAPeriodIsAsked() {
        MetricResult result = run(MetricQuery.of(Metric.OPEN_DEALS).within(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30)));
        assertThat(result.single()).isEqualByComparingTo("1");
        assertThat(result.remarks()).containsExactly(new Remark(Reason.WITHOUT_DATE, "open_deals", 1));
    }

    @Test
    void weightedPipelineTakesTheStagesProbability() {
        assertThat(figure(MetricQuery.of(Metric.WEIGHTED_PIPELINE))).isEqualByComparingTo("1470");
    }

    @Test
    void theSalesCycleRunsFromCreationToCloseOfWonDeals() {
        assertThat(figure(MetricQuery.of(Metric.SALES_CYCLE))).isEqualByComparingTo("29.75");
        assertThat(figure(MetricQuery.of(Metric.MEDIAN_SALES_CYCLE))).isEqualByComparingTo("25");
    }

    @Test
    void figuresAreSplitByPersonLargestFirst() {
        MetricResult result = run(MetricQuery.of(Metric.WON_REVENUE).splitBy(Dimension.PERSON).ordered(true, 0));
        assertThat(labels(result)).startsWith("Sara", "Nina");
        assertThat(result.rows().getFirst().keys().getFirst().id()).isEqualTo(crm.id("Sara"));
        assertThat(result.rows().getFirst().values().getFirst()).isEqualByComparingTo("1050");
    }

    @Test
    void figuresByProductAreThoseOfLineItems() {
        MetricResult result = run(MetricQuery.of(Metric.WON_REVENUE, Metric.WON_DEALS).splitBy(Dimension.PRODUCT).ordered(true, 0));
        assertThat(labels(result)).containsExactly("Pro", "Basic");
        assertThat(result.rows().getLast().values()).usingElementComparator(MetricsTest::compare).containsExactly(new BigDecimal("150"), new BigDecimal("2"));
    }

    @Test
    void aDealWithoutTheGroupsRecordIsNamedAndNotRanked() {
        MetricResult result = run(MetricQuery.of(Metric.WON_DEALS).splitBy(Dimension.ACCOUNT).ordered(true, 1));
        assertThat(labels(result)).containsExactly("Alpha");
        assertThat(result.remarks()).contains(new Remark(Reason.WITHOUT_GROUP, "account", 1));
    }

    @Test
    void aManagersFilterMeansTheTeamsBelow() {
        assertThat(figure(MetricQuery.of(Metric.WON_DEALS).where(Filter.of(Dimension.MANAGER, "mona")))).isEqualByComparingTo("2");
        assertThat(figure(MetricQuery.of(Metric.REPS).where(Filter.of(Dimension.MANAGER, "Sami")))).isEqualByComparingTo("2");
    }

    @Test
    void managersBelongToTheRegionOfTheTeamTheyManage() {
        MetricResult result = run(MetricQuery.of(Metric.MANAGERS).splitBy(Dimension.PERSON).where(Filter.of(Dimension.REGION, "South")));
        assertThat(labels(result)).containsExactly("Sami");
    }

    @Test
    void filtersByRegionSectorAndStageWork() {
        assertThat(figure(MetricQuery.of(Metric.CLOSED_DEALS).where(Filter.of(Dimension.REGION, "north")))).isEqualByComparingTo("4");
        assertThat(figure(MetricQuery.of(Metric.CLOSED_DEALS).where(Filter.of(Dimension.SECTOR, "retail")))).isEqualByComparingTo("3");
        assertThat(figure(MetricQuery.of(Metric.OPEN_DEALS).where(Filter.of(Dimension.STAGE, "Negotiation")))).isEqualByComparingTo("2");
        assertThat(figure(MetricQuery.of(Metric.CLOSED_DEALS).where(new Filter(Dimension.REGION, List.of("North"), true)))).isEqualByComparingTo("2");
    }

    @Test
    void anUnknownNameIsRefusedAndNotZero() {
        assertThatThrownBy(() -> run(MetricQuery.of(Metric.WON_DEALS).where(Filter.of(Dimension.PERSON, "Nobody"))))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("person called Nobody");
        assertThatThrownBy(() -> run(MetricQuery.of(Metric.WON_DEALS).where(Filter.of(Dimension.REGION, "Moon"))))
                .isInstanceOf(UnknownNameException.class);
    }

    @Test
    void boundsLimitSingleDealsAndHavingLimitsGroups() {
        assertThat(figure(MetricQuery.of(Metric.WON_DEALS).bounded(new Bound(Measure.AMOUNT, new BigDecimal("500"), null)))).isEqualByComparingTo("2");
        MetricResult result = run(MetricQuery.of(Metric.WON_DEALS).splitBy(Dimension.PERSON).having(new Having(Metric.WIN_RATE, new BigDecimal("90"), null)));
        assertThat(labels(result)).containsExactly("Sara");
    }

    @Test
    void whoClosedNothingIncludesThoseWithoutAnyDeal() {
        MetricResult result = run(MetricQuery.of(Metric.WON_DEALS)
                .splitBy(Dimension.PERSON)
                .where(Filter.of(Dimension.REGION, "South"))
                .having(new Having(Metric.WON_DEALS, null, BigDecimal.ZERO)));
        assertThat(labels(result)).containsExactly("Simon");
    }

    @Test
    void thoseWithoutADealOfASizeAreTheAccountsAndRepsThatHaveNone() {
        MetricQuery large = MetricQuery.of(Metric.DEALS).bounded(new Bound(Measure.AMOUNT, new BigDecimal("950"), null));
        MetricResult accounts = run(large.splitBy(Dimension.ACCOUNT).having(new Having(Metric.DEALS, null, BigDecimal.ZERO)));
        assertThat(labels(accounts)).containsExactly("Alpha");
        MetricResult reps = run(large.splitBy(Dimension.PERSON).having(new Having(Metric.DEALS, null, BigDecimal.ONE)));
        assertThat(labels(reps)).containsExactlyInAnyOrder("Nils", "Nina", "Simon");
        MetricResult small = run(large.bounded(new Bound(Measure.EMPLOYEES, null, new BigDecimal("450"))).splitBy(Dimension.ACCOUNT)
                .having(new Having(Metric.DEALS, null, BigDecimal.ZERO)));
        assertThat(small.rows()).isEmpty();
    }

    @Test
    void aBoundThatAFigureDoesNotKnowIsNamedAsItWasAsked() {
        assertThatThrownBy(() -> run(MetricQuery.of(Metric.ACCOUNTS).bounded(new Bound(Measure.AMOUNT, BigDecimal.ONE, null))))
                .hasMessage("account figures cannot be split or filtered by amount");
    }

    @Test
    void quartersFollowTheFiscalCalendar() {
        MetricResult result = run(MetricQuery.of(Metric.WON_REVENUE).splitBy(Dimension.QUARTER));
        assertThat(labels(result)).containsExactly("2026-01-01", "2026-04-01");
        TestCrm shifted = new TestCrm(TestDatabase.newTenant(LocalDate.of(2026, 5, 15), 2));
        shifted.manager("M", "T", "R").rep("P", "T").deal("X", null, "P", null, "Won", 10, "2026-01-01", "2026-01-31");
        assertThat(labels(shifted.tenant().call(() -> METRICS.run(MetricQuery.of(Metric.WON_REVENUE).splitBy(Dimension.QUARTER)))))
                .containsExactly("2025-11-01");
    }

    @Test
    void aMonthInWhichNothingWasWonIsZeroAndNotLeftOut() {
        MetricResult result = run(MetricQuery.of(Metric.WON_DEALS).splitBy(Dimension.MONTH).where(Filter.of(Dimension.PERSON, "Sara")));
        assertThat(labels(result)).containsExactly("2026-02-01", "2026-03-01", "2026-04-01");
        assertThat(result.rows().get(1).values().getFirst()).isEqualByComparingTo("0");
    }

    @Test
    void aPeriodIsComparedWithTheOneBefore() {
        MetricResult result = run(MetricQuery.of(Metric.WON_REVENUE)
                .within(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30))
                .against(Period.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31))));
        assertThat(result.rows().getFirst().compared().getFirst()).isEqualByComparingTo("2000");
    }

    @Test
    void groupsThatOnlyTheEarlierPeriodHasStandInTheComparisonWithNothingNow() {
        MetricResult result = run(MetricQuery.of(Metric.WON_REVENUE)
                .splitBy(Dimension.PERSON)
                .within(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30))
                .against(Period.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31))));
        assertThat(labels(result)).containsExactly("Sara", "Nils", "Nina");
        assertThat(result.rows().getLast().values().getFirst()).isEqualByComparingTo("0");
        assertThat(result.rows().getLast().compared().getFirst()).isEqualByComparingTo("1000");
    }

    @Test
    void quotaAttainmentIsWonRevenueOfTheQuotaAndProRatedByDays() {
        MetricQuery query = MetricQuery.of(Metric.QUOTA_ATTAINMENT).splitBy(Dimension.PERSON).within(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31));
        MetricResult result = run(query);
        assertThat(labels(result).subList(0, 2)).containsExactly("Sara", "Nina");
        assertThat(result.rows().getFirst().values().getFirst()).isEqualByComparingTo("100");
        assertThat(result.rows().get(1).values().getFirst()).isEqualByComparingTo("50");
        assertThat(figure(MetricQuery.of(Metric.QUOTA).within(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 9)))).isEqualByComparingTo("300");
    }

    @Test
    void salesVelocityIsOpenDealsTimesWinRateTimesSizeByCycle() {
        assertThat(figure(MetricQuery.of(Metric.SALES_VELOCITY))).isCloseTo(new BigDecimal("34.453782"), Offset.offset(new BigDecimal("0.01")));
    }

    /** At the end of March D4 (closed in April) stood open; won were D1, D2 and D5 of four, worth 2,000 in 33 days on average. */
    @Test
    void theVelocityOfAPastPeriodTakesTheDealsOpenAtItsEnd() {
        MetricQuery past = MetricQuery.of(Metric.SALES_VELOCITY, Metric.OPEN_AT_END, Metric.WIN_RATE, Metric.AVERAGE_DEAL_SIZE, Metric.SALES_CYCLE)
                .within(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31));
        MetricResult result = run(past);
        assertThat(result.rows().getFirst().values().get(1)).isEqualByComparingTo("1");
        assertThat(result.single()).isCloseTo(new BigDecimal("15.0"), Offset.offset(new BigDecimal("0.2")));
        assertThat(deals(crm.tenant(), past)).containsExactly("D4");
        assertThat(run(past.within(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 12, 31))).rows().getFirst().values().get(1)).isEqualByComparingTo("3");
    }

    @Test
    void whatStoodOpenIsCountedAtTheEndOfEachMonth() {
        MetricResult result = run(MetricQuery.of(Metric.OPEN_AT_END).splitBy(Dimension.MONTH).within(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
        assertThat(labels(result)).containsExactly("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01");
        assertThat(result.rows()).extracting(row -> row.values().getFirst().intValueExact()).containsExactly(1, 3, 1, 1, 3);
        MetricResult velocity = run(MetricQuery.of(Metric.SALES_VELOCITY).splitBy(Dimension.MONTH).within(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 5, 15)));
        assertThat(velocity.rows()).anyMatch(row -> row.values().getFirst() != null && row.values().getFirst().signum() > 0);
    }

    @Test
    void stageConversionIsTheShareThatReachedALaterStage() {
        TestCrm own = new TestCrm(TestDatabase.newTenant());
        own.manager("M", "T", "R").rep("P", "T");
        own.deal("A", null, "P", null, "Prospecting", 10, "2026-01-01", null).deal("B", null, "P", null, "Prospecting", 10, "2026-01-01", null);
        own.tenant().run(() -> TestDatabase.database().write(jdbc -> jdbc.sql("update opportunity set stage_id = :stage where id = :id")
                .param("stage", own.id("Negotiation"))
                .param("id", own.id("A"))
                .update()));
        MetricResult result = own.tenant().call(() -> METRICS.run(MetricQuery.of(Metric.STAGE_CONVERSION).splitBy(Dimension.STAGE)));
        assertThat(labels(result)).containsExactly("Prospecting", "Negotiation");
        assertThat(result.rows().getFirst().values().getFirst()).isEqualByComparingTo("50");
    }

    @Test
    void theConversionOfImportedDealsIsNotKnownUntilTheyMove() {
        TestCrm own = new TestCrm(TestDatabase.newTenant());
        own.manager("M", "T", "R").rep("P", "T");
        own.tenant().run(() -> TestDatabase.database().write(jdbc -> {
            jdbc.sql("select set_config('app.dated_by_record', 'on', true)").query().singleRow();
            return jdbc.sql("""
                            insert into opportunity (tenant_id, id, name, owner_id, stage_id, created_on, close_date)
                            select s.tenant_id, gen_random_uuid(), s.name || n, :owner, s.id, date '2026-01-01', date '2026-02-01'
                            from stage s cross join generate_series(1, 3) n where s.name <> 'Lost'""")
                    .param("owner", own.id("P"))
                    .update();
        }));
        MetricQuery conversion = MetricQuery.of(Metric.STAGE_CONVERSION);
        MetricResult unknown = own.tenant().call(() -> METRICS.run(conversion));
        assertThat(unknown.single()).isNull();
        assertThat(unknown.remarks()).containsExactly(new Remark(Reason.NOT_OBSERVED, "stage_conversion", 9));
        assertThat(own.tenant().call(() -> METRICS.run(conversion.within(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)))).remarks()).isEmpty();
        own.tenant().run(() -> TestDatabase.database().write(jdbc -> jdbc.sql("update opportunity set stage_id = :stage where name in ('Prospecting1', 'Prospecting2')")
                .param("stage", own.id("Negotiation")).update()));
        own.tenant().run(() -> TestDatabase.database().write(jdbc -> jdbc.sql("update opportunity set stage_id = :stage where name = 'Prospecting1'")
                .param("stage", own.id("Won")).update()));
        assertThat(own.tenant().call(() -> METRICS.run(conversion)).single()).isEqualByComparingTo("50");
    }

    @Test
    void dealsThatLackAValueCanBeAskedFor() {
        assertThat(figure(MetricQuery.of(Metric.DEALS).where(Filter.of(Dimension.ACCOUNT, Filter.NONE)))).isEqualByComparingTo("1");
    }

    @Test
    void aRepsFiguresAreThoseOfTheDealsTheRepMaySee() {
        TenantScope nina = crm.tenant().call(() -> TestDatabase.people().scopeOf(
                TestDatabase.people().person(crm.id("Nina")).orElseThrow()));
        assertThat(nina.call(() -> METRICS.run(MetricQuery.of(Metric.WON_REVENUE))).single()).isEqualByComparingTo("1000");
        TenantScope admin = TestDatabase.newPerson(crm.tenant(), "Ada", Role.ADMIN);
        assertThat(admin.call(() -> METRICS.run(MetricQuery.of(Metric.WON_REVENUE))).single()).isEqualByComparingTo("2050");
    }

    @Test
    void whoClosedNothingNamesNoManagerAndNoRepOfATeamOutOfSight() {
        MetricQuery query = MetricQuery.of(Metric.WON_DEALS).splitBy(Dimension.PERSON).having(new Having(Metric.WON_DEALS, null, BigDecimal.ZERO));
        assertThat(labels(run(query))).containsExactlyInAnyOrder("Nils", "Simon");
        TenantScope nina = crm.tenant().call(() -> TestDatabase.people().scopeOf(
                TestDatabase.people().person(crm.id("Nina")).orElseThrow()));
        assertThat(labels(nina.call(() -> METRICS.run(query)))).containsExactly("Nils");
    }

    @Test
    void theRowsBehindAFigureAreItsDeals() {
        RowPage page = crm.tenant().call(() -> METRICS.rows(MetricQuery.of(Metric.WON_REVENUE).where(Filter.of(Dimension.REGION, "North")), RowSort.LARGEST_FIRST, 0, 10));
        assertThat(page.columns()).startsWith("deal", "account", "owner", "stage", "amount");
        assertThat(page.records()).extracting(r -> r.values().getFirst()).containsExactly("D1", "D2");
    }

    @Test
    void eachMetricHasItsOwnCountOfRecords() {
        MetricResult result = run(MetricQuery.of(Metric.WON_REVENUE, Metric.WIN_RATE, Metric.OPEN_DEALS, Metric.QUOTA_ATTAINMENT)
                .splitBy(Dimension.PERSON).within(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
        assertThat(result.rowCounts()).containsExactly(4L, 6L, 2L, 4L);
        assertThat(result.rowCount(Metric.OPEN_DEALS)).isEqualTo(2);
    }

    @Test
    void theRowsAndTheTotalBehindAConditionAreThoseOfTheGroupsKept() {
        MetricQuery best = MetricQuery.of(Metric.WIN_RATE, Metric.WON_REVENUE).splitBy(Dimension.PERSON).having(new Having(Metric.WIN_RATE, new BigDecimal("60"), null));
        assertThat(labels(run(best))).containsExactly("Sara", "Nina");
        assertThat(deals(crm.tenant(), best)).containsExactlyInAnyOrder("D1", "D2", "D3", "D5", "D6");
        MetricResult total = crm.tenant().call(() -> METRICS.total(best));
        assertThat(total.rows().getFirst().values()).usingElementComparator(MetricsTest::compare).containsExactly(decimals("80", "2050"));
        assertThat(total.rowCounts()).containsExactly(5L, 4L);
        MetricQuery none = best.having(new Having(Metric.WON_DEALS, new BigDecimal("50"), null));
        assertThat(deals(crm.tenant(), none)).isEmpty();
        assertThat(crm.tenant().call(() -> METRICS.total(none)).rowCounts()).containsExactly(0L, 0L);
    }

    @Test
    void groupsOfMonthsPairsAndLinesAreKeptExactly() {
        MetricQuery months = MetricQuery.of(Metric.WON_REVENUE).splitBy(Dimension.MONTH).having(new Having(Metric.WON_REVENUE, new BigDecimal("500"), null));
        assertThat(deals(crm.tenant(), months)).containsExactlyInAnyOrder("D1", "D5");
        MetricQuery pairs = MetricQuery.of(Metric.WON_REVENUE).splitBy(Dimension.PERSON, Dimension.PRODUCT).having(new Having(Metric.WON_REVENUE, null, new BigDecimal("900")));
        assertThat(deals(crm.tenant(), pairs)).containsExactlyInAnyOrder("D1", "D2", "D6");
        MetricQuery lines = MetricQuery.of(Metric.WON_REVENUE).splitBy(Dimension.PRODUCT).having(new Having(Metric.WON_REVENUE, new BigDecimal("15000"), null));
        TenantScope bundles = bundles();
        assertThat(bundles.call(() -> METRICS.run(lines)).rows()).extracting(row -> row.keys().getFirst().label() + row.values().getFirst().stripTrailingZeros().toPlainString())
                .containsExactly("Flow Team18000", "Flow Start16000");
        assertThat(bundles.call(() -> METRICS.run(lines)).rowCounts()).containsExactly(2L);
        assertThat(bundles.call(() -> METRICS.total(lines)).single()).isEqualByComparingTo("34000");
        assertThat(deals(bundles, lines)).containsExactlyInAnyOrder("Big", "Small");
    }

    @Test
    void aDealWithoutTheGroupsRecordIsNotAmongTheRowsEither() {
        MetricQuery query = MetricQuery.of(Metric.WON_DEALS).splitBy(Dimension.ACCOUNT);
        assertThat(run(query).rowCounts()).containsExactly(3L);
        assertThat(deals(crm.tenant(), query)).containsExactlyInAnyOrder("D1", "D2", "D5");
    }

    private static List<String> deals(TenantScope tenant, MetricQuery query) {
        return tenant.call(() -> METRICS.rows(query, RowSort.OLDEST_FIRST, 0, 100)).records().stream().map(line -> Objects.requireNonNull(line.values().getFirst())).toList();
    }

    @Test
    void everyMetricComputesWithEveryDimensionOrSaysThatItCannot() {
        for (Metric metric : Metric.values()) {
            for (Dimension dimension : Dimension.values()) {
                Supplier<MetricResult> query = () -> METRICS.run(MetricQuery.of(metric).splitBy(dimension).within(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
                try {
                    MetricResult result = crm.tenant().call(query);
                    MetricQuery kept = result.query().having(new Having(metric, BigDecimal.ZERO, null));
                    MetricResult total = crm.tenant().call(() -> METRICS.total(kept));
                    assertThat(crm.tenant().call(() -> METRICS.rows(kept, RowSort.NEWEST_FIRST, 0, 1000)).records())
                            .as("%s by %s", metric, dimension).hasSize(Math.toIntExact(total.rowCounts().getFirst()));
                } catch (IllegalArgumentException e) {
                    assertThat(e).as("%s by %s", metric, dimension).hasMessageMatching(".*(cannot be split|no date).*");
                }
            }
        }
    }

    @Test
    void aQueryReadsBackFromItsAddress() {
        MetricQuery query = MetricQuery.of(Metric.WON_REVENUE, Metric.WIN_RATE)
                .splitBy(Dimension.PERSON)
                .where(new Filter(Dimension.REGION, List.of("North", "South & Co"), false))
                .bounded(new Bound(Measure.AMOUNT, new BigDecimal("5"), null))
                .having(new Having(Metric.WON_DEALS, null, new BigDecimal("3")))
                .within(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
                .ordered(false, 3)
                .from(1)
                .against(Period.of(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 1)));
        Map<String, List<String>> parameters = new HashMap<>();
        for (String part : MetricParameters.format(query).split("&")) {
            String[] sides = part.split("=", 2);
            parameters.computeIfAbsent(sides[0], n -> new ArrayList<>()).add(URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        assertThat(MetricParameters.parse(parameters)).isEqualTo(query);
    }

    @Test
    void aDealWithSeveralLinesIsOneDealWorthItsLinesTogether() {
        MetricQuery flow = MetricQuery.of(Metric.WON_REVENUE, Metric.WON_DEALS, Metric.AVERAGE_DEAL_SIZE, Metric.MEDIAN_DEAL_SIZE, Metric.LARGEST_DEAL, Metric.SALES_CYCLE);
        MetricResult filtered = bundles().call(() -> METRICS.run(flow.where(Filter.of(Dimension.SERIES, "Flow"))));
        assertThat(filtered.rows().getFirst().values()).usingElementComparator(MetricsTest::compare)
                .containsExactly(decimals("34000", "2", "17000", "17000", "24000", "20"));
        assertThat(filtered.rowCounts().getFirst()).isEqualTo(2);
        MetricResult split = bundles().call(() -> METRICS.run(flow.splitBy(Dimension.SERIES)));
        assertThat(labels(split)).containsExactly("Flow", "Other");
        assertThat(split.rows().getFirst().values()).usingElementComparator(MetricsTest::compare)
                .containsExactly(decimals("34000", "2", "17000", "17000", "24000", "20"));
        assertThat(split.rows().getFirst().rowCount()).isEqualTo(2);
    }

    @Test
    void aProductsShareOfADealIsWhatBoundsAndTheRowsSee() {
        MetricQuery large = MetricQuery.of(Metric.WON_REVENUE).where(Filter.of(Dimension.SERIES, "Flow")).bounded(new Bound(Measure.AMOUNT, new BigDecimal("20000"), null));
        assertThat(bundles().call(() -> METRICS.run(large)).single()).isEqualByComparingTo("24000");
        assertThat(bundles().call(() -> METRICS.rows(large, RowSort.LARGEST_FIRST, 0, 10)).records())
                .extracting(line -> line.values().getFirst() + " " + line.values().get(4)).containsExactly("Big 24000.00");
    }

    @Test
    void withoutAProductLeavesTheDealsOtherLines() {
        MetricQuery rest = MetricQuery.of(Metric.WON_REVENUE, Metric.WON_DEALS).where(new Filter(Dimension.PRODUCT, List.of("Flow Team"), true));
        assertThat(bundles().call(() -> METRICS.run(rest)).rows().getFirst().values()).usingElementComparator(MetricsTest::compare)
                .containsExactly(decimals("17000", "2"));
    }

    @ParameterizedTest
    @CsvSource({"JPY, 1", "EUR, 100", "KWD, 1000"})
    void boundsAndSizeBandsAreInTheTenantsCurrency(String currency, long minor) {
        TestCrm own = new TestCrm(TestDatabase.newTenant(LocalDate.of(2026, 5, 15), 1, currency));
        own.manager("M", "T", "R").rep("P", "T");
        for (long amount : List.of(900L, 4_000L, 30_000L)) {
            own.insert("opportunity", "D" + amount, Map.of("name", "D" + amount, "owner_id", own.id("P"), "stage_id", own.id("Won"), "amount_minor", amount * minor));
            own.insert("product", "P" + amount, Map.of("name", "P" + amount, "list_price_minor", amount * minor));
        }
        Bound large = new Bound(Measure.AMOUNT, new BigDecimal("4000"), null);
        assertThat(own.tenant().call(() -> METRICS.run(MetricQuery.of(Metric.WON_REVENUE).bounded(large))).single()).isEqualByComparingTo("34000");
        assertThat(labels(own.tenant().call(() -> METRICS.run(MetricQuery.of(Metric.WON_DEALS).splitBy(Dimension.SIZE_BAND))))).containsExactly("< 1k", "1k–5k", "25k–100k");
        Bound price = new Bound(Measure.LIST_PRICE, null, new BigDecimal("4000"));
        assertThat(own.tenant().call(() -> METRICS.run(MetricQuery.of(Metric.PRODUCTS).bounded(price))).single()).isEqualByComparingTo("2");
    }

    /** Big: Flow Start 6,000 and Flow Team 18,000, won in 30 days; Small: Flow Start 10,000 and Other 1,000, won in 10 days. */
    private static TenantScope bundles() {
        TestCrm own = new TestCrm(TestDatabase.newTenant());
        own.manager("M", "T", "R").rep("P", "T").product("Flow Start", "Flow", 100).product("Flow Team", "Flow", 100).product("Other", "Other", 100);
        own.deal("Big", null, "P", "Flow Start", "Won", 6000, "2026-01-01", "2026-01-31");
        own.insert("line_item", "team", Map.of("opportunity_id", own.id("Big"), "product_id", own.id("Flow Team"), "amount_minor", 1_800_000));
        own.deal("Small", null, "P", "Flow Start", "Won", 10000, "2026-01-01", "2026-01-11");
        own.insert("line_item", "other", Map.of("opportunity_id", own.id("Small"), "product_id", own.id("Other"), "amount_minor", 100_000));
        return own.tenant();
    }

    private static BigDecimal[] decimals(String... numbers) {
        return Stream.of(numbers).map(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    private static BigDecimal figure(MetricQuery query) {
        return Objects.requireNonNull(run(query).single());
    }

    private static MetricResult run(MetricQuery query) {
        return crm.tenant().call(() -> METRICS.run(query));
    }

    private static List<String> labels(MetricResult result) {
        return result.rows().stream().map(row -> row.keys().getFirst().label()).toList();
    }

    private static int compare(BigDecimal one, BigDecimal other) {
        return one.compareTo(other);
    }
}
