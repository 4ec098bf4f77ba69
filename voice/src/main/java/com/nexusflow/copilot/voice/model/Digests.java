package com.nexusflow.copilot.voice.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** SHA-256 of files: what makes them genuine, whoever gave them. */
final class Digests {

    private Digests() {
    }

    static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static void check(SpeechModel model, Path folder) throws IOException {
        for (Map.Entry<String, String> wanted : model.digests().entrySet()) {
            Path file = folder.resolve(wanted.getKey());
            if (!Files.isRegularFile(file)) {
                throw new IOException("the file " + wanted.getKey() + " is missing in it");
            }
            String found = of(file);
            if (!found.equals(wanted.getValue())) {
                throw new IOException("its file " + wanted.getKey() + " has the digest " + found + " instead of " + wanted.getValue());
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
