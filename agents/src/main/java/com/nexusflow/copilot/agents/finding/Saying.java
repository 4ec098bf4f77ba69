package com.nexusflow.copilot.agents.finding;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said in a call, or what its review makes of that.
 *
 * @param utterance the place in the call
 * @param at when in the call, for instance "0:42"
 * @param side rep, customer or unknown
 * @param speaker the name, or empty
 * @param claim what the review says of it in words that nobody spoke; or empty where the words stand for themselves
 * @param text the words that were spoken
 * @param brief one sentence for an answer's text: of the claim where there is one, otherwise of the words
 * @param kind what the review calls it, for instance the kind of an objection or the element of a scorecard; or empty
 * @param status met, not_met or not_discussed; answered or open; or empty
 * @param due by when a next step is due
 */
public record Saying(
        CallLine call, int utterance, String at, String side, String speaker, String claim, String text, String brief, String kind, String status, @Nullable LocalDate due) {

    public Saying {
        // findings that were kept before reviews' claims stood apart have none
        claim = Objects.requireNonNullElse(claim, "");
    }

    /** Whether the claim repeats the words itself, for instance in quotation marks. */
    boolean isToldByClaim() {
        return claim.contains(text);
    }
}
