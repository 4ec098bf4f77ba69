package com.nexusflow.copilot.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
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

/** A million deals, a hundred thousand of them in the tenant that asks: how long figures take, and what isolation costs. */
@Tag("bench")
class MetricBenchTest {

    private static final int TENANTS = 10;
    private static final int DEALS = 100_000;
    private static final int ROUNDS = 40;

    private static TenantScope tenant;
    private static Metrics isolated;
    private static TenantDatabase openDatabase;

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
        openDatabase = new TenantDatabase(pool);
        isolated = new Metrics(TestDatabase.database(), TestDatabase.tenants(), Clock.systemUTC());
    }

    @Test
    void figuresOverAHundredThousandDealsAmongAMillion() {
        report("won revenue of one quarter", () -> isolated.run(quarter(Metric.WON_REVENUE)));
        report("win rate by rep, all time", () -> isolated.run(MetricQuery.of(Metric.WIN_RATE).splitBy(Dimension.PERSON).ordered(true, 10)));
        report("revenue by month of one rep", () -> isolated.run(
                MetricQuery.of(Metric.WON_REVENUE).splitBy(Dimension.MONTH).where(Filter.of(Dimension.PERSON, "Rep 7"))));
        List<Long> quarter = times(() -> isolated.run(quarter(Metric.WON_REVENUE)));
        assertThat(percentile(quarter, 95)).as("p95 of one quarter's revenue, in microseconds").isLessThan(200_000);
    }

    /** The same code and rows: once as the application's role, once as the superuser, whom row level security does not bind. */
    @Test
    void isolationCostsLittle() {
        List<Long> with = new ArrayList<>();
        List<Long> without = new ArrayList<>();
        tenant.run(() -> {
            for (int i = 0; i < ROUNDS * 2; i++) {
                long first = System.nanoTime();
                one(TestDatabase.database());
                long second = System.nanoTime();
                one(openDatabase);
                long third = System.nanoTime();
                if (i >= ROUNDS) {
                    with.add((second - first) / 1_000);
                    without.add((third - second) / 1_000);
                }
            }
        });
        System.out.printf("isolation: with %d us, without %d us, ratio %.3f (median of %d interleaved rounds)%n", percentile(with, 50), percentile(without, 50),
                (double) percentile(with, 50) / percentile(without, 50), ROUNDS);
        assertThat(percentile(with, 50)).as("median with isolation").isLessThan(percentile(without, 50) * 2);
    }

    private static void one(TenantDatabase database) {
        database.read(jdbc -> jdbc.sql("""
                        select o.owner_id, count(*), sum(o.amount_minor) from opportunity o
                        where o.tenant_id = :tenant and o.close_date between '2025-07-01' and '2025-09-30' group by o.owner_id""")
                .param("tenant", tenant.tenantId())
                .query((row, n) -> row.getLong(2))
                .list());
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
                        + "::text)::uuid, 100000 + n % 977 * 1000, date '2024-01-01' + n % 700, date '2024-03-01' + n % 760 from generate_series(1, " + DEALS + ") n")) {
            jdbc.sql(sql).update();
        }
    }
}
