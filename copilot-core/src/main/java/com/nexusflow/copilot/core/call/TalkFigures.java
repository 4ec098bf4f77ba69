package com.nexusflow.copilot.core.call;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a set of calls was talked. All that needs times rests on the timed calls alone; the others are counted, so that nobody takes a part for
 * the whole. What had nothing to be computed from is absent.
 *
 * @param calls all calls of the set
 * @param timed those whose review has times
 * @param untimed those that are reviewed, but whose transcript has no times
 * @param pending those whose review is not ready yet
 * @param failed those that could not be read or reviewed
 * @param repSeconds how long the reps spoke in all timed calls
 * @param talkRatio the reps' speech over all speech of the timed calls, as if they were one call
 * @param monologueSeconds the mean of the timed calls' longest monologues of the rep
 * @param longestMonologue the longest one of all
 * @param switchesPerHour speaker switches per hour of talk, as if the timed calls were one call
 * @param patienceSeconds the median of the timed calls' patience
 * @param questionsPerCall the reps' questions per reviewed call; times are not needed to count them
 * @param questionsPerHour the reps' questions per hour of the timed calls
 * @param wordsPerMinute the reps' pace in the timed calls
 * @param fillersPerMinute the reps' fillers in the timed calls
 */
public record TalkFigures(int calls, int timed, int untimed, int pending, int failed, double repSeconds, double customerSeconds, double durationSeconds,
        @Nullable Double talkRatio, @Nullable Double monologueSeconds, @Nullable Monologue longestMonologue, @Nullable Double switchesPerHour,
        @Nullable Double patienceSeconds, @Nullable Double questionsPerCall, @Nullable Double questionsPerHour, @Nullable Double wordsPerMinute,
        @Nullable Double fillersPerMinute) {

    /** The longest stretch of a rep that the customer did not break, and the call it was in. */
    public record Monologue(double seconds, UUID call) {}

    public TalkFigures {
        if (calls != timed + untimed + pending + failed) {
            throw new IllegalArgumentException("Of " + calls + " calls " + timed + " are timed, " + untimed + " untimed, " + pending + " pending and " + failed
                    + " failed; count each call once");
        }
    }

    /** The same without naming a call. */
    TalkFigures withoutCalls() {
        return new TalkFigures(calls, timed, untimed, pending, failed, repSeconds, customerSeconds, durationSeconds, talkRatio, monologueSeconds, null,
                switchesPerHour, patienceSeconds, questionsPerCall, questionsPerHour, wordsPerMinute, fillersPerMinute);
    }

    /** Those whose review is there. */
    public int reviewed() {
        return timed + untimed;
    }
}
