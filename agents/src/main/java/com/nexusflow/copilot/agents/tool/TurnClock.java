package com.nexusflow.copilot.agents.tool;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clock of the tools. During one turn it stands still, so that a tool which is called again says the same. */
public final class TurnClock extends Clock {

    private static final ThreadLocal<@Nullable Instant> STANDS_AT = new ThreadLocal<>();

    private final Clock running;

    TurnClock(Clock running) {
        this.running = running;
    }

    /** Does the work at that moment. */
    public static <T> T at(Instant moment, Supplier<T> work) {
        Instant before = STANDS_AT.get();
        STANDS_AT.set(moment);
        try {
            return work.get();
        } finally {
            if (before == null) {
                STANDS_AT.remove();
            } else {
                STANDS_AT.set(before);
            }
        }
    }

    @Override
    public Instant instant() {
        Instant moment = STANDS_AT.get();
        return moment == null ? running.instant() : moment;
    }

    @Override
    public ZoneId getZone() {
        return running.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TurnClock(running.withZone(zone));
    }
}
