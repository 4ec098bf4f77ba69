package com.nexusflow.copilot.agents.intent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Chooses the intent of a message, learned from example sentences, and says when the message resembles none of them. The same
 * examples always give the same classifier. Safe for use by many threads; one message takes a few milliseconds.
 */
public final class IntentClassifier {

    /** The share of in-scope sentences that may be taken for out of scope; more rejects more of both kinds. */
    private static final double REJECTED_SHARE = 0.01;

    private static final double EVEN_ODDS = 0;
    private static final int FOLDS = 3;

    private final SentenceVectors vectors;
    private final FeatureSpace space;
    private final LinearModel model;
    private final int outOfScope;
    private final double threshold;

    private IntentClassifier(SentenceVectors vectors, FeatureSpace space, LinearModel model, double threshold) {
        this.vectors = vectors;
        this.space = space;
        this.model = model;
        this.outOfScope = model.labels().indexOf(Example.OUT_OF_SCOPE);
        this.threshold = threshold;
    }

    /**
     * Learns from the examples, among them some of {@link Example#OUT_OF_SCOPE}. Where scope ends is measured on sentences
     * that a classifier trained on two thirds of the examples has not seen; it never lies where out of scope is likelier.
     */
    public static IntentClassifier train(List<Example> examples, SentenceVectors vectors) {
        Lesson all = Lesson.of(examples, vectors);
        double[] unseen = IntStream.range(0, FOLDS).parallel()
                .mapToObj(fold -> all.without(fold, FOLDS).learn(vectors, 0).scopeScores(all.only(fold, FOLDS)))
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        return all.learn(vectors, Math.max(EVEN_ODDS, unseen[(int) (unseen.length * REJECTED_SHARE)]));
    }

    public Guess classify(String message) {
        Phrase phrase = Phrase.of(message);
        if (phrase.isBlank()) {
            return new Guess(Example.OUT_OF_SCOPE, 1, false);
        }
        float[] scores = model.scores(space.of(phrase, vectors.of(phrase.text())));
        int best = best(scores);
        double confidence = Math.exp(scores[best] - logOfSum(scores, -1));
        return new Guess(model.labels().get(best), Math.clamp(confidence, 0, 1), scopeScore(scores) >= threshold);
    }

    private int best(float[] scores) {
        int best = outOfScope == 0 ? 1 : 0;
        for (int label = 0; label < scores.length; label++) {
            if (label != outOfScope && scores[label] > scores[best]) {
                best = label;
            }
        }
        return best;
    }

    /** The logarithm of the odds that the phrase is in scope. */
    private double scopeScore(float[] scores) {
        return logOfSum(scores, outOfScope) - scores[outOfScope];
    }

    private static double logOfSum(float[] scores, int left) {
        double highest = scores[0];
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (int label = 0; label < scores.length; label++) {
            sum += label == left ? 0 : Math.exp(scores[label] - highest);
        }
        return highest + Math.log(sum);
    }

    private double[] scopeScores(Lesson unseen) {
        return IntStream.range(0, unseen.phrases.size())
                .filter(i -> !unseen.intents.get(i).equals(Example.OUT_OF_SCOPE))
                .mapToDouble(i -> scopeScore(model.scores(space.of(unseen.phrases.get(i), unseen.vectors.get(i)))))
                .toArray();
    }

    /** Examples with their vectors, computed once although each is learned from several times. */
    private record Lesson(List<Phrase> phrases, List<String> intents, List<float[]> vectors) {

        static Lesson of(List<Example> examples, SentenceVectors vectors) {
            List<String> intents = examples.stream().map(Example::intent).toList();
            if (!intents.contains(Example.OUT_OF_SCOPE) || intents.stream().distinct().count() < 3) {
                throw new IllegalArgumentException("examples: only of the intents " + intents.stream().distinct().toList()
                        + "; give at least two intents and " + Example.OUT_OF_SCOPE);
            }
            List<Phrase> phrases = examples.stream().map(example -> Phrase.of(example.text())).toList();
            return new Lesson(phrases, intents, vectors.of(examples.stream().map(Example::text).toList()));
        }

        Lesson without(int fold, int folds) {
            return part(fold, folds, false);
        }

        Lesson only(int fold, int folds) {
            return part(fold, folds, true);
        }

        /** Deals the examples of each intent out to the folds in turn, so that every fold holds all intents. */
        private Lesson part(int fold, int folds, boolean inFold) {
            Map<String, Integer> dealt = new HashMap<>();
            List<Integer> chosen = new ArrayList<>();
            for (int i = 0; i < intents.size(); i++) {
                int turn = Objects.requireNonNull(dealt.merge(intents.get(i), 1, Integer::sum));
                if (turn % folds == fold == inFold) {
                    chosen.add(i);
                }
            }
            return new Lesson(chosen.stream().map(phrases::get).toList(), chosen.stream().map(intents::get).toList(),
                    chosen.stream().map(vectors::get).toList());
        }

        IntentClassifier learn(SentenceVectors source, double threshold) {
            FeatureSpace space = FeatureSpace.over(phrases);
            List<Features> features = IntStream.range(0, phrases.size())
                    .mapToObj(i -> space.of(phrases.get(i), vectors.get(i)))
                    .toList();
            LinearModel model = LinearModel.train(features, intents, FeatureSpace.size(SentenceVectors.LENGTH));
            return new IntentClassifier(source, space, model, threshold);
        }
    }
}
