package com.nexusflow.copilot.voice.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/** A folder that an operator filled by hand: with the model's folder, or with an archive of it. Needs no network. */
final class FolderSource implements ModelSource {

    private static final List<String> ENDINGS = List.of(".zip", ".tar.gz", ".tgz");

    private final Path folder;

    FolderSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public void bring(SpeechModel model, Path into, Path work, DoubleConsumer progress) throws IOException {
        Path unpacked = folder.resolve(model.name());
        if (Files.isDirectory(unpacked)) {
            copy(unpacked, into);
            return;
        }
        for (String ending : ENDINGS) {
            Path archive = folder.resolve(model.name() + ending);
            if (Files.exists(archive)) {
                Archive.unpack(archive, model.name() + "/", into);
                return;
            }
        }
        throw new NoSuchFileException("neither " + unpacked + " nor an archive of that name exists");
    }

    private static void copy(Path from, Path into) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = into.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Override
    public String name() {
        return "folder " + folder;
    }
}
