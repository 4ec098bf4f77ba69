package com.nexusflow.copilot.knowledge.card;

/** A file that is no battle card: the line that is wrong, and what would be right. */
public final class CardFileRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int line;

    CardFileRefused(int line, String sentence) {
        super("Line " + line + ": " + sentence);
        this.line = line;
    }

    /** Counts from 1. */
    public int line() {
        return line;
    }
}
