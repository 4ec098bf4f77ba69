package com.nexusflow.copilot.agents.call;

import com.nexusflow.copilot.agents.finding.CallLine;
import com.nexusflow.copilot.agents.finding.CallPhrases;
import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.agents.finding.Saying;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.Point;
import com.nexusflow.copilot.agents.reply.CallRef;
import com.nexusflow.copilot.agents.tool.CallLines;
import com.nexusflow.copilot.agents.tool.CallWords;
import com.nexusflow.copilot.core.call.CallMetrics;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallReview.NextStep;
import com.nexusflow.copilot.core.call.CallReview.Objection;
import com.nexusflow.copilot.core.call.HeardCall;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.metric.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The three things about a call that its rep should know first: what happens next, what stands against the deal, and how well it is qualified. */
final class CallPoints {

    private static final String BANT = "bant";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Phrases say;
    private final CallPhrases phrases;
    private final CallLines lines;
    private final CallLine call;
    private final @Nullable Transcript transcript;
    private final CallReview review;

    CallPoints(Phrases say, CallLines lines, HeardCall heard) {
        this.say = say;
        this.phrases = new CallPhrases(say);
        this.lines = lines;
        this.call = lines.of(heard.call());
        this.transcript = heard.transcript();
        this.review = Objects.requireNonNull(heard.review());
    }

    List<Point> all() {
        Point doubt = doubt();
        return List.of(next(), doubt, qualified(doubt.quote()));
    }

    /** What is due first; without a date, what the rep is to do. */
    private Point next() {
        Optional<NextStep> dated = review.nextSteps().stream().filter(step -> step.due() != null).min(Comparator.comparing(step -> Objects.requireNonNullElse(step.due(), LocalDate.MAX)));
        return dated.or(() -> review.nextSteps().stream().min(Comparator.comparing(step -> step.owner() != Side.REP)))
                .map(this::next)
                .orElseGet(() -> new Point(word("calls.point.next_step"), word("calls.no_next_steps"), null));
    }

    private Point next(NextStep step) {
        String owner = step.ownerName().isBlank() ? say.replies().get("calls.side." + step.owner().name().toLowerCase(Locale.ROOT)) : CallWords.clean(step.ownerName());
        LocalDate due = step.due();
        String text = due == null ? owner : owner + ", " + say.replies().get("calls.due", say.format().date(due));
        return new Point(word("calls.point.next_step"), text, quote(step.quote()));
    }

    /** A risk weighs most, then an objection that nobody answered. */
    private Point doubt() {
        if (!review.redFlags().isEmpty()) {
            CallReview.RedFlag risk = review.redFlags().getFirst();
            return new Point(word("calls.point.risk"), label(said(risk.quote(), risk.kind(), ""), "red_flags"), quote(risk.quote()));
        }
        return review.objections().stream().min(Comparator.comparing((Objection one) -> one.answer() != null))
                .map(one -> new Point(word("calls.point.objection"), label(said(one.quote(), one.kind(), one.answer() == null ? "open" : "answered"), "objections"), quote(one.quote())))
                .orElseGet(() -> new Point(word("calls.point.objection"), word("calls.no_objections"), null));
    }

    /** Where nothing of it was heard, how much of the time the rep spoke says more. */
    private Point qualified(Block.@Nullable Quote told) {
        Scorecard card = review.scorecards().get(BANT);
        CallMetrics.TalkTimes times = review.metrics().times();
        boolean heard = card != null && card.elements().values().stream().anyMatch(element -> element.standing() != Status.NOT_DISCUSSED);
        if (!heard && times != null && times.talkRatio() != null) {
            BigDecimal share = BigDecimal.valueOf(times.talkRatio()).multiply(HUNDRED);
            return new Point(say.sentence(phrases.figure("talk_ratio")), say.format().figure(share, Unit.PERCENT), null);
        }
        Map<String, Scorecard.Element> elements = card == null ? Map.of() : card.elements();
        String line = elements.entrySet().stream()
                .map(element -> say.replies().get("calls.element." + element.getKey()) + " " + say.replies().get("calls.status." + element.getValue().standing().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" · "));
        return new Point(say.replies().get("calls.part.bant"), line.isEmpty() ? "–" : line, shown(elements.values(), told));
    }

    /** What is missing shows more than what is there; what was told already is not told again. */
    private Block.@Nullable Quote shown(Iterable<Scorecard.Element> elements, Block.@Nullable Quote told) {
        return Stream.of(Status.NOT_MET, Status.MET)
                .flatMap(status -> first(elements, element -> element.standing() == status && (told == null || !Objects.equals(element.at(), told.call().utterance()))).stream())
                .findFirst()
                .orElse(null);
    }

    private Optional<Block.Quote> first(Iterable<Scorecard.Element> elements, Predicate<Scorecard.Element> wanted) {
        for (Scorecard.Element element : elements) {
            String words = element.quote();
            Integer at = element.at();
            Integer millis = element.atMillis();
            if (wanted.test(element) && words != null && at != null && millis != null) {
                return Optional.of(quote(new Quote(words, at, millis, side(at))));
            }
        }
        return Optional.empty();
    }

    Block.Quote quote(Quote quote) {
        Saying saying = said(quote, "", "");
        return new Block.Quote(new CallRef(call.id(), saying.utterance()), say.sentence(phrases.name(call)), "", phrases.speaker(saying), saying.at(), saying.text());
    }

    private Saying said(Quote quote, String kind, String status) {
        String speaker = transcript == null || quote.at() >= transcript.utterances().size() ? "" : transcript.speaker(transcript.utterances().get(quote.at())).name();
        return lines.said(call, quote, speaker, kind, status);
    }

    private Side side(int utterance) {
        return transcript == null || utterance >= transcript.utterances().size() ? Side.UNKNOWN : transcript.side(transcript.utterances().get(utterance));
    }

    private String label(Saying saying, String part) {
        return phrases.label(saying, part);
    }

    private String word(String key) {
        return say.sentence(say.replies().get(key));
    }
}
