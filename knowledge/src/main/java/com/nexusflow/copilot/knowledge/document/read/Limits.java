package com.nexusflow.copilot.knowledge.document.read;

import java.time.Duration;

/**
 * How much of a file is taken before it is refused.
 *
 * @param fileBytes of the file as it came
 * @param entries files packed in it
 * @param unpackedBytes all that it unpacks to
 * @param partBytes one packed part, for instance one sheet
 * @param smallPartBytes a part that is held in memory as a tree, for instance the styles
 * @param pages pages, slides or sheets
 * @param characters of text
 */
public record Limits(
        int fileBytes, int entries, long unpackedBytes, long partBytes, long smallPartBytes, int pages, int cells, int parts, int characters, Duration time) {

    private static final int MEGABYTE = 1 << 20;

    public Limits {
        if (fileBytes < 1 || entries < 1 || unpackedBytes < 1 || partBytes < 1 || smallPartBytes < 1 || pages < 1 || cells < 1 || parts < 1 || characters < 1
                || !time.isPositive()) {
            throw new IllegalArgumentException("Limits are all above zero, were " + fileBytes + ", " + entries + ", " + unpackedBytes + ", " + partBytes + ", "
                    + smallPartBytes + ", " + pages + ", " + cells + ", " + parts + ", " + characters + ", " + time);
        }
    }

    /** What no honest sales document comes near to. */
    public static Limits usual() {
        return new Limits(32 * MEGABYTE, 10_000, 512L * MEGABYTE, 64L * MEGABYTE, 8L * MEGABYTE, 2_000, 1_000_000, 100_000, 5_000_000, Duration.ofSeconds(60));
    }
}
