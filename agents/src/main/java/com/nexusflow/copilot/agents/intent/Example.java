package com.nexusflow.copilot.agents.intent;

/** A sentence a person might write and the intent it stands for. */
public record Example(String text, String intent) {

    /** The intent of sentences the copilot should not try to answer. */
    public static final String OUT_OF_SCOPE = "out_of_scope";

    public Example {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text: the example of intent '" + intent + "' is blank; write a sentence or remove the line");
        }
        if (intent.isBlank()) {
            throw new IllegalArgumentException("intent: the example '" + text + "' names no intent; give it one");
        }
    }

    boolean outOfScope() {
        return intent.equals(OUT_OF_SCOPE);
    }
}
