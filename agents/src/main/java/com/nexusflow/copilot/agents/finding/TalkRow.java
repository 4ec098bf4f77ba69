package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.agents.reply.RecordRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How calls were talked; what had nothing to be computed from is null.
 *
 * @param rep whose calls they are; null for all together or nobody's
 * @param timed how many have times, on which all but the questions per call rests
 * @param percent the rep's share of all talk
 * @param longest the longest monologue, for instance "2:31"
 */
public record TalkRow(
        @Nullable RecordRef rep, int calls, int timed, int untimed, int pending, @Nullable BigDecimal minutes, @Nullable BigDecimal percent,
        @Nullable BigDecimal longestSeconds, @Nullable String longest, @Nullable BigDecimal switchesPerHour, @Nullable BigDecimal patienceSeconds,
        @Nullable BigDecimal questionsPerCall, @Nullable BigDecimal wordsPerMinute, @Nullable BigDecimal fillersPerMinute) {

    /** The value of a figure by its code. */
    public @Nullable BigDecimal value(String figure) {
        return switch (figure) {
            case "talk_time" -> minutes;
            case "talk_ratio" -> percent;
            case "longest_monologue" -> longestSeconds;
            case "interactivity" -> switchesPerHour;
            case "patience" -> patienceSeconds;
            case "questions" -> questionsPerCall;
            case "pace" -> wordsPerMinute;
            case "fillers" -> fillersPerMinute;
            case "calls" -> BigDecimal.valueOf(calls);
            default -> throw new IllegalArgumentException("There is no talk figure \"" + figure + "\"");
        };
    }
}
