package com.nexusflow.copilot.core.crm.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Copies of uploaded files in a temporary folder, because the upload is gone before its import ends. */
final class Spool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final Path folder;
    private final List<ImportFile> files = new ArrayList<>();

    private Spool(Path folder) {
        this.folder = folder;
    }

    static Spool of(List<ImportFile> uploads, Limits limits, Wording wording) {
        try {
            Spool spool = new Spool(Files.createTempDirectory("copilot-import"));
            try {
                for (ImportFile upload : uploads) {
                    spool.copy(upload, limits, wording);
                }
                return spool;
            } catch (IOException | RuntimeException e) {
                spool.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The uploaded files could not be kept in a temporary folder; is the disk full?", e);
        }
    }

    List<ImportFile> files() {
        return List.copyOf(files);
    }

    private void copy(ImportFile upload, Limits limits, Wording wording) throws IOException {
        Path copy = folder.resolve(files.size() + ".csv");
        try (InputStream in = upload.content().open();
                OutputStream out = Files.newOutputStream(copy)) {
            byte[] chunk = new byte[1 << 16];
            long total = 0;
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                total += read;
                if (total > limits.bytes()) {
                    throw ImportRefused.badFile(wording.of("file.too.large", upload.name(), limits.bytes() >> 20));
                }
                out.write(chunk, 0, read);
            }
        }
        files.add(new ImportFile(upload.name(), () -> Files.newInputStream(copy)));
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("The temporary folder {} could not be deleted; delete it by hand", folder, e);
        }
    }
}
