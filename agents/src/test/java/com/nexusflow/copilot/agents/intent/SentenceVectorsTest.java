package com.nexusflow.copilot.agents.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceVectorsTest {

    @TempDir
    private Path folder;

    @Test
    void sentencesThatMeanAlikeAreClose() {
        SentenceVectors vectors = SentenceVectors.uncached();
        vectors.warm();
        float[] asked = vectors.of("who sold the most");
        assertThat(cosine(asked, vectors.of("who is the best seller"))).isGreaterThan(cosine(asked, vectors.of("will it rain tomorrow")));
    }

    @Test
    void vectorsHaveLengthOne() {
        float[] vector = SentenceVectors.uncached().of("any sentence");
        assertThat(vector).hasSize(SentenceVectors.LENGTH);
        assertThat(cosine(vector, vector)).isBetween(0.999, 1.001);
    }

    @Test
    void aBatchIsReadBackFromTheFolder() throws IOException {
        List<float[]> computed = SentenceVectors.cachedIn(folder.resolve("new")).of(List.of("hello", "good bye"));
        Path file = theOnlyFile(folder.resolve("new"));
        Map<String, float[]> kept = new VectorFile(file, SentenceVectors.LENGTH).read();
        assertThat(kept.get(VectorFile.key("good bye"))).isEqualTo(computed.get(1));
    }

    @Test
    void whatTheFolderHoldsIsNotComputedAgain() throws IOException {
        SentenceVectors vectors = SentenceVectors.cachedIn(folder);
        vectors.of(List.of("hello"));
        float[] marked = new float[SentenceVectors.LENGTH];
        new VectorFile(theOnlyFile(folder), SentenceVectors.LENGTH).write(Map.of(VectorFile.key("hello"), marked));
        assertThat(vectors.of(List.of("hello")).getFirst()).isEqualTo(marked);
    }

    @Test
    void aDamagedFileIsReplaced() throws IOException {
        SentenceVectors vectors = SentenceVectors.cachedIn(folder);
        float[] computed = vectors.of(List.of("hello")).getFirst();
        Path file = theOnlyFile(folder);
        byte[] bytes = Files.readAllBytes(file);
        bytes[100]++;
        Files.write(file, bytes);
        assertThat(vectors.of(List.of("hello")).getFirst()).isEqualTo(computed);
        assertThat(new VectorFile(file, SentenceVectors.LENGTH).read()).containsOnlyKeys(VectorFile.key("hello"));
    }

    @Test
    void aSentenceWithoutWordsHasZeros() {
        SentenceVectors vectors = SentenceVectors.cachedIn(folder);
        assertThat(vectors.of(" \t")).containsOnly(0);
        assertThat(vectors.of(List.of("", "hello")).getFirst()).containsOnly(0);
    }

    private static Path theOnlyFile(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
