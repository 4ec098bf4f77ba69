package com.nexusflow.copilot.voice.store;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.nexusflow.copilot.core.call.AudioStore;
import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.core.tenant.Ids;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals audio segment by segment (AES-256-GCM with a key of its own for each file) before it touches a disk, and opens it as it is read. */
public final class SealedStore implements AudioStore {

    private static final Logger LOG = LoggerFactory.getLogger(SealedStore.class);
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT = 1 << 16;

    private final Shelf shelf;
    private final Path work;
    private final AesGcmHkdfStreaming sealing;

    /** @param work where sealed files stand until they are on the shelf, on the same disk where that is a folder */
    public SealedStore(Shelf shelf, Path work, byte[] key) {
        this.shelf = shelf;
        this.work = work;
        try {
            this.sealing = new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal with AES-GCM; install a complete one", e);
        }
    }

    @Override
    public <X extends Exception> Kept put(UUID tenant, long mostBytes, Source<X> source) throws IOException, X {
        String name = tenant + "/" + Ids.next();
        Files.createDirectories(work);
        Path sealed = Files.createTempFile(work, "recording", ".sealed");
        try {
            long bytes;
            try (Counted counted = new Counted(sealing.newEncryptingStream(Files.newOutputStream(sealed), associated(name)), mostBytes)) {
                source.writeTo(counted);
                bytes = counted.bytes;
            }
            shelf.put(name, sealed);
            return new Kept(name, bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A recording could not be sealed", e);
        } finally {
            Files.deleteIfExists(sealed);
        }
    }

    /** Forgets what a crash left half done: sealed files that were begun before that moment, when nobody who still writes can have begun. */
    public void forgetBegunBefore(Instant moment) {
        if (!Files.isDirectory(work)) {
            return;
        }
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("What is left over in {} could not be deleted; it is tried again at the next start", work, e);
        }
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
                InputStream sealed = shelf.open(kept.name());
                try {
                    return sealing.newDecryptingStream(sealed, associated(kept.name()));
                } catch (GeneralSecurityException | IOException e) {
                    sealed.close();
                    throw new IOException("The recording " + kept.name() + " cannot be opened; was it sealed with another COPILOT_SECRET_KEY?", e);
                }
            }
        };
    }

    @Override
    public void delete(String name) throws IOException {
        shelf.delete(name);
    }

    @Override
    public List<String> putBefore(UUID tenant, Instant moment) throws IOException {
        return shelf.putBefore(tenant + "/", moment);
    }

    /** A file moved to another name does not open there. */
    private static byte[] associated(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Counted extends FilterOutputStream {

        private final long most;
        private long bytes;

        Counted(OutputStream out, long most) {
            super(out);
            this.most = most;
        }

        @Override
        public void write(int one) throws IOException {
            count(1);
            out.write(one);
        }

        @Override
        public void write(byte[] more, int from, int length) throws IOException {
            count(length);
            out.write(more, from, length);
        }

        private void count(int more) throws TooLarge {
            bytes += more;
            if (bytes > most) {
                throw new TooLarge(most);
            }
        }
    }
}
