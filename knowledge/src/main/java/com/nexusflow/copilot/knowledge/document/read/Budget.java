package com.nexusflow.copilot.knowledge.document.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one file may still cost. Parsers that swallow exceptions are no way around it: the first refusal is remembered. */
final class Budget {

    private final Limits limits;
    private final long deadline;
    private long unpacked;
    private long characters;
    private int pages;
    private int cells;
    private int parts;
    private volatile @Nullable Refused refused;

    Budget(Limits limits) {
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    Limits limits() {
        return limits;
    }

    /** Why nothing may be taken of the file, once that is known. */
    @Nullable Refused refused() {
        return refused;
    }

    /** To be called often: ends work that takes too long, or that nobody waits for any more. */
    void tick() {
        Refused known = refused;
        if (known != null) {
            throw new Unreadable(known);
        }
        if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
            throw refuse(Refusal.TOO_SLOW, seconds(limits.time()));
        }
    }

    static long seconds(Duration time) {
        return Math.max(1, time.toSeconds());
    }

    void page() {
        if (++pages > limits.pages()) {
            throw refuse(Refusal.TOO_MANY_PAGES, limits.pages());
        }
        tick();
    }

    int pages() {
        return pages;
    }

    void cell() {
        if (++cells > limits.cells()) {
            throw refuse(Refusal.TOO_MANY_CELLS, limits.cells());
        }
        if (cells % 256 == 0) {
            tick();
        }
    }

    void text(int length) {
        characters += length;
        if (characters > limits.characters() || ++parts > limits.parts()) {
            throw refuse(Refusal.TOO_MUCH_TEXT, limits.characters());
        }
        tick();
    }

    void unpacked(long bytes) {
        unpacked += bytes;
        if (unpacked > limits.unpackedBytes()) {
            throw unpacksTooFar();
        }
        tick();
    }

    Unreadable unpacksTooFar() {
        return refuse(Refusal.UNPACKS_TOO_FAR, limits.unpackedBytes() >> 20);
    }

    Unreadable refuse(Refusal reason, Object... values) {
        Refused why = Refused.of(reason, values);
        if (refused == null) {
            refused = why;
        }
        return new Unreadable(why);
    }

    /** The stream, every byte of it counted as unpacked and no more of them than the part may have. */
    InputStream counted(InputStream in, long most) {
        return new Counted(in, most, true);
    }

    /** The stream, which ends the reading when more than so many bytes come. */
    InputStream limited(InputStream in, long most) {
        return new Counted(in, most, false);
    }

    private final class Counted extends FilterInputStream {

        private final long most;
        private final boolean inSum;
        private long read;

        Counted(InputStream in, long most, boolean inSum) {
            super(in);
            this.most = most;
            this.inSum = inSum;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int got = super.read(buffer, from, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > most) {
                throw unpacksTooFar();
            }
            unpacked(inSum ? bytes : 0);
        }
    }
}
