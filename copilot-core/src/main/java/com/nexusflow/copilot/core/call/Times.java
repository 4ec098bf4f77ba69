package com.nexusflow.copilot.core.call;

/** The check all stretches of a call pass. */
final class Times {

    private Times() {}

    static void check(String what, int startMillis, int endMillis) {
        if (startMillis < 0 || endMillis < startMillis) {
            throw new IllegalArgumentException("The times of " + what + " are " + startMillis + " to " + endMillis
                    + " ms; give a start of 0 or more and an end not before it");
        }
    }
}
