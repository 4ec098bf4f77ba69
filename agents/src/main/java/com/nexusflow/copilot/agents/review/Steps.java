package com.nexusflow.copilot.agents.review;

import com.nexusflow.copilot.core.call.CallReview.Commitment;
import com.nexusflow.copilot.core.call.CallReview.NextStep;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.text.CleanText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Next steps in a model's words. Those the rules heard keep their owner and date; a new one has only what its line proves. */
final class Steps {

    private static final int MOST = 10;
    private static final Pattern ASKS = Pattern.compile("\\b(?:you|your|sie|ihr|ihnen|du|dir|vous|votre|tu|usted|ustedes|su)\\b");

    private final Transcript transcript;
    private final Proof proof;
    private final SaidWords words;

    Steps(Transcript transcript, Proof proof, SaidWords words) {
        this.transcript = transcript;
        this.proof = proof;
        this.words = words;
    }

    List<NextStep> with(List<Claims.Step> claims, List<NextStep> heard, List<Commitment> promises) {
        List<NextStep> steps = new ArrayList<>(heard);
        for (Claims.Step claim : claims) {
            Quote quote = proof.of(claim.quote()).orElse(null);
            String what = CleanText.lines(claim.what()).replace('\n', ' ');
            if (quote != null && words.hold(what, List.of(quote))) {
                int known = sameLine(steps, quote);
                if (known >= 0) {
                    steps.set(known, worded(steps.get(known), what));
                } else if (steps.size() < MOST) {
                    found(claim, what, quote, promises).ifPresent(steps::add);
                }
            }
        }
        return steps;
    }

    private static int sameLine(List<NextStep> steps, Quote quote) {
        for (int i = 0; i < steps.size(); i++) {
            Quote other = steps.get(i).quote();
            if (other.at() == quote.at() && (quote.text().contains(other.text()) || other.text().contains(quote.text()))) {
                return i;
            }
        }
        return -1;
    }

    private static NextStep worded(NextStep step, String what) {
        return new NextStep(what, step.owner(), step.ownerName(), step.due(), step.quote());
    }

    private Optional<NextStep> found(Claims.Step claim, String what, Quote quote, List<Commitment> promises) {
        Side owner = owner(claim.owner(), quote);
        boolean arranged = owner != Side.UNKNOWN && !quote.text().endsWith("?") && !Orders.in(quote.text()) && Elements.isAbout("next_step", quote.text());
        return arranged ? Optional.of(new NextStep(what, owner, name(owner), due(claim.due(), quote, promises), quote)) : Optional.empty();
    }

    /** Whoever says it owes it, or asks the other side for it. */
    private static Side owner(String said, Quote quote) {
        Side owner = switch (said) {
            case "rep" -> Side.REP;
            case "customer" -> Side.CUSTOMER;
            default -> Side.UNKNOWN;
        };
        boolean proven = quote.side() == owner || quote.side() != Side.UNKNOWN && ASKS.matcher(CleanText.folded(quote.text())).find();
        return proven ? owner : Side.UNKNOWN;
    }

    /** A date counts where the rules work it out from the same line. */
    private static @Nullable LocalDate due(String said, Quote quote, List<Commitment> promises) {
        try {
            LocalDate due = LocalDate.parse(said);
            return promises.stream()
                    .filter(promise -> promise.quote().at() == quote.at() && quote.text().contains(promise.quote().text()))
                    .map(Commitment::due)
                    .filter(Objects::nonNull)
                    .anyMatch(due::equals) ? due : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private String name(Side side) {
        List<Speaker> speakers = transcript.speakers().stream().filter(speaker -> speaker.side() == side).toList();
        return speakers.size() == 1 ? speakers.getFirst().name() : "";
    }
}
