package com.nexusflow.copilot.channels.office;

import com.nexusflow.copilot.channels.office.Office.Rep;
import com.nexusflow.copilot.channels.phone.FakeTwilio;
import com.nexusflow.copilot.channels.teams.FakeBotConnector;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What people do in an office: each asks about one own deal after the other, through one door or another; platforms repeat, overload and time out. */
final class OfficeDay {

    private static final int TRIES = 12;
    private static final String GREETING = "what can you do?";

    /** How long each acknowledgement took. */
    final Queue<Duration> acknowledged = new ConcurrentLinkedQueue<>();
    final AtomicInteger repeated = new AtomicInteger();
    final AtomicInteger undelivered = new AtomicInteger();
    final AtomicInteger sent = new AtomicInteger();
    private final Map<String, String> doorOfDeal = new ConcurrentHashMap<>();
    private final Office office;
    private final int longestPauseMillis;

    OfficeDay(Office office, int longestPauseMillis) {
        this.office = office;
        this.longestPauseMillis = longestPauseMillis;
    }

    /** Everybody works at the same time. */
    List<Thread> begin() {
        List<Thread> people = new ArrayList<>();
        for (int i = 0; i < office.reps.size(); i++) {
            int number = i;
            people.add(Thread.ofVirtual().name("rep " + i).start(() -> work(office.reps.get(number), new Random(number))));
        }
        return people;
    }

    /** The first words of the day, to both nodes through each door; returns when they were answered. */
    void greet() {
        for (Rep rep : office.reps) {
            deliver(slack(office.slack.message(rep.slack(), office.slack.direct(rep.slack()), "", GREETING)));
            deliver(teams(rep, GREETING));
            deliver(text(rep, GREETING));
        }
        for (Rep rep : office.reps) {
            office.slack.await(office.slack.direct(rep.slack()), 1);
        }
    }

    private void work(Rep rep, Random random) {
        for (int i = 0; i < rep.deals().size(); i++) {
            String question = "what is the close date of " + rep.deals().get(i) + "?";
            pause(random.nextInt(longestPauseMillis));
            trouble(rep, random);
            ask(rep, question, (rep.number().hashCode() + i) & 3, random.nextInt(10) == 0, rep.deals().get(i));
        }
    }

    private void ask(Rep rep, String question, int door, boolean twice, String deal) {
        doorOfDeal.put(deal, List.of("direct", "channel", "teams", "sms").get(door));
        List<Supplier<HttpResponse<String>>> deliveries = switch (door) {
            case 0 -> List.of(slack(office.slack.message(rep.slack(), office.slack.direct(rep.slack()), "", question)));
            case 1 -> mention(rep, question);
            case 2 -> List.of(teams(rep, question));
            default -> List.of(text(rep, question));
        };
        deliveries.forEach(this::deliver);
        if (twice) {
            repeated.incrementAndGet();
            deliveries.forEach(this::deliver);
        }
        sent.incrementAndGet();
    }

    /** Writes to the copilot in Slack, directly. */
    void say(Rep rep, String text) {
        deliver(slack(office.slack.message(rep.slack(), office.slack.direct(rep.slack()), "", text)));
    }

    private Supplier<HttpResponse<String>> slack(Map<String, Object> message) {
        Map<String, Object> callback = office.slack.callback(message);
        return () -> office.slack.deliverOnce(callback);
    }

    /** Slack tells of a mention twice, as a mention and as a message. */
    private List<Supplier<HttpResponse<String>>> mention(Rep rep, String question) {
        Map<String, Object> message = office.slack.message(rep.slack(), rep.channel(), "", office.slack.mention(question));
        Map<String, Object> mention = new LinkedHashMap<>(message);
        mention.put("type", "app_mention");
        return List.of(slack(mention), slack(message));
    }

    private Supplier<HttpResponse<String>> teams(Rep rep, String question) {
        var activity = office.microsoft.message(rep.chat(), rep.teams(), question);
        return () -> office.microsoft.bring(office.someNode(), office.teamsConnection, office.app, activity);
    }

    private Supplier<HttpResponse<String>> text(Rep rep, String question) {
        String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        return () -> office.line.text(sid, rep.number(), question);
    }

    /** Again and again, as platforms do, until somebody acknowledges it. */
    private void deliver(Supplier<HttpResponse<String>> delivery) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long begin = System.nanoTime();
            try {
                if (delivery.get().statusCode() / 100 == 2) {
                    acknowledged.add(Duration.ofNanos(System.nanoTime() - begin));
                    return;
                }
            } catch (UncheckedIOException | IllegalStateException e) {
                // The node is dead or dying; the platform comes again.
            }
            pause(200 * (attempt + 1));
        }
        undelivered.incrementAndGet();
    }

    private void trouble(Rep rep, Random random) {
        switch (random.nextInt(30)) {
            case 0 -> office.slack.fails("chat.postMessage", 429, 1);
            case 1 -> office.slack.fails("chat.postMessage", 500, 0);
            case 2 -> office.microsoft.fail(rep.chat(), 429, "1");
            case 3 -> office.microsoft.fail(rep.chat(), 502, "");
            case 4 -> office.twilio.fail(office.account, 429, "1", 1);
            case 5 -> office.twilio.fail(office.account, 500, "", 1);
            default -> { }
        }
    }

    /** How often the answer about each deal stands where it was asked for. */
    Map<String, Integer> answers() {
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        for (Rep rep : office.reps) {
            List<String> texts = new ArrayList<>(office.slack.said(office.slack.direct(rep.slack())).stream().map(said -> said.words()).toList());
            texts.addAll(office.slack.said(rep.channel()).stream().map(said -> said.words()).toList());
            texts.addAll(office.microsoft.messagesNow(rep.chat()).stream().map(FakeBotConnector.Sent::text).toList());
            texts.addAll(office.twilio.textsTo(office.account, rep.number()).stream().map(FakeTwilio.Text::body).toList());
            rep.deals().forEach(deal -> answers.put(deal, (int) texts.stream().filter(text -> text.contains(deal)).count()));
        }
        return answers;
    }

    String door(String deal) {
        return doorOfDeal.getOrDefault(deal, "not asked");
    }

    Duration percentile(double share) {
        List<Duration> sorted = acknowledged.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
