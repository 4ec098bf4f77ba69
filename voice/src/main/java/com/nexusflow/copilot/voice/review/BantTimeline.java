package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.voice.review.Durations.Span;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Timeline: not met when what the rep says about delivery cannot meet the date the buyer needs, unless the rep finds a way later. */
final class BantTimeline {

    private static final double NUMBERS = 1.5;
    private static final double DEADLINE = 0.5;
    private static final double LONGER_BY = 1.25;

    private final Talk talk;
    private final @Nullable LocalDate callDate;
    private final CueSet cues;
    private final CueSet timing;
    private final CueSet terms;
    private final Evidence evidence = new Evidence();
    private @Nullable Span wanted;
    private @Nullable Boolean last;

    BantTimeline(Talk talk, @Nullable LocalDate callDate) {
        this.talk = talk;
        this.callDate = callDate;
        this.cues = talk.language().cues("timeline");
        this.timing = talk.language().cues("timing");
        this.terms = talk.language().cues("terms");
    }

    Element judged() {
        talk.sentences().forEach(this::weigh);
        return Boolean.FALSE.equals(last) ? evidence.notMet() : evidence.met();
    }

    private void weigh(Sentence sentence) {
        Set<String> labels = cues.in(sentence).stream().map(CueSet.Found::label).collect(Collectors.toSet());
        boolean about = !timing.in(sentence).isEmpty() || answersTiming(sentence);
        List<Span> spans = about ? Durations.in(sentence, callDate) : List.of();
        boolean wants = labels.contains("wanted") || labels.contains("restated");
        if (!about && labels.contains("deadline") && !labels.contains("owes") && SaidDates.first(sentence.tokens(), callDate == null ? LocalDate.EPOCH : callDate) != null) {
            evidence.forIt(sentence.quote(), DEADLINE);
        }
        if (wants && !spans.isEmpty() && (sentence.side() == Side.CUSTOMER || wanted == null)) {
            wanted = spans.getLast();
            evidence.forIt(sentence.quote(), DEADLINE);
        }
        if (labels.contains("late") && (about || followsTiming(sentence)) && !isAboutTerms(sentence)) {
            mark(sentence, false, 1);
        } else if (labels.contains("cannot") && about) {
            mark(sentence, false, 1);
        } else if (sentence.side() == Side.REP && about) {
            delivered(sentence, labels, spans);
        }
    }

    private void delivered(Sentence sentence, Set<String> labels, List<Span> spans) {
        Span longest = spans.stream().max(Comparator.comparingDouble(Span::days)).orElse(null);
        boolean tells = labels.contains("delivery") && !sentence.question();
        if (tells && wanted != null && longest != null && longest.days() > wanted.days() * LONGER_BY) {
            mark(sentence, false, NUMBERS);
        } else if (labels.contains("can") && !labels.contains("cannot")) {
            mark(sentence, true, 1);
        }
    }

    private boolean answersTiming(Sentence sentence) {
        return sentence.utterance() > 0 && talk.of(sentence.utterance() - 1).stream()
                .anyMatch(asked -> asked.question() && !timing.in(asked).isEmpty());
    }

    /** "That is too long for us" says what of only to those who heard what was said before it. */
    private boolean followsTiming(Sentence sentence) {
        return sentence.utterance() > 0 && talk.of(sentence.utterance() - 1).stream().anyMatch(before -> !timing.in(before).isEmpty());
    }

    private boolean isAboutTerms(Sentence sentence) {
        return talk.of(sentence.utterance()).stream().anyMatch(one -> !terms.in(one).isEmpty());
    }

    private void mark(Sentence sentence, boolean can, double weight) {
        last = can;
        if (can) {
            evidence.forIt(sentence.quote(), weight);
        } else {
            evidence.against(sentence.quote(), weight);
        }
    }
}
