package com.nexusflow.copilot.agents.finding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said in a call, or what its review makes of that.
 *
 * @param utterance the place in the call
 * @param at when in the call, for instance "0:42"
 * @param side rep, customer or unknown
 * @param speaker the name, or empty
 * @param text the words
 * @param brief one sentence of them, for an answer's text
 * @param kind what the review calls it, for instance the kind of an objection or the element of a scorecard; or empty
 * @param status met, not_met or not_discussed; answered or open; or empty
 * @param due by when a next step is due
 */
public record Saying(
        CallLine call, int utterance, String at, String side, String speaker, String text, String brief, String kind, String status, @Nullable LocalDate due) {}
