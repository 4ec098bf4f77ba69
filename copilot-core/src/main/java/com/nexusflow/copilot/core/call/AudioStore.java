package com.nexusflow.copilot.core.call;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where the audio of calls is kept, sealed: whoever has its files alone hears nothing. */
public interface AudioStore {

    /** The name it has in the store, and its size as it came. */
    record Kept(String name, long bytes) {}

    /** Writes audio to where it is kept. */
    interface Source<X extends Exception> {
        void writeTo(OutputStream stream) throws IOException, X;
    }

    /**
     * Keeps all that the source writes under a new name; nothing stays where it fails.
     *
     * @throws TooLarge when there is more of it than that
     */
    <X extends Exception> Kept put(UUID tenant, long mostBytes, Source<X> source) throws IOException, X;

    /** The audio of that name, of which as many bytes were put in. */
    StoredAudio get(Kept kept);

    /** Forgets it; what is not there is forgotten already. */
    void delete(String name) throws IOException;

    /** The names of the tenant that were put in before that moment. */
    List<String> putBefore(UUID tenant, Instant moment) throws IOException;

    /** There is more than may be kept. */
    final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        public TooLarge(long mostBytes) {
            super("The recording is larger than " + mostBytes + " bytes");
        }
    }
}
