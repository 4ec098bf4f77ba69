package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonValue;
import com.nexusflow.copilot.core.call.CallMetrics.TalkTimes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A figure of how somebody talks, and the range that was published for it, where one was. The ranges are correlations, not causes. */
public enum Measure {
    /** Published are 57 % in won deals against 62 % in lost ones; nothing was published of too small a share. */
    TALK_RATIO(0.0, 0.57),
    MONOLOGUE(0.0, 150.0),
    INTERACTIVITY(null, null),
    PATIENCE(0.6, 1.0),
    QUESTIONS(11.0, 14.0),
    PACE(null, null),
    FILLERS(null, null);

    private final @Nullable Double low;
    private final @Nullable Double high;

    Measure(@Nullable Double low, @Nullable Double high) {
        this.low = low;
        this.high = high;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The published range's lower end, or null where nothing was published. */
    public @Nullable Double low() {
        return low;
    }

    public @Nullable Double high() {
        return high;
    }

    /** Its value for a set of calls. */
    public @Nullable Double of(TalkFigures figures) {
        return switch (this) {
            case TALK_RATIO -> figures.talkRatio();
            case MONOLOGUE -> figures.monologueSeconds();
            case INTERACTIVITY -> figures.switchesPerHour();
            case PATIENCE -> figures.patienceSeconds();
            case QUESTIONS -> figures.questionsPerCall();
            case PACE -> figures.wordsPerMinute();
            case FILLERS -> figures.fillersPerMinute();
        };
    }

    /** Its value for one call. */
    @Nullable Double of(CallMetrics metrics) {
        TalkTimes times = metrics.times();
        return switch (this) {
            case TALK_RATIO -> times == null ? null : times.talkRatio();
            case MONOLOGUE -> times == null ? null : Double.valueOf(times.longestMonologueSeconds());
            case INTERACTIVITY -> times == null ? null : times.switchesPerHour();
            case PATIENCE -> times == null ? null : times.patienceSeconds();
            case QUESTIONS -> metrics.rep().questions() == null ? null : Double.valueOf(metrics.rep().questions());
            case PACE -> metrics.rep().wordsPerMinute();
            case FILLERS -> metrics.rep().fillersPerMinute();
        };
    }

    /** How many calls of the set its value rests on. */
    public int calls(TalkFigures figures) {
        return this == QUESTIONS ? figures.reviewed() : figures.timed();
    }

    /** How far outside the published range, as a share of the end it lies beyond; 0 within it and where nothing was published. */
    double distance(double value) {
        if (low == null || high == null) {
            return 0;
        }
        return value > high ? (value - high) / high : value < low ? (low - value) / low : 0;
    }

    /** Whether it lies outside the published range; never where nothing was published. */
    public boolean isOutside(double value) {
        return distance(value) > 0;
    }
}
