package com.nexusflow.copilot.channels;

import com.nexusflow.copilot.agents.reply.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Words that came in through a door, made safe to handle: control characters and broken surrogates are gone, and the length is right.
 */
public record MessageText(String value) {

    public MessageText {
        value = clean(value).strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("text is empty; say what you want to know");
        }
        if (value.length() > Turn.LONGEST_TEXT) {
            throw new IllegalArgumentException("text has " + value.length() + " characters; the longest allowed is " + Turn.LONGEST_TEXT);
        }
    }

    public static MessageText of(@Nullable String text) {
        return new MessageText(text == null ? "" : text);
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point == '\n' || point == '\t' || !Character.isISOControl(point))
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
