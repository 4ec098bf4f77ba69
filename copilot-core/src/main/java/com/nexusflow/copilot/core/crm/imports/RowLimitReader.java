package com.nexusflow.copilot.core.crm.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends reading when one row grows past the limit, which an unclosed quote would otherwise let grow to the whole file. */
final class RowLimitReader extends FilterReader {

    /** A row that does not end. */
    static final class EndlessRow extends IOException {
        EndlessRow(int limit) {
            super("A row is longer than " + limit + " characters");
        }
    }

    private final int limit;
    private long sinceRow;

    RowLimitReader(Reader in, int limit) {
        super(in);
        this.limit = limit;
    }

    void rowEnded() {
        sinceRow = 0;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws EndlessRow {
        sinceRow += read;
        if (sinceRow > limit) {
            throw new EndlessRow(limit);
        }
    }
}
