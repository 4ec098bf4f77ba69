package com.nexusflow.copilot.voice.recognise;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nexusflow.copilot.voice.model.ModelStore;
import com.nexusflow.copilot.voice.model.SpeechModel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The models in the store of COPILOT_HOME (or in ~/.nexusflow-copilot, where the application puts them at its first start). A build
 * fetches none: tests that need one are skipped without it.
 */
final class InstalledModels {

    private InstalledModels() {
    }

    static Optional<Path> present(SpeechModel model) {
        return ModelStore.under(home(), "", false).present(model);
    }

    static Path needed(SpeechModel model) {
        Optional<Path> folder = present(model);
        assumeTrue(folder.isPresent(), "the model " + model.name() + " is not in " + home());
        return folder.orElseThrow();
    }

    private static Path home() {
        return Path.of(System.getenv().getOrDefault("COPILOT_HOME", Path.of(System.getProperty("user.home"), ".nexusflow-copilot").toString()));
    }
}
