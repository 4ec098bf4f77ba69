package com.nexusflow.copilot.core.call;

/** Words out of a transcript that a claim rests on: the utterance's number, when it started, and who said it. */
public record Quote(String text, int at, int atMillis, Side side) {

    public Quote {
        if (text.isBlank() || at < 0 || atMillis < 0) {
            throw new IllegalArgumentException("A quote of utterance " + at + " at " + atMillis + " ms is \"" + text
                    + "\"; quote words that were said");
        }
    }
}
