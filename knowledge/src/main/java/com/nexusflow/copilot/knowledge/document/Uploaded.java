package com.nexusflow.copilot.knowledge.document;

/** What became of a file that was brought. */
public record Uploaded(Document document, Outcome outcome) {

    /** What it is to the collection. */
    public enum Outcome {
        NEW,
        NEW_VERSION,
        /** The collection has the same bytes already; nothing was kept a second time. */
        KNOWN
    }
}
