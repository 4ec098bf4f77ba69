package com.nexusflow.copilot.agents.intent;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sentence vectors of length 1 from the MiniLM model inside this process: close vectors mean alike. The first use loads the
 * model, which takes about a second; {@link #warm()} does that beforehand. Safe for use by many threads.
 */
public final class SentenceVectors {

    /** How many numbers a vector holds. */
    public static final int LENGTH = 384;

    private static final String MODEL = "all-minilm-l6-v2-q";

    private final @Nullable VectorFile file;

    private SentenceVectors(@Nullable VectorFile file) {
        this.file = file;
    }

    /** Vectors computed anew each time. */
    public static SentenceVectors uncached() {
        return new SentenceVectors(null);
    }

    /** Vectors whose batches are remembered in a file of this folder, so that a restart need not compute them again. */
    public static SentenceVectors cachedIn(Path folder) {
        return new SentenceVectors(new VectorFile(folder.resolve("sentence-vectors-" + MODEL + ".bin"), LENGTH));
    }

    /** Loads the model now rather than on the first sentence. */
    public void warm() {
        of("warm up");
    }

    /** The vector of one sentence, never read from or written to the file; zeros when it holds no words. */
    public float[] of(String sentence) {
        Phrase phrase = Phrase.of(sentence);
        return phrase.isBlank() ? new float[LENGTH] : Model.LOADED.embed(phrase.text()).content().vector();
    }

    /** The vectors of the sentences, in their order; zeros for those without words. */
    public List<float[]> of(List<String> sentences) {
        List<String> texts = sentences.stream().map(sentence -> Phrase.of(sentence).text()).toList();
        Map<String, float[]> known = new HashMap<>(file == null ? Map.of() : file.read());
        Set<String> missing = new LinkedHashSet<>(texts);
        missing.removeIf(text -> text.isBlank() || known.containsKey(VectorFile.key(text)));
        if (!missing.isEmpty()) {
            known.putAll(compute(List.copyOf(missing)));
            if (file != null) {
                file.write(known);
            }
        }
        return texts.stream().map(text -> known.getOrDefault(VectorFile.key(text), new float[LENGTH])).toList();
    }

    private static Map<String, float[]> compute(List<String> texts) {
        var embeddings = Model.LOADED.embedAll(texts.stream().map(TextSegment::from).toList()).content();
        Map<String, float[]> vectors = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            vectors.put(VectorFile.key(texts.get(i)), embeddings.get(i).vector());
        }
        return vectors;
    }

    /** Loaded by the first thread that needs it; the others wait. */
    private static final class Model {
        static final EmbeddingModel LOADED = new AllMiniLmL6V2QuantizedEmbeddingModel();
    }
}
