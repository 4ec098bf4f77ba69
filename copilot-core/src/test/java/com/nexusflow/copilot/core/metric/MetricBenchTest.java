package com.nexusflow.copilot.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A million deals, a hundred thousand of them in the tenant that asks: how long figures take, and what isolation costs. */
@Tag("bench")
class MetricBenchTest {

    private static final int TENANTS = 10;
    private static final int DEALS = 100_000;
    private static final int ROUNDS = 60;

    /** What the application asks; whoever is not bound to a tenant has to name it. */
    private static final String QUARTER_BY_OWNER = """
            select o.owner_id, count(*), sum(o.amount_minor) from opportunity o
            where %s o.close_date between '2025-07-01' and '2025-09-30' group by o.owner_id""";

    private static final String NOTE_NEXT_STEP = """
            update opportunity o set next_step = md5(coalesce(o.next_step, '')) where %s o.id = md5('deal77' || :tenant)::uuid""";

    private static TenantScope tenant;
    private static Metrics metrics;
    private static JdbcClient bareClient;
    private static TransactionTemplate bareTransaction;

    @BeforeAll
    static void aMillionDeals() {
        JdbcClient superuser = JdbcClient.create(TestDatabase.server().superuser());
        for (int i = 0; i < TENANTS; i++) {
            tenant = TestDatabase.newTenant(LocalDate.of(2026, 5, 15), 1);
            fill(superuser, tenant);
        }
        superuser.sql("analyze").update();
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(TestDatabase.server().superuser());
        pool.setConnectionInitSql("set app.tenant = '" + tenant.tenantId() + "'"); // read by the trigger that keeps history
        bareClient = JdbcClient.create(pool);
        bareTransaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        metrics = new Metrics(TestDatabase.database(), TestDatabase.tenants(), Clock.systemUTC());
    }

