package com.nexusflow.copilot.voice.review;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as people write them, counted in milliseconds from the first; a time that cannot be read, or lies before, takes the one before it.
 */
final class WrittenTimes {

    private static final Pattern CLOCK = Pattern.compile("(?:.*?[T "
            + ",])??(?:(\\d{1,2}):)?(\\d{1,3}):(\\d{2})(?:[.,](\\d{1,3})\\d*)?\\s*([aApP])?\\.?[mM]?\\.?(?:Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,3})\\d*)?\\s*(?:s|sec|seconds)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}.*");
    private static final long LONGEST_PAUSE = 4L * 3_600_000;

    private long base = -1;
    private long last;

    static boolean isTime(String written) {
        return CLOCK.matcher(written.strip()).matches() || SECONDS.matcher(written.strip()).matches()
                || DATE.matcher(written.strip()).matches();
    }

    static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Milliseconds since the first time. */
    int next(String written) {
        long at = millis(written.strip());
        if (at < 0) {
            return (int) last;
        }
        if (base < 0) {
            base = at;
        }
        long since = at - base;
        if (since < last || since > last + LONGEST_PAUSE) {
            base = at - last;
            since = last;
        }
        last = since;
        return (int) since;
    }

    private static long millis(String written) {
        Matcher clock = CLOCK.matcher(written);
        if (clock.matches()) {
            boolean afternoon = clock.group(5) != null && clock.group(5).equalsIgnoreCase("p");
            boolean halfDay = clock.group(5) != null && clock.group(1) == null;
            long first = number(clock.group(1));
            long second = number(clock.group(2));
            long third = number(clock.group(3));
            long seconds = halfDay ? (second % 12 * 60 + third) * 60 : (first * 60 + second) * 60 + third;
            return (seconds + (afternoon ? 12 * 3600 : 0)) * 1000 + fraction(clock.group(4));
        }
        Matcher plain = SECONDS.matcher(written);
        return plain.matches() ? number(plain.group(1)) * 1000 + fraction(plain.group(2)) : -1;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "00").substring(0, 3));
    }
}
