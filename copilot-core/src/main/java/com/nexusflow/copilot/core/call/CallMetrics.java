package com.nexusflow.copilot.core.call;

import org.jspecify.annotations.Nullable;

/** What can be counted in a call. Times are absent (null) when the transcript's times do not come from the audio: never estimated. */
public record CallMetrics(boolean timed, @Nullable TalkTimes times, SideSpeech rep, SideSpeech customer, Moments moments) {

    public CallMetrics {
        if (timed != (times != null)) {
            throw new IllegalArgumentException("Metrics say timed=" + timed + " and times " + times + "; give times exactly when timed");
        }
    }

    /**
     * Figures from word times. Talk ratio is the rep's speech seconds over all speech seconds; absent values had nothing to be computed
     * from.
     *
     * @param switchesPerHour speaker switches per hour of talk, back-channels not counted
     * @param patienceSeconds median from the end of a customer turn to the rep's next word, overlap counting as 0
     */
    public record TalkTimes(@Nullable Double talkRatio, double longestMonologueSeconds, double longestCustomerStorySeconds,
            @Nullable Double switchesPerHour, @Nullable Double patienceSeconds, double overlapSeconds, double silenceSeconds,
            double durationSeconds) {}

    /**
     * What one side did with words; per-hour and per-minute figures are absent without times. Tag questions are not questions.
     *
     * @param questions absent, like the fillers, in a language whose questions are not known
     */
    public record SideSpeech(int words, @Nullable Integer questions, @Nullable Double questionsPerHour, @Nullable Double wordsPerMinute,
            @Nullable Integer fillers, @Nullable Double fillersPerMinute, @Nullable Double speechSeconds) {}

    /**
     * When it came to price, to a competitor, and whether a next step was agreed.
     *
     * @param nextStepAgreed absent when nobody could tell in the language of the call
     */
    public record Moments(@Nullable Quote firstPrice, @Nullable Quote firstCompetitor, @Nullable Boolean nextStepAgreed) {}
}
