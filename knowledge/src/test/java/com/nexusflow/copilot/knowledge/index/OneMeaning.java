package com.nexusflow.copilot.knowledge.index;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.Arrays;
import java.util.List;

/** A model to which all texts mean the same, so that every passage has exactly the question's vector; it refuses the texts it is told to. */
public final class OneMeaning implements EmbeddingModel {

    public static final String REFUSED = "unspeakable";

    public static Vectors vectors() {
        OneMeaning model = new OneMeaning();
        return new Vectors(() -> model);
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        float[] vector = new float[Vectors.LENGTH];
        Arrays.fill(vector, 1);
        segments.stream().filter(segment -> segment.text().contains(REFUSED)).findFirst().ifPresent(segment -> {
            throw new IllegalStateException("the model does not read this: " + segment.text());
        });
        return Response.from(segments.stream().map(segment -> Embedding.from(vector)).toList());
    }
}
