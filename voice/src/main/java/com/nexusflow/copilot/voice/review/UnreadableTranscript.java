package com.nexusflow.copilot.voice.review;

import java.util.List;

/** A written transcript that cannot be read: the message key and values of the review's bundle, and the same in English as message. */
public final class UnreadableTranscript extends RuntimeException {

    private final String key;
    private final List<String> values;

    UnreadableTranscript(String key, String message, String... values) {
        super(message);
        this.key = key;
        this.values = List.of(values);
    }

    public String key() {
        return key;
    }

    public List<String> values() {
        return values;
    }
}
