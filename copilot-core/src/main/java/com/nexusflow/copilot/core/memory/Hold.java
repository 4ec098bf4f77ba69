package com.nexusflow.copilot.core.memory;

/** A key that nobody else holds meanwhile. Closing it twice is harmless, also when another holds the key by then. */
public interface Hold extends AutoCloseable {

    @Override
    void close();
}
