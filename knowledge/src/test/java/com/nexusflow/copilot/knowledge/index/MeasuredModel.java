package com.nexusflow.copilot.knowledge.index;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The model to measure with: the product's, or with {@code -Dcopilot.model=bge} the one it was compared with (whose makers want a sentence
 * before each question). With {@code -Dcopilot.vectors=FOLDER} vectors are kept in a file there, so that measuring again is quick.
 */
final class MeasuredModel implements EmbeddingModel {

    private static final int KEY = 16;

    private final EmbeddingModel model;
    private final Path file;
    private final Map<String, float[]> known = new HashMap<>();

    private MeasuredModel(EmbeddingModel model, Path file) {
        this.model = model;
        this.file = file;
        if (Files.exists(file)) {
            read();
        }
    }

    static Vectors vectors() {
        boolean bge = System.getProperty("copilot.model", "").equals("bge");
        String folder = System.getProperty("copilot.vectors", "");
        NamedFile.say("Model: %s", bge ? "bge-small-en-v1.5" : "MiniLM-L6-v2");
        if (folder.isEmpty() && !bge) {
            return Vectors.inProcess();
        }
        EmbeddingModel model = bge ? new BgeSmallEnV15QuantizedEmbeddingModel() : new AllMiniLmL6V2QuantizedEmbeddingModel();
        if (folder.isEmpty()) {
            return new Vectors(() -> model);
        }
        MeasuredModel remembered = new MeasuredModel(model, Path.of(folder).resolve(bge ? "bge.bin" : "minilm.bin"));
        return new Vectors(() -> remembered);
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        List<TextSegment> missing = segments.stream().filter(segment -> !known.containsKey(key(segment.text()))).toList();
        if (!missing.isEmpty()) {
            write(missing, model.embedAll(missing).content());
        }
        return Response.from(segments.stream().map(segment -> Embedding.from(known.get(key(segment.text())))).toList());
    }

    private void write(List<TextSegment> segments, List<Embedding> embeddings) {
        ByteBuffer buffer = ByteBuffer.allocate(segments.size() * (KEY + Vectors.LENGTH * Float.BYTES));
        for (int i = 0; i < segments.size(); i++) {
            String key = key(segments.get(i).text());
            known.put(key, embeddings.get(i).vector());
            buffer.put(HexFormat.of().parseHex(key));
            buffer.asFloatBuffer().put(embeddings.get(i).vector());
            buffer.position(buffer.position() + Vectors.LENGTH * Float.BYTES);
        }
        try {
            Files.write(file, buffer.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file));
            byte[] key = new byte[KEY];
            while (buffer.remaining() >= KEY + Vectors.LENGTH * Float.BYTES) {
                buffer.get(key);
                float[] vector = new float[Vectors.LENGTH];
                buffer.asFloatBuffer().get(vector);
                buffer.position(buffer.position() + Vectors.LENGTH * Float.BYTES);
                known.put(HexFormat.of().formatHex(key), vector);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, KEY);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
