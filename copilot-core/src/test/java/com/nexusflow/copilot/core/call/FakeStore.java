package com.nexusflow.copilot.core.call;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps audio in memory. */
public final class FakeStore implements AudioStore {

    final Map<String, byte[]> audio = new ConcurrentHashMap<>();
    /** Neither takes anything in nor gives it out. */
    boolean away;

    @Override
    public <X extends Exception> Kept put(UUID tenant, long mostBytes, Source<X> source) throws IOException, X {
        if (away) {
            throw new IOException("The store is away");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        source.writeTo(bytes);
        if (bytes.size() > mostBytes) {
            throw new TooLarge(mostBytes);
        }
        String name = tenant + "/" + UUID.randomUUID();
        audio.put(name, bytes.toByteArray());
        return new Kept(name, bytes.size());
    }

    @Override
    public StoredAudio get(Kept kept) {
        return new StoredAudio() {
            @Override
            public long size() {
                return kept.bytes();
            }

            @Override
            public InputStream open() throws IOException {
                byte[] bytes = audio.get(kept.name());
                if (bytes == null || away) {
                    throw new IOException("There is no audio " + kept.name());
                }
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    @Override
    public void delete(String name) {
        audio.remove(name);
    }

    @Override
    public List<String> putBefore(UUID tenant, Instant moment) {
        return audio.keySet().stream().filter(name -> name.startsWith(tenant + "/")).toList();
    }
}
