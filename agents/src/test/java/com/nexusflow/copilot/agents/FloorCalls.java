package com.nexusflow.copilot.agents;

import com.nexusflow.copilot.core.call.CallAnalysis;
import com.nexusflow.copilot.core.call.CallFacts;
import com.nexusflow.copilot.core.call.CallIntake;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.Consent;
import com.nexusflow.copilot.core.call.NewCall;
import com.nexusflow.copilot.core.call.TestCalls;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.nexusflow.copilot.voice.analysis.RuleAnalysis;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** The calls of the sales floor: taken in as every call is, and reviewed by the rules. */
final class FloorCalls {

    private static final String FILE = "/scenarios/organisation/calls.txt";
    private static final int WORD_MILLIS = 400;

    private final SalesFloor floor;
    private final Timing analysis = new Timing();
    private final TestCalls kit = new TestCalls(analysis, Clock.systemUTC());
    private final Calls calls = kit.calls;
    private final CallIntake intake = kit.intake;

    FloorCalls(SalesFloor floor) {
        this.floor = floor;
    }

    /** The ids of all calls of the floor. */
    static List<UUID> ids(SalesFloor floor) {
        return floor.crm().tenant().call(() -> TestDatabase.database().read(jdbc -> jdbc.sql("select id from sales_call").query(UUID.class).list()));
    }

    void bring() {
        String text = text();
        for (String call : text.substring(text.indexOf("\n== ") + 1).split("(?m)^== ")) {
            if (!call.isBlank()) {
                bring(call);
            }
        }
    }

    private void bring(String block) {
        List<String> head = Stream.of(block.lines().findFirst().orElseThrow().split("\\|")).map(String::strip).toList();
        NewCall call = new NewCall(
                CallSource.TRANSCRIPT, head.getFirst(), null, floor.crm().id(head.get(1)), floor.crm().id(head.get(2)), head.get(3).equals("-") ? null : floor.crm().id(head.get(3)), null,
                Instant.parse(head.get(4)), "en", Consent.GIVEN);
        analysis.timed = head.get(5).equals("timed");
        UUID id = floor.scope(head.get(1)).call(() -> intake.transcript(call, block.substring(block.indexOf('\n') + 1)));
        if (!head.get(5).equals("waiting")) {
            kit.work(floor.crm().tenant(), id);
        }
    }

    private static String text() {
        try (InputStream stream = Objects.requireNonNull(FloorCalls.class.getResourceAsStream(FILE))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /** The rules; a timed call's words take 400 ms each, as if they came from its audio. */
    private static final class Timing implements CallAnalysis {

        private final RuleAnalysis rules = new RuleAnalysis();
        private boolean timed;

        @Override
        public Transcript read(String text, String language, String repName) {
            Transcript written = rules.read(text, language, repName);
            return timed ? new Transcript(language, true, written.speakersGuessed(), written.speakers(), written.utterances().stream().map(Timing::timed).toList()) : written;
        }

        @Override
        public CallReview review(Transcript transcript, CallFacts facts) {
            return rules.review(transcript, facts);
        }

        private static Utterance timed(Utterance written) {
            List<Word> words = new ArrayList<>();
            int at = written.startMillis();
            for (String word : written.text().split("\\s+")) {
                words.add(new Word(word, at, at + WORD_MILLIS, 1));
                at += WORD_MILLIS;
            }
            return new Utterance(written.number(), written.speaker(), written.startMillis(), at, written.text(), words);
        }
    }
}
