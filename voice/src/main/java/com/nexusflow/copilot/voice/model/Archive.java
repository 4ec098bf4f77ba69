package com.nexusflow.copilot.voice.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A zip or a gzipped tar, by its first bytes. Only plain files leave it, and only into the folder they are meant for. */
final class Archive {

    private static final long LARGEST = 2L << 30;

    private Archive() {
    }

    /** Takes out the folder with that path (which ends in a slash), or the one file with that path. */
    static void unpack(Path archive, String inside, Path into) throws IOException {
        Path root = into.toAbsolutePath().normalize();
        long left = LARGEST;
        try (ArchiveInputStream<?> entries = open(archive)) {
            for (ArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (isPlainFile(entry) && entry.getName().startsWith(inside)) {
                    left -= save(entries, target(entry.getName(), inside, root), left);
                }
            }
        }
    }

    private static ArchiveInputStream<?> open(Path archive) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(archive));
        bytes.mark(2);
        int first = bytes.read();
        bytes.reset();
        return first == 'P' ? new ZipArchiveInputStream(bytes) : new TarArchiveInputStream(new GzipCompressorInputStream(bytes));
    }

    private static boolean isPlainFile(ArchiveEntry entry) {
        return entry instanceof TarArchiveEntry tar ? tar.isFile() && !tar.isSymbolicLink() && !tar.isLink() : !entry.isDirectory();
    }

    private static Path target(String name, String inside, Path root) throws IOException {
        String rest = inside.endsWith("/") ? name.substring(inside.length()) : name.substring(inside.lastIndexOf('/') + 1);
        Path target = root.resolve(rest).normalize();
        if (!target.startsWith(root) || target.equals(root)) {
            throw new IOException("the archive holds \"" + name + "\", which leads out of its folder");
        }
        return target;
    }

    private static long save(InputStream entry, Path target, long left) throws IOException {
        Files.createDirectories(target.getParent());
        long written = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
                written += read;
                if (written > left) {
                    throw new IOException("the archive unfolds to more than " + LARGEST + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
        return written;
    }
}
