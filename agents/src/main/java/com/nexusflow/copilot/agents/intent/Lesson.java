package com.nexusflow.copilot.agents.intent;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Examples in all their wordings with their vectors, computed once although each is learned from several times. */
record Lesson(List<Sentence> sentences) {

    /** One wording of an example. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares sentences
    record Sentence(Phrase phrase, String intent, float[] vector, int example) {}

    static Lesson of(List<Example> examples, SentenceVectors vectors) {
        List<String> intents = examples.stream().map(Example::intent).distinct().toList();
        if (!intents.contains(Example.OUT_OF_SCOPE) || intents.size() < 3) {
            throw new IllegalArgumentException("examples: only of the intents " + intents
                    + "; give at least two intents and " + Example.OUT_OF_SCOPE);
        }
        Wordings wordings = new Wordings();
        List<List<String>> texts = examples.stream().map(example -> wordings.of(example.text())).toList();
        Iterator<float[]> computed = vectors.of(texts.stream().flatMap(List::stream).toList()).iterator();
        List<Sentence> sentences = new ArrayList<>();
        for (int example = 0; example < examples.size(); example++) {
            for (String text : texts.get(example)) {
                sentences.add(new Sentence(Phrase.of(text), examples.get(example).intent(), computed.next(), example));
            }
        }
        return new Lesson(sentences);
    }

    Lesson without(int fold, int folds) {
        return new Lesson(sentences.stream().filter(sentence -> sentence.example % folds != fold).toList());
    }

    /** All wordings of an example are in the same fold, so that none is tested after another was learned. */
    Lesson only(int fold, int folds) {
        return new Lesson(sentences.stream().filter(sentence -> sentence.example % folds == fold).toList());
    }
}
