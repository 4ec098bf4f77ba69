package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.CallMetrics;
import com.nexusflow.copilot.core.call.CallMetrics.Moments;
import com.nexusflow.copilot.core.call.CallMetrics.SideSpeech;
import com.nexusflow.copilot.core.call.CallMetrics.TalkTimes;
import com.nexusflow.copilot.core.call.CallReview.Question;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be counted. Speech seconds are the time a side's words cover; an hour of talk is an hour of speech of both sides; patience is
 * measured from turn to turn, back-channels left out.
 */
final class Metrics {

    private static final double MINUTE = 60;
    private static final double HOUR = 3600;

    private final Talk talk;
    private final List<Question> questions;
    private final Fillers fillers;
    private final @Nullable SpeechTime all;
    private final SpeechTime rep;
    private final SpeechTime customer;

    private Metrics(Talk talk, List<Question> questions) {
        this.talk = talk;
        this.questions = questions;
        this.fillers = new Fillers(talk.language());
        this.rep = new SpeechTime(words(Side.REP));
        this.customer = new SpeechTime(words(Side.CUSTOMER));
        List<Word> every = talk.transcript().utterances().stream().flatMap(utterance -> utterance.words().stream()).toList();
        this.all = talk.transcript().timed() && !every.isEmpty() ? new SpeechTime(every) : null;
    }

    static CallMetrics of(Talk talk, List<Question> questions, Moments moments) {
        Metrics metrics = new Metrics(talk, questions);
        TalkTimes times = metrics.times();
        return new CallMetrics(times != null, times, metrics.speech(Side.REP, metrics.rep), metrics.speech(Side.CUSTOMER,
                metrics.customer), moments);
    }

    private List<Word> words(Side side) {
        Transcript transcript = talk.transcript();
        return transcript.utterances().stream().filter(u -> transcript.side(u) == side).flatMap(utterance -> utterance.words().stream())
                .toList();
    }

    private @Nullable TalkTimes times() {
        if (all == null) {
            return null;
        }
        List<Turn> turns = Turn.of(talk.transcript());
        double speech = rep.seconds() + customer.seconds();
        Double ratio = speech == 0 ? null : Double.valueOf(rep.seconds() / speech);
        Double switches = speech == 0 ? null : Double.valueOf(switches(turns) / (speech / HOUR));
        double duration = all.spanSeconds();
        return new TalkTimes(ratio, longest(turns, Side.REP), longest(turns, Side.CUSTOMER), switches, patience(turns),
                rep.overlapSeconds(customer),
                duration - all.seconds(), duration);
    }

    private static double longest(List<Turn> turns, Side side) {
        return turns.stream().filter(turn -> turn.side() == side).mapToDouble(Turn::seconds).max().orElse(0);
    }

    private static int switches(List<Turn> turns) {
        return Math.max(0, turns.size() - 1);
    }

    private static @Nullable Double patience(List<Turn> turns) {
        List<Double> waits = new ArrayList<>();
        for (int i = 1; i < turns.size(); i++) {
            if (turns.get(i - 1).side() == Side.CUSTOMER && turns.get(i).side() == Side.REP) {
                waits.add(Math.max(0, turns.get(i).startMillis() - turns.get(i - 1).endMillis()) / 1000.0);
            }
        }
        if (waits.isEmpty()) {
            return null;
        }
        Collections.sort(waits);
        int middle = waits.size() / 2;
        return waits.size() % 2 == 1 ? waits.get(middle) : (waits.get(middle - 1) + waits.get(middle)) / 2;
    }

    private SideSpeech speech(Side side, SpeechTime time) {
        int words = 0;
        int filled = 0;
        for (Utterance utterance : talk.transcript().utterances()) {
            if (talk.transcript().side(utterance) == side) {
                words += utterance.words().isEmpty() ? count(utterance.text()) : utterance.words().size();
                filled += talk.of(utterance.number()).stream().mapToInt(sentence -> fillers.in(sentence.tokens())).sum();
            }
        }
        boolean known = talk.language().isKnown();
        int asked = Questions.count(questions, side);
        boolean timed = all != null && time.seconds() > 0;
        double minutes = time.seconds() / MINUTE;
        Double perHour = known && all != null && all.spanSeconds() > 0 ? Double.valueOf(asked / (all.spanSeconds() / HOUR)) : null;
        return new SideSpeech(words, known ? Integer.valueOf(asked) : null, perHour, timed ? Double.valueOf(words / minutes) : null,
                known ? Integer.valueOf(filled) : null, known && timed ? Double.valueOf(filled / minutes) : null, all != null ? Double.valueOf(time.seconds()) : null);
    }

    private static int count(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
