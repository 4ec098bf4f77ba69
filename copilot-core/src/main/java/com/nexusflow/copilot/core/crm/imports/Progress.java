package com.nexusflow.copilot.core.crm.imports;

import java.util.function.LongConsumer;

/**
 * How many rows of a run are done. A row is half done when it is read and whole when its file is taken. It is told at most a few
 * times each second, and outside of the import's own transaction, which nobody can see into before it ends.
 */
final class Progress {

    private static final long PAUSE_NANOS = 300_000_000L;

    private final LongConsumer teller;
    private long halves;
    private long end;
    private long toldAt = System.nanoTime();

    Progress(LongConsumer teller) {
        this.teller = teller;
    }

    /** From here on, a file with so many rows is under way; the file before is done. */
    void file(long rows) {
        halves = end;
        end += 2 * rows;
    }

    /** So many rows were read, or taken. */
    void halfDone(long rows) {
        halves = Math.min(end, halves + rows);
        if (System.nanoTime() - toldAt > PAUSE_NANOS) {
            teller.accept(halves / 2);
            toldAt = System.nanoTime();
        }
    }
}
