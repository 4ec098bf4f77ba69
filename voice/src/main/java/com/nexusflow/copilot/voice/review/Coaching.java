package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.CallMetrics;
import com.nexusflow.copilot.core.call.CallMetrics.TalkTimes;
import com.nexusflow.copilot.core.call.CallReview.CoachingNote;
import com.nexusflow.copilot.core.call.CallReview.Objection;
import com.nexusflow.copilot.core.call.CallReview.Sentiment;
import com.nexusflow.copilot.core.call.Measure;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a call's figures lie to the published ranges. The ranges are correlations; the notes name them and leave the verdict to people. */
final class Coaching {

    private static final int WORDS_WORTH_QUESTIONS = 400;
    private static final double MOOD_FALLS = -0.25;

    private final Locale language;
    private final List<CoachingNote> notes = new ArrayList<>();

    private Coaching(Locale language) {
        this.language = language;
    }

    static List<CoachingNote> notes(Talk talk, CallMetrics metrics, Sentiment sentiment, List<Objection> objections, Map<String,
            Scorecard> cards, Locale language) {
        Coaching coaching = new Coaching(language);
        coaching.times(metrics.times());
        if (!talk.language().isKnown()) {
            coaching.note("coaching.language", talk.transcript().language());
            return coaching.notes;
        }
        coaching.questions(metrics);
        coaching.objections(objections);
        coaching.mood(sentiment);
        coaching.course(metrics, cards);
        return coaching.notes;
    }

    private void times(@Nullable TalkTimes times) {
        if (times == null) {
            note("coaching.untimed");
            return;
        }
        if (times.talkRatio() != null && Measure.TALK_RATIO.isOutside(times.talkRatio())) {
            note("coaching.talk_ratio", number(times.talkRatio() * 100, 0));
        }
        if (Measure.MONOLOGUE.isOutside(times.longestMonologueSeconds())) {
            note("coaching.monologue", clock(times.longestMonologueSeconds()));
        }
        Double patience = times.patienceSeconds();
        if (patience != null && Measure.PATIENCE.isOutside(patience)) {
            note("coaching.patience", number(patience, 1));
        }
    }

    private void questions(CallMetrics metrics) {
        Integer asked = metrics.rep().questions();
        boolean longEnough = metrics.rep().words() + metrics.customer().words() >= WORDS_WORTH_QUESTIONS;
        if (asked != null && longEnough && Measure.QUESTIONS.isOutside(asked)) {
            note("coaching.questions", Integer.toString(asked));
        }
    }

    private void objections(List<Objection> objections) {
        objections.stream().filter(objection -> objection.answer() == null).findFirst()
                .ifPresent(open -> notes.add(new CoachingNote("coaching.open_objection", List.of(), open.quote())));
    }

    private void mood(Sentiment sentiment) {
        if (sentiment.customerTrend() != null && sentiment.customerTrend() <= MOOD_FALLS) {
            note("coaching.mood");
        }
    }

    private void course(CallMetrics metrics, Map<String, Scorecard> cards) {
        Quote price = metrics.moments().firstPrice();
        if (price == null) {
            note("coaching.no_price");
        }
        if (Boolean.FALSE.equals(metrics.moments().nextStepAgreed())) {
            note("coaching.no_next_step");
        }
        Scorecard bant = cards.get("bant");
        long silent = bant == null ? 0
                : bant.elements().values().stream().filter(element -> element.status() == Status.NOT_DISCUSSED).count();
        if (silent > 0) {
            note("coaching.not_discussed", Long.toString(silent));
        }
    }

    private void note(String key, String... values) {
        notes.add(new CoachingNote(key, List.of(values), null));
    }

    private String number(double value, int decimals) {
        return String.format(language, "%." + decimals + "f", value);
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return "%d:%02d".formatted(whole / 60, whole % 60);
    }
}
