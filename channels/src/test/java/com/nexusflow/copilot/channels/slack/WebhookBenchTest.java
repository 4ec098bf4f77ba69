package com.nexusflow.copilot.channels.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How fast a signed webhook is kept and acknowledged, against keeping the same row and nothing else, interleaved in one run. */
@Tag("bench")
class WebhookBenchTest {

    private static final int AT_ONCE = 8;
    private static final int EACH = 400;
    private static final int ROUNDS = 7;

    private final Office office = new Office();
    private final String channel = office.slack.channel(office.ritasId, office.ottosId);

    @Test
    void aWebhookIsAcknowledgedAtLeastFourTenthsAsFastAsARowIsInserted() throws Exception {
        List<Double> ratios = new ArrayList<>();
        ConcurrentLinkedQueue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        for (int warm = 0; warm < 24 * ROUNDS; warm++) {
            run(i -> post());
            run(this::insert);
        }
        long before = office.inInbox();
        for (int round = 0; round < ROUNDS; round++) {
            double plain = run(this::insert);
            double webhook = run(i -> {
                long begin = System.nanoTime();
                post();
                acknowledged.add(System.nanoTime() - begin);
            });
            ratios.add(plain / webhook);
        }
        assertThat(office.inInbox() - before).as("nothing lost").isEqualTo(2L * ROUNDS * EACH);
        double ratio = ratios.stream().sorted().toList().get(ROUNDS / 2);
        long[] sorted = acknowledged.stream().mapToLong(Long::longValue).sorted().toArray();
        double p99 = sorted[(int) (sorted.length * 0.99)] / 1e6;
        System.out.printf("WEBHOOK: %.2f x plain inserts, aim 0.4 (rounds %s); acknowledged in p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, aim 50; %.0f a second%n", ratio,
                ratios.stream().map("%.2f"::formatted).toList(), sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.95)] / 1e6, p99,
                1e9 * AT_ONCE / LongStream.of(sorted).average().orElse(1));
        assertThat(ratio).isGreaterThanOrEqualTo(0.4);
        assertThat(p99).isLessThanOrEqualTo(50);
    }

    /** A link that is none of ours: kept and acknowledged like any other event, and then there is nothing to show. */
    private void post() {
        Map<String, Object> event = SlackJson.object("type", "link_shared", "user", office.ritasId, "channel", channel, "message_ts", "composer",
                "links", List.of(Map.of("url", "https://elsewhere.example/a", "domain", "elsewhere.example")));
        assertThat(office.slack.deliverOnce(office.slack.callback(event)).statusCode()).isEqualTo(200);
    }

    private void insert(int number) {
        office.tenant.run(() -> RunningCopilot.bean(TenantDatabase.class).write(jdbc -> jdbc.sql("""
                        insert into inbox_message (tenant_id, id, connection_id, event, lane, kind, body, received_at, not_before, done_at)
                        values (:tenant, :id, :connection, :event, 'plain', 'event', :body, now(), now(), now())""")
                .param("tenant", office.tenant.tenantId())
                .param("id", Ids.next())
                .param("connection", office.connection.id())
                .param("event", Ids.next().toString())
                .param("body", "x".repeat(600))
                .update()));
    }

    /** Seconds. */
    private static double run(IntConsumer work) throws Exception {
        long begin = System.nanoTime();
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                int number = i;
                all.add(people.submit(() -> work.accept(number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
