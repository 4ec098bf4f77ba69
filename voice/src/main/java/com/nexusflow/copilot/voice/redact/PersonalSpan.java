package com.nexusflow.copilot.voice.redact;

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

    boolean meets(PersonalSpan other) {
        return start < other.end() && other.start() < end;
    }
}
