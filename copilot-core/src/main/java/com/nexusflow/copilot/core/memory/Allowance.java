package com.nexusflow.copilot.core.memory;

import java.time.Duration;

/**
 * What a limit says to one more use.
 *
 * @param retryAfter zero when the use is granted, else how long to wait before trying again
 */
public record Allowance(Duration retryAfter) {

    static final Allowance GRANTED = new Allowance(Duration.ZERO);

    public Allowance {
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("retryAfter must not be negative, was " + retryAfter);
        }
    }

    public boolean isGranted() {
        return retryAfter.isZero();
    }
}
