package com.nexusflow.copilot.core.people;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When and where a person wants to be told something without having asked.
 *
 * @param door the door to use, or null for the first one where the person is known
 * @param quietFrom from when on nothing is said; the same time as quietTo means that there are no quiet hours
 * @param dailyAt when the open deals are told each working day, or null for never
 */
public record Delivery(@Nullable String door, LocalTime quietFrom, LocalTime quietTo, @Nullable LocalTime dailyAt) {

    public static final Delivery DEFAULT = new Delivery(null, LocalTime.of(19, 0), LocalTime.of(7, 0), null);

    /** The moment at which something may be said that is known at the given one: that moment, or the end of the quiet hours it lies in. */
    public Instant allowed(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        if (!isQuiet(local.toLocalTime())) {
            return moment;
        }
        ZonedDateTime end = local.with(quietTo);
        return (end.isAfter(local) ? end : local.plusDays(1).with(quietTo)).toInstant();
    }

    private boolean isQuiet(LocalTime time) {
        boolean overNight = quietFrom.isAfter(quietTo);
        return overNight ? !time.isBefore(quietFrom) || time.isBefore(quietTo) : !time.isBefore(quietFrom) && time.isBefore(quietTo);
    }
}
