package com.nexusflow.copilot.core.call;

/** One spoken word with its place in the audio and how sure the recogniser is of it, from 0 to 1. */
public record Word(String text, int startMillis, int endMillis, double confidence) {

    public Word {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A word at " + startMillis + " ms is blank; leave it out");
        }
        Times.check("word \"" + text + "\"", startMillis, endMillis);
        Shares.check("confidence of \"" + text + "\"", confidence);
    }
}
