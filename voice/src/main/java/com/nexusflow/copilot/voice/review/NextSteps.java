package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.CallReview.NextStep;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import com.nexusflow.copilot.voice.words.Tokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was arranged to happen after the call: whose it is and until when. What the rep only offers and the buyer turns down is left out.
 */
final class NextSteps {

    private static final Set<String> REFUSALS = Set.of("no", "nope", "not");
    private static final List<String> SAME_DAY = List.of("right after our call", "after our call", "after this call", "right away",
            "by the end of the day",
            "end of day", "in the next few minutes", "immediately", "this afternoon", "this evening", "later today");

    private final Talk talk;
    private final @Nullable LocalDate callDate;
    private final CueSet cues;

    NextSteps(Talk talk, @Nullable LocalDate callDate) {
        this.talk = talk;
        this.callDate = callDate;
        this.cues = talk.language().cues("steps");
    }

    List<NextStep> found() {
        List<NextStep> steps = new ArrayList<>();
        for (Sentence sentence : talk.sentences()) {
            Side owner = owner(sentence);
            if (owner != Side.UNKNOWN && !(sentence.side() == Side.REP && isRefused(sentence))) {
                steps.add(new NextStep(sentence.text(), owner, name(owner), due(sentence, callDate), sentence.quote()));
            }
        }
        return steps;
    }

    /** Whether a step tells what is to be done: "please send it" tells nothing to whom did not hear what was said before. */
    static boolean tellsWhat(NextStep step, Language language) {
        Set<String> thin = language.list("thin").lines().stream().flatMap(line -> Stream.of(line.split(" "))).collect(Collectors.toSet());
        return Tokens.of(step.quote().text()).stream().anyMatch(token -> !thin.contains(token.text()) && !token.isNumber());
    }

    /** The step with the latest date, or the last one when none has a date. */
    static Optional<NextStep> farthest(List<NextStep> steps) {
        Optional<NextStep> last = steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
        return steps.stream().filter(step -> step.due() != null)
                .max(Comparator.comparing(step -> Objects.requireNonNull(step.due())))
                .or(() -> last);
    }

    /** The side that owes what the sentence arranges; a request lies with the one who was asked, a meeting with the rep. */
    private Side owner(Sentence sentence) {
        Set<String> labels = cues.in(sentence).stream().map(CueSet.Found::label).collect(Collectors.toSet());
        if (labels.contains("customer_owes")) {
            return Side.CUSTOMER;
        }
        boolean offered = labels.contains("rep_owes") || labels.contains("meeting") && (isAgreed(sentence) || namesADay(sentence));
        return offered && !onlyAsks(sentence) || labels.contains("asked") ? Side.REP : Side.UNKNOWN;
    }

    /** "Can we set up a call?" arranges something once the other side agrees. */
    private boolean onlyAsks(Sentence sentence) {
        return sentence.question() && !isAgreed(sentence);
    }

    /** "Let us meet on the third of March" stands unless it is turned down. */
    private boolean namesADay(Sentence sentence) {
        boolean dated = SaidDates.first(sentence.tokens(), callDate == null ? LocalDate.EPOCH : callDate) != null;
        return dated && replies(sentence).stream().findFirst().filter(reply -> REFUSALS.contains(reply.tokens().getFirst().text())).isEmpty();
    }

    boolean isAgreed(Sentence sentence) {
        return replies(sentence).stream().anyMatch(reply -> cues.in(reply).stream().anyMatch(found -> found.label().equals("agreed")))
                || sentence.side() == Side.CUSTOMER;
    }

    private boolean isRefused(Sentence sentence) {
        return replies(sentence).stream().findFirst().filter(reply -> REFUSALS.contains(reply.tokens().getFirst().text())).isPresent()
                && sentence.question();
    }

    private List<Sentence> replies(Sentence sentence) {
        int next = talk.reply(sentence).map(Sentence::utterance).orElse(-1);
        return next < 0 ? List.of() : talk.of(next);
    }

    /** The name of the side's speaker when it has only one. */
    private String name(Side side) {
        List<Speaker> speakers = talk.transcript().speakers().stream().filter(speaker -> speaker.side() == side).toList();
        return speakers.size() == 1 ? speakers.getFirst().name() : "";
    }

    /** The date a sentence names, counted from the day of the call. */
    static @Nullable LocalDate due(Sentence sentence, @Nullable LocalDate callDate) {
        if (callDate == null) {
            return null;
        }
        SaidDates.Said said = SaidDates.first(sentence.tokens(), callDate);
        if (said != null) {
            return said.date();
        }
        String words = sentence.text().toLowerCase(Locale.ROOT);
        return SAME_DAY.stream().anyMatch(words::contains) ? callDate : null;
    }
}
