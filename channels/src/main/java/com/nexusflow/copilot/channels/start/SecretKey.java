package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.connection.SecretBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The key that tenants' secrets are sealed with: the operator's, or one made at the first start and kept in the copilot's folder for its owner alone. */
final class SecretKey {

    private static final String FILE = "secret.key";

    private SecretKey() {}

    static SecretBox of(@Nullable String configured, Path home) {
        boolean own = configured == null || configured.isBlank();
        String key = configured == null || configured.isBlank() ? kept(home.resolve(FILE)) : configured;
        try {
            return new SecretBox(Base64.getDecoder().decode(key.strip()));
        } catch (IllegalArgumentException e) {
            throw new StartProblem(
                    (own ? "The file " + home.resolve(FILE) : "COPILOT_SECRET_KEY") + " does not hold 32 bytes in Base64.",
                    own ? "Put the file back as it was, or remove it and enter the secrets of all connections again." : "Make one with: openssl rand -base64 32");
        }
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key for secrets in " + file + " cannot be read or made; set COPILOT_SECRET_KEY or mend the folder", e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[SecretBox.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] forItsOwner = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
        try {
            Files.createFile(file, forItsOwner);
            Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            // Somebody else was quicker; that key is as good.
        }
    }
}
