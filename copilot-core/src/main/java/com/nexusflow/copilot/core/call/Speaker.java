package com.nexusflow.copilot.core.call;

/** One voice of a call; the name is empty while nobody knows it. */
public record Speaker(int number, Side side, String name) {

    public Speaker {
        if (number < 0) {
            throw new IllegalArgumentException("Speaker number " + number + " is below 0; number speakers from 0");
        }
    }
}
