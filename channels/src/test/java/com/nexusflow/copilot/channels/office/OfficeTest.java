package com.nexusflow.copilot.channels.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.office.Office.Rep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People at work through all doors while platforms repeat and overload, and one of two nodes is killed without warning. */
class OfficeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @Test
    void eachMessageIsAnsweredOnceAlthoughANodeIsKilled() throws InterruptedException {
        try (Office office = new Office(10, 4)) {
            OfficeDay day = workADay(office, 800);
            System.out.println(figures(day));
            aConversationGoesOnWhenTheNodeThatHeldItIsKilled(office, day);
        }
    }

    /** The same with fifty people, with figures: ten minutes of use in less than two. */
    @Test
    @Tag("bench")
    void fiftyPeopleAreAcknowledgedInTimeAndAnsweredOnce() throws InterruptedException {
        try (Office office = new Office(50, 12)) {
            OfficeDay day = workADay(office, 9_000);
            System.out.println(figures(day));
            assertThat(day.percentile(0.99)).isLessThan(Duration.ofMillis(500));
        }
    }

    private static OfficeDay workADay(Office office, int pauseMillis) throws InterruptedException {
        office.start(0);
        office.join(0);
        office.start(1);
        office.join(1);
        new OfficeDay(office, 1).greet();
        OfficeDay day = new OfficeDay(office, pauseMillis);
        List<Thread> people = day.begin();
        int all = office.reps.stream().mapToInt(rep -> rep.deals().size()).sum();
        Awaitility.await().atMost(PATIENCE).until(() -> day.sent.get() >= all / 3);
        office.kill(0);
        office.start(0);
        CompletableFuture<Void> back = CompletableFuture.runAsync(() -> office.join(0));
        for (Thread person : people) {
            person.join();
        }
        back.join();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() ->
                assertThat(missing(day)).as("not answered").isEmpty());
        assertThat(day.undelivered).hasValue(0);
        assertThat(office.microsoft.mistakes()).isEmpty();
        Map<String, Integer> repeats = day.answers().entrySet().stream().filter(answer -> answer.getValue() > 1).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(repeats.values()).as("a crash costs one visible repeat of what was being sent, and no more: %s", repeats).allMatch(times -> times == 2).hasSizeLessThan(6);
        return day;
    }

    /** Whoever answers next knows what was said before, for nothing of it lies in a node. */
    private static void aConversationGoesOnWhenTheNodeThatHeldItIsKilled(Office office, OfficeDay day) throws InterruptedException {
        Rep rep = office.reps.getFirst();
        String chat = office.slack.direct(rep.slack());
        int before = office.slack.said(chat).size();
        day.say(rep, "what is the close date of " + rep.deals().getFirst() + "?");
        office.slack.await(chat, before + 1);
        Awaitility.await().until(office::isAllSent);
        office.kill(1);
        day.say(rep, "who owns it?");
        assertThat(office.slack.await(chat, before + 2).getLast().words()).contains(rep.name());
    }

    private static List<String> missing(OfficeDay day) {
        return day.answers().entrySet().stream().filter(answer -> answer.getValue() == 0).map(answer -> answer.getKey() + " (" + day.door(answer.getKey()) + ")").sorted().toList();
    }

    private static String figures(OfficeDay day) {
        long twice = day.answers().values().stream().filter(times -> times > 1).count();
        return "OFFICE: %d messages, %d of them delivered twice, %d acknowledgements; acknowledged in p50 %d ms, p95 %d ms, p99 %d ms; 0 missing, %d visible twice after the kill".formatted(
                day.sent.get(), day.repeated.get(), day.acknowledged.size(), day.percentile(0.5).toMillis(), day.percentile(0.95).toMillis(), day.percentile(0.99).toMillis(), twice);
    }
}
