package com.nexusflow.copilot.core.change;

/** Ends the transaction of an approval whose record has moved on. */
final class StaleRecord extends RuntimeException {

    private static final long serialVersionUID = 1;

    StaleRecord() {
        super("The record is in a newer state than the proposal shows", null, false, false);
    }
}
