package com.nexusflow.copilot.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.crm.Topic;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A deal that is talked about a lot, among many: the first page comes from the index. */
class FeedBenchTest {

    private static final int RUNS = 21;

    private final FeedKit kit = new FeedKit();

    @Test
    void aDealWithAThousandCommentsOpensFast() {
        kit.sql("""
                insert into opportunity (tenant_id, id, name, owner_id, stage_id, account_id)
                select o.tenant_id, gen_random_uuid(), 'Deal ' || n, o.owner_id, o.stage_id, o.account_id from opportunity o, generate_series(1, 2000) n where o.name = 'Rollout'""");
        kit.as("Ida Falk").run(() -> FeedKit.DATABASE.write(jdbc -> jdbc.sql("""
                insert into comment (tenant_id, id, opportunity_id, author_id, body, created_at)
                select o.tenant_id, gen_random_uuid(), o.id, o.owner_id, 'Comment ' || n, timestamptz '2026-05-01T00:00Z' + n * interval '1 second'
                from opportunity o, generate_series(1, 1000) n where o.name = 'Rollout'
                union all
                select o.tenant_id, gen_random_uuid(), o.id, o.owner_id, 'Comment ' || n, timestamptz '2026-05-01T00:00Z' + n * interval '1 second'
                from opportunity o, generate_series(1, 10) n where o.name <> 'Rollout'""").update()));
        Duration first = median(() -> assertThat(kit.feed("Luc Moreau", kit.deal())).hasSize(50));
        FeedPosition middle = FeedPosition.parse(kit.as("Luc Moreau").call(() -> kit.comments.of(kit.deal(), null, 500)).next());
        Duration further = median(() -> assertThat(kit.as("Luc Moreau").call(() -> kit.feed.of(kit.deal(), middle, 50)).orElseThrow().entries()).hasSize(50));
        Duration account = median(() -> assertThat(kit.feed("Luc Moreau", Topic.account(kit.crm.id("Initech")))).hasSize(50));
        Duration mine = median(() -> assertThat(kit.as("Ida Falk").call(() -> kit.feed.mine(kit.now.minus(Duration.ofDays(30)), null, 50)).entries()).hasSize(50));
        System.out.printf("feed of an account with 2,001 deals %d ms, of the owner of them %d ms%n", account.toMillis(), mine.toMillis());
        System.out.printf("feed of a deal with 1,000 comments among 21,000: first page %d ms, a page in the middle %d ms (median of %d)%n", first.toMillis(), further.toMillis(), RUNS);
        assertThat(first).isLessThan(Duration.ofMillis(150));
        assertThat(further).isLessThan(Duration.ofMillis(150));
        assertThat(account).isLessThan(Duration.ofMillis(600));
        assertThat(mine).isLessThan(Duration.ofMillis(600));
    }

    private static Duration median(Runnable work) {
        long[] nanos = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[RUNS / 2]);
    }
}
