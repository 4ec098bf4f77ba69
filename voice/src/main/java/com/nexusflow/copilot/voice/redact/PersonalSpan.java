package com.nexusflow.copilot.voice.redact;

import java.util.Arrays;

/** A stretch of a text that is personal: what it is and its first and past-the-last character. */
public record PersonalSpan(Kind kind, int start, int end) {

    public enum Kind {
        CARD("[card number]"), IBAN("[account number]"), EMAIL("[e-mail]"), PHONE("[phone number]");

        private final String tag;

        Kind(String tag) {
            this.tag = tag;
        }

        /** What stands in the text instead. */
        public String tag() {
            return tag;
        }
    }

    /** Whether a word is what stands in place of something personal. */
    public static boolean isTag(String word) {
        return Arrays.stream(Kind.values()).anyMatch(kind -> kind.tag().equals(word));
    }

    boolean meets(PersonalSpan other) {
        return start < other.end() && other.start() < end;
    }
}
