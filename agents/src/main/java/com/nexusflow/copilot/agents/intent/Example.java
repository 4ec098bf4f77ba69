package com.nexusflow.copilot.agents.intent;

/** A sentence a person might write, with slots such as {@code {account}} where names belong, and the intent it stands for. */
public record Example(String text, String intent) {

    /** The intent of sentences the copilot should not try to answer. */
    public static final String OUT_OF_SCOPE = "out_of_scope";

    public Example {
        if (Phrase.of(text).isBlank()) {
            throw new IllegalArgumentException("text: the example '" + text + "' of intent '" + intent + "' holds no words; write a sentence");
        }
        if (intent.isBlank()) {
            throw new IllegalArgumentException("intent: the example '" + text + "' names no intent; give it one");
        }
    }

    boolean outOfScope() {
        return intent.equals(OUT_OF_SCOPE);
    }
}
