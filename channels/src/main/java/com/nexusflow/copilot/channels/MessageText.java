package com.nexusflow.copilot.channels;

import com.nexusflow.copilot.agents.reply.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Words that came in through a door, made safe to handle: what cannot be seen (control and format characters, broken surrogates) is gone, and the
 * length is right.
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
        text.codePoints().filter(MessageText::isReadable).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isReadable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\t';
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
