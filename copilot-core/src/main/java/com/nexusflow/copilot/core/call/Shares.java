package com.nexusflow.copilot.core.call;

/** The check all shares and confidences pass. */
final class Shares {

    private Shares() {}

    static void check(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The " + what + " is " + share + "; give a number from 0 to 1");
        }
    }
}
