package com.nexusflow.copilot.voice.audio;

import java.time.Duration;

/**
 * How large and how long a recording may be.
 *
 * @param bytes of the file
 * @param length of what it holds
 * @param decodedBytes of its samples at 32 bit in all channels, so that a small file cannot unfold without end
 */
public record AudioLimits(long bytes, Duration length, long decodedBytes) {

    private static final long MEGABYTE = 1024 * 1024;

    public AudioLimits {
        if (bytes < 1 || decodedBytes < 1 || !length.isPositive()) {
            throw new IllegalArgumentException("Limits of recordings are above 0, not %d bytes, %s, %d decoded bytes".formatted(bytes, length, decodedBytes));
        }
    }

    /** The same for a recording that was taken in: what we make of it may be a larger file. */
    public AudioLimits ofAnySize() {
        return new AudioLimits(Long.MAX_VALUE, length, decodedBytes);
    }

    /** 500 MB, four hours, and as much as four hours of two channels at 48 kHz are. */
    public static AudioLimits usual() {
        return new AudioLimits(500 * MEGABYTE, Duration.ofHours(4), 4L * 3600 * 48_000 * 2 * 4);
    }
}
