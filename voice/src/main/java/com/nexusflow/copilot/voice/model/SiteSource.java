package com.nexusflow.copilot.voice.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** The maker's own site, or an address an operator configured in its place. A download that broke off goes on where it ended. */
final class SiteSource implements ModelSource {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 30_000;
    private static final long LARGEST = 2L << 30;

    private final @Nullable URI base;

    /** The address under which all models stand by their file names; null for each maker's own. */
    SiteSource(@Nullable URI base) {
        this.base = base;
    }

    @Override
    public void bring(SpeechModel model, Path into, Path work, DoubleConsumer progress) throws IOException {
        URI address = address(model);
        String path = address.getPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        Path part = work.resolve(file + ".part");
        download(address, part, progress);
        try {
            if (model.digests().containsKey(file)) {
                Files.move(part, into.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Archive.unpack(part, model.name() + "/", into);
            }
        } finally {
            // Whole but wrong or whole and used: the next attempt begins anew.
            Files.deleteIfExists(part);
        }
    }

    private URI address(SpeechModel model) {
        if (base == null) {
            return model.site();
        }
        String path = model.site().getPath();
        String folder = base.toString();
        return URI.create((folder.endsWith("/") ? folder : folder + "/") + path.substring(path.lastIndexOf('/') + 1));
    }

    private static void download(URI address, Path part, DoubleConsumer progress) throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(SILENCE_MILLIS);
        if (have > 0) {
            connection.setRequestProperty("Range", "bytes=" + have + "-");
        }
        try {
            int status = connection.getResponseCode();
            if (status == 416) {
                Files.delete(part);
            }
            if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_PARTIAL) {
                throw new IOException("it answered with status " + status);
            }
            long from = status == HttpURLConnection.HTTP_PARTIAL ? have : 0;
            save(connection, part, from, progress);
        } finally {
            connection.disconnect();
        }
    }

    private static void save(HttpURLConnection connection, Path part, long from, DoubleConsumer progress) throws IOException {
        long rest = connection.getContentLengthLong();
        long whole = rest < 0 ? -1 : from + rest;
        StandardOpenOption mode = from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        long have = from;
        try (InputStream in = connection.getInputStream(); OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                have += read;
                if (have > LARGEST) {
                    throw new IOException("it sent more than " + LARGEST + " bytes");
                }
                out.write(buffer, 0, read);
                progress.accept(whole > 0 ? Math.min(1, (double) have / whole) : 0);
            }
        }
        if (whole > have) {
            throw new IOException("it broke off after " + have + " of " + whole + " bytes; the next attempt goes on there");
        }
    }

    @Override
    public String name() {
        return base == null ? "the maker's site" : base.toString();
    }
}
