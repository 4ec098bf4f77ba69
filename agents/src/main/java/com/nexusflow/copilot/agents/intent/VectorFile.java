package com.nexusflow.copilot.agents.intent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vectors kept in one file under the SHA-256 of their text: a checksum, then 32 bytes of key and the vector, again and again.
 * The file can be deleted at any time; a damaged one counts as empty.
 */
final class VectorFile {

    private static final Logger LOG = LoggerFactory.getLogger(VectorFile.class);
    private static final int KEY_BYTES = 32;

    private final Path path;
    private final int vectorLength;

    VectorFile(Path path, int vectorLength) {
        this.path = path;
        this.vectorLength = vectorLength;
    }

    static String key(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java runtime; use a complete JDK", e);
        }
    }

    Map<String, float[]> read() {
        try {
            return Files.exists(path) ? decoded(ByteBuffer.wrap(Files.readAllBytes(path))) : Map.of();
        } catch (IOException e) {
            LOG.warn("The sentence vectors in {} could not be read and are computed again: {}", path, e.getMessage());
            return Map.of();
        }
    }

    private Map<String, float[]> decoded(ByteBuffer bytes) throws IOException {
        int entryBytes = KEY_BYTES + vectorLength * Float.BYTES;
        if (bytes.remaining() < Long.BYTES || (bytes.remaining() - Long.BYTES) % entryBytes != 0
                || bytes.getLong() != checksum(bytes)) {
            throw new IOException("the file is damaged");
        }
        Map<String, float[]> vectors = new HashMap<>();
        while (bytes.hasRemaining()) {
            byte[] key = new byte[KEY_BYTES];
            bytes.get(key);
            float[] vector = new float[vectorLength];
            bytes.asFloatBuffer().get(vector);
            bytes.position(bytes.position() + vectorLength * Float.BYTES);
            vectors.put(HexFormat.of().formatHex(key), vector);
        }
        return vectors;
    }

    /** Replaces the file in one step, so that another process never reads half of it. */
    void write(Map<String, float[]> vectors) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(path.toAbsolutePath().getParent(), "sentence-vectors", ".new");
            Files.write(fresh, encoded(vectors).array());
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The sentence vectors could not be kept in " + path + "; make its folder writable", e);
        }
    }

    private ByteBuffer encoded(Map<String, float[]> vectors) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + vectors.size() * (KEY_BYTES + vectorLength * Float.BYTES));
        bytes.position(Long.BYTES);
        new TreeMap<>(vectors).forEach((key, vector) -> {
            bytes.put(HexFormat.of().parseHex(key));
            for (float number : vector) {
                bytes.putFloat(number);
            }
        });
        bytes.position(Long.BYTES);
        return bytes.putLong(0, checksum(bytes));
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.duplicate());
        return crc.getValue();
    }
}
