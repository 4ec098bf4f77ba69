package com.nexusflow.copilot.voice.audio;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, which remember when they could not be read: decoders take that for a damaged file or for its end. */
final class StoredBytes extends FilterInputStream {

    private @Nullable IOException trouble;

    StoredBytes(InputStream file) {
        super(file);
    }

    private interface Reading {
        long read() throws IOException;
    }

    /** Fails where a byte could not be read, whatever was made of it. */
    void check() throws IOException {
        if (trouble != null) {
            throw trouble;
        }
    }

    private long reading(Reading reading) throws IOException {
        check();
        try {
            return reading.read();
        } catch (IOException e) {
            trouble = e;
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        return (int) reading(in::read);
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        return (int) reading(() -> in.read(to, from, length));
    }

    @Override
    public long skip(long count) throws IOException {
        return reading(() -> in.skip(count));
    }
}
