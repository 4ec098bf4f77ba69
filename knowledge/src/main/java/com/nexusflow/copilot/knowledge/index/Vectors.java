package com.nexusflow.copilot.knowledge.index;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What texts mean, as vectors of length 1, from a model inside this process. The texts asked for last are remembered by their content.
 * Safe for use by many threads; the first use loads the model, which takes about a second.
 */
public final class Vectors {

    /** How many numbers a vector holds. */
    public static final int LENGTH = 384;

    private static final int REMEMBERED = 20_000;
    private static final int BATCH = 64;

    private final Supplier<EmbeddingModel> model;
    private final Map<String, float[]> known;

    Vectors(Supplier<EmbeddingModel> model) {
        this.model = model;
        this.known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    /** Vectors from MiniLM-L6, which found more than bge-small in the same time and in half of it. */
    public static Vectors inProcess() {
        return new Vectors(() -> MiniLm.LOADED);
    }

    float[] of(String text) {
        return of(List.of(text)).getFirst();
    }

    /** The vectors of the texts, in their order. */
    public List<float[]> of(List<String> texts) {
        Map<String, float[]> vectors = new HashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        for (String text : texts) {
            float[] vector = known.get(text);
            if (vector == null) {
                missing.add(text);
            } else {
                vectors.put(text, vector);
            }
        }
        compute(List.copyOf(missing), vectors);
        return texts.stream().map(text -> vectors.getOrDefault(text, new float[LENGTH])).toList();
    }

    private void compute(List<String> texts, Map<String, float[]> vectors) {
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<String> batch = texts.subList(from, Math.min(texts.size(), from + BATCH));
            var embeddings = model.get().embedAll(batch.stream().map(text -> TextSegment.from(text.isBlank() ? "." : text)).toList()).content();
            for (int i = 0; i < batch.size(); i++) {
                float[] vector = normal(embeddings.get(i).vector());
                vectors.put(batch.get(i), vector);
                known.put(batch.get(i), vector);
            }
        }
    }

    private static float[] normal(float[] vector) {
        float length = (float) Math.sqrt(dot(vector, vector));
        float[] normal = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            normal[i] = length == 0 ? 0 : vector[i] / length;
        }
        return normal;
    }

    static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Half of each: long where both mean the same. */
    static float[] mean(float[] a, float[] b) {
        float[] mean = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            mean[i] = (a[i] + b[i]) / 2;
        }
        return mean;
    }

    /** Loaded by the first thread that needs it; the others wait. */
    private static final class MiniLm {
        static final EmbeddingModel LOADED = new AllMiniLmL6V2QuantizedEmbeddingModel();
    }
}
