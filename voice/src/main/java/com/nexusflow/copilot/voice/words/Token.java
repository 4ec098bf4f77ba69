package com.nexusflow.copilot.voice.words;

/** One word of a text in lower case, its stem, and where it stands; "don't" is two tokens at one place. */
public record Token(String text, String stem, int start, int end) {

    public boolean isNumber() {
        return Character.isDigit(text.charAt(0));
    }
}
