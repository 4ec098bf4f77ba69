package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.CallLine;
import com.nexusflow.copilot.agents.finding.Saying;
import com.nexusflow.copilot.agents.tool.CallArguments.Part;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.HeardCall;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of one call's review as findings hold them. */
final class ReviewParts {

    private static final double MOOD = 0.1;
    private static final double TREND = 0.25;
    private static final int MOST = 20;

    private final CallLine call;
    private final CallReview review;
    private final @Nullable Transcript transcript;
    private final CallLines lines;

    ReviewParts(CallLine call, HeardCall heard, CallLines lines) {
        this.call = call;
        this.review = Objects.requireNonNull(heard.review());
        this.transcript = heard.transcript();
        this.lines = lines;
    }

    List<Saying> of(Part part) {
        List<Saying> all = switch (part) {
            case SUMMARY, OUTCOME -> review.summary().stream().flatMap(this::summed).toList();
            case OBJECTIONS -> review.objections().stream().map(one -> said(one.quote(), one.kind(), one.answer() == null ? "open" : "answered")).toList();
            case NEXT_STEPS -> review.nextSteps().stream().map(this::step).toList();
            case COMPETITORS -> review.competitors().stream().map(one -> said(one.quote(), one.name(), "")).toList();
            case PRICES -> review.priceTalk().stream().map(one -> said(one.quote(), "", "")).toList();
            case QUESTIONS -> review.questions().stream().map(one -> said(one.quote(), "", "")).toList();
            case RED_FLAGS -> review.redFlags().stream().map(one -> said(one.quote(), one.kind(), "")).toList();
            case PROMISES -> review.commitments().stream().map(one -> due(said(one.quote(), "", ""), one.due())).toList();
            case BANT, MEDDICC, SPICED -> card(part.code());
        };
        return all.stream().limit(MOST).toList();
    }

    /** The customer's mood and how it went, or nothing when it is not known. */
    List<String> mood() {
        Double mean = review.sentiment().customer();
        Double trend = review.sentiment().customerTrend();
        if (mean == null) {
            return List.of();
        }
        return List.of(mean > MOOD ? "good" : mean < -MOOD ? "bad" : "mixed", trend == null || Math.abs(trend) < TREND ? "steady" : trend > 0 ? "rising" : "falling");
    }

    int openObjections() {
        return (int) review.objections().stream().filter(one -> one.answer() == null).count();
    }

    int objections() {
        return review.objections().size();
    }

    int nextSteps() {
        return review.nextSteps().size();
    }

    /** A sentence of the summary with the first line that it rests on, then the further lines that it does not repeat itself. */
    private Stream<Saying> summed(CallReview.SummarySentence sentence) {
        Quote first = sentence.quotes().getFirst();
        return Stream.concat(
                Stream.of(said(sentence.text(), first, "", "")),
                sentence.quotes().stream().skip(1).filter(quote -> !sentence.text().contains(quote.text())).map(quote -> said(quote, "", "")));
    }

    private Saying step(CallReview.NextStep step) {
        String owner = step.ownerName().isBlank() ? step.owner().name().toLowerCase(Locale.ROOT) : CallWords.clean(step.ownerName());
        String claim = step.quote().text().contains(step.what().strip()) ? "" : step.what();
        return due(said(claim, step.quote(), owner, ""), step.due());
    }

    private List<Saying> card(String name) {
        Scorecard card = review.scorecards().get(name);
        return card == null ? List.of() : card.elements().entrySet().stream().map(element -> element(element.getKey(), element.getValue())).toList();
    }

    private Saying element(String name, Scorecard.Element element) {
        Scorecard.Status standing = element.standing();
        String status = standing.name().toLowerCase(Locale.ROOT);
        String quote = element.quote();
        Integer at = element.at();
        Integer millis = element.atMillis();
        if (standing == Scorecard.Status.NOT_DISCUSSED || quote == null || at == null || millis == null) {
            return new Saying(call, 0, "", "", "", "", "", "", name, status, null);
        }
        return said(new Quote(quote, at, millis, side(at)), name, status);
    }

    private Side side(int utterance) {
        return transcript == null || utterance >= transcript.utterances().size() ? Side.UNKNOWN : transcript.side(transcript.utterances().get(utterance));
    }

    private Saying said(Quote quote, String kind, String status) {
        return said("", quote, kind, status);
    }

    private Saying said(String claim, Quote quote, String kind, String status) {
        String speaker = transcript == null || quote.at() >= transcript.utterances().size() ? "" : transcript.speaker(transcript.utterances().get(quote.at())).name();
        return lines.said(call, claim, quote, speaker, kind, status);
    }

    private static Saying due(Saying saying, @Nullable LocalDate due) {
        return new Saying(saying.call(), saying.utterance(), saying.at(), saying.side(), saying.speaker(), saying.claim(), saying.text(), saying.brief(), saying.kind(), saying.status(), due);
    }
}