    @Test
    void figuresOverAHundredThousandDealsAmongAMillion() {
        report("won revenue of one quarter", () -> metrics.run(quarter(Metric.WON_REVENUE)));
        report("win rate by rep, all time", () -> metrics.run(MetricQuery.of(Metric.WIN_RATE).splitBy(Dimension.PERSON).ordered(true, 10)));
        report("revenue by month of one rep", () -> metrics.run(
                MetricQuery.of(Metric.WON_REVENUE).splitBy(Dimension.MONTH).where(Filter.of(Dimension.PERSON, "Rep 7"))));
        report("revenue and deal size by product of one quarter", () -> metrics.run(
                quarter(Metric.WON_REVENUE).measuring(List.of(Metric.WON_REVENUE, Metric.AVERAGE_DEAL_SIZE)).splitBy(Dimension.PRODUCT)));
        report("win rate of one series, all time", () -> metrics.run(MetricQuery.of(Metric.WIN_RATE).where(Filter.of(Dimension.SERIES, "Series 1"))));
        report("revenue by product, all time", () -> metrics.run(MetricQuery.of(Metric.WON_REVENUE).splitBy(Dimension.PRODUCT)));
        MetricQuery large = MetricQuery.of(Metric.WON_REVENUE).splitBy(Dimension.PERSON, Dimension.PRODUCT)
                .having(new MetricQuery.Having(Metric.WON_REVENUE, BigDecimal.ONE, null)).within(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 9, 30));
        report("rows behind the kept pairs of rep and product of one quarter", () -> metrics.rows(large, RowSort.NEWEST_FIRST, 0, 50));
        report("their total", () -> metrics.total(large));
        List<Long> quarter = times(() -> metrics.run(quarter(Metric.WON_REVENUE)));
        assertThat(percentile(quarter, 95)).as("p95 of one quarter's revenue, in microseconds").isLessThan(200_000);
    }

    /** The same statement and rows: once bound to a tenant, once in a bare transaction of the superuser, whom row level security lets pass. */
    @Test
    void isolationCostsLittleInReading() {
        double ratio = ratio("reading", 300,
                () -> TestDatabase.database().read(jdbc -> jdbc.sql(QUARTER_BY_OWNER.formatted("")).query((row, n) -> row.getLong(2)).list()),
                () -> bareTransaction.execute(status -> bareClient.sql(QUARTER_BY_OWNER.formatted("o.tenant_id = :tenant and"))
                        .param("tenant", tenant.tenantId()).query((row, n) -> row.getLong(2)).list()));
        assertThat(ratio).as("reading with isolation, as a multiple of reading without").isLessThan(1.2);
    }

    @Test
    void isolationCostsLittleInWriting() {
        // As the product runs: a write has to reach the disk.
        JdbcClient superuser = JdbcClient.create(TestDatabase.server().superuser());
        superuser.sql("alter system set fsync = on").update();
        superuser.sql("select pg_reload_conf()").query(Boolean.class).single();
        double ratio = ratio("writing", 600,
                () -> TestDatabase.database().write(jdbc -> jdbc.sql(NOTE_NEXT_STEP.formatted(""))
                        .param("tenant", tenant.tenantId().toString()).update()),
                () -> bareTransaction.execute(status -> bareClient.sql(NOTE_NEXT_STEP.formatted("o.tenant_id = :tenant::uuid and"))
                        .param("tenant", tenant.tenantId().toString()).update()));
        assertThat(ratio).as("writing with isolation, as a multiple of writing without").isLessThan(1.5);
    }

    private static double ratio(String what, int rounds, Supplier<?> isolated, Supplier<?> bare) {
        List<Long> with = new ArrayList<>();
        List<Long> without = new ArrayList<>();
        List<Long> thousandths = new ArrayList<>();
        tenant.run(() -> {
            for (int i = 0; i < rounds + 60; i++) {
                // Whoever goes second finds the pages warm, so the two take turns.
                long first = micros(i % 2 == 0 ? isolated : bare);
                long second = micros(i % 2 == 0 ? bare : isolated);
                if (i >= 60) {
                    with.add(i % 2 == 0 ? first : second);
                    without.add(i % 2 == 0 ? second : first);
                    thousandths.add(1000 * with.getLast() / without.getLast());
                }
            }
        });
        double ratio = percentile(thousandths, 50) / 1000.0;
        System.out.printf("isolation, %s: with %d us, without %d us, ratio %.3f (medians of %d pairs that take turns)%n", what,
                percentile(with, 50), percentile(without, 50), ratio, rounds);
        return ratio;
    }

    private static long micros(Supplier<?> work) {
        long start = System.nanoTime();
        assertThat(work.get()).as("rows").isNotIn(0, List.of());
        return (System.nanoTime() - start) / 1_000;
    }

    private static MetricQuery quarter(Metric metric) {
        return MetricQuery.of(metric).within(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 9, 30));
    }

    private static void report(String what, Supplier<?> work) {
        List<Long> times = times(work);
        System.out.printf("%s: median %d us, p95 %d us%n", what, percentile(times, 50), percentile(times, 95));
    }

    private static List<Long> times(Supplier<?> work) {
        List<Long> times = new ArrayList<>();
        tenant.run(() -> {
            for (int i = 0; i < ROUNDS + 10; i++) {
                long start = System.nanoTime();
                Object result = work.get();
                if (i >= 10 && result != null) {
                    times.add((System.nanoTime() - start) / 1_000);
                }
            }
        });
        return times;
    }

    private static long percentile(List<Long> times, int percent) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static void fill(JdbcClient jdbc, TenantScope scope) {
        String t = "'" + scope.tenantId() + "'::uuid";
        String id = "md5('%s' || n || " + t + "::text)::uuid";
        for (String sql : List.of(
                "insert into team (tenant_id, id, name, region) select " + t + ", " + id.formatted("team") + ", 'Team ' || n, 'Region ' || n from generate_series(1, 4) n",
                "insert into person (tenant_id, id, name, team_id) select " + t + ", " + id.formatted("person") + ", 'Rep ' || n, md5('team' || (n % 4 + 1) || " + t + "::text)::uuid from generate_series(1, 100) n",
                "insert into account (tenant_id, id, name, sector) select " + t + ", " + id.formatted("account") + ", 'Account ' || n, 'Sector ' || n % 12 from generate_series(1, 5000) n",
                "insert into stage (tenant_id, id, name, type, position, probability) select " + t + ", " + id.formatted("stage") + ", 'Stage ' || n, (array['open', 'open', 'won', 'lost'])[n], n, 0.5 from generate_series(1, 4) n",
                "insert into opportunity (tenant_id, id, name, account_id, owner_id, stage_id, amount_minor, created_on, close_date) select " + t + ", " + id.formatted("deal")
                        + ", 'Deal ' || n, md5('account' || (n % 5000 + 1) || " + t + "::text)::uuid, md5('person' || (n % 100 + 1) || " + t + "::text)::uuid, md5('stage' || (n % 4 + 1) || " + t
                        + "::text)::uuid, 100000 + n % 977 * 1000, date '2024-01-01' + n % 700, date '2024-03-01' + n % 760 from generate_series(1, " + DEALS + ") n",
                "insert into product (tenant_id, id, name, series) select " + t + ", " + id.formatted("product") + ", 'Product ' || n, 'Series ' || n % 3 from generate_series(1, 12) n",
                "insert into line_item (tenant_id, id, opportunity_id, product_id, amount_minor) select " + t + ", gen_random_uuid(), md5('deal' || n || " + t + "::text)::uuid, md5('product' || ((n + k) % 12 + 1) || " + t
                        + "::text)::uuid, 50000 + n % 977 * 500 from generate_series(1, " + DEALS + ") n, generate_series(1, 2) k")) {
            jdbc.sql(sql).update();
        }
    }
}
