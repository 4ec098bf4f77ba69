package com.nexusflow.copilot.core.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a list, newest first: everything that stands behind it is older, or as old with a lower id. */
public record FeedPosition(Instant at, UUID id) {

    private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,17})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** Reads what {@link #toString} writes; anything else is an {@link IllegalArgumentException}. */
    public static FeedPosition parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("before must be the \"next\" of a page you were given, was \"" + written + "\"");
        }
        return new FeedPosition(Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS), UUID.fromString(parts.group(2)));
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id;
    }
}
