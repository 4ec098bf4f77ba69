package com.nexusflow.copilot.agents.intent;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the intent of a message, learned from example sentences, and says when the message resembles none of them. The same
 * examples always give the same classifier. Safe for use by many threads; one message takes a few milliseconds.
 */
public final class IntentClassifier {

    /** The share of in-scope sentences that may be taken for out of scope; more rejects more of both kinds. */
    private static final double REJECTED_SHARE = 0.01;

    /** A message is never in scope unless that is at least twice as likely as the opposite. */
    private static final double LEAST_LOG_ODDS = Math.log(2);

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
     * that a classifier trained on two thirds of the examples has not seen.
     */
    public static IntentClassifier train(List<Example> examples, SentenceVectors vectors) {
        Lesson all = Lesson.of(examples, vectors);
        double[] unseen = IntStream.range(0, FOLDS).parallel()
                .mapToObj(fold -> learn(all.without(fold, FOLDS), vectors, LEAST_LOG_ODDS).scopeScores(all.only(fold, FOLDS)))
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        return learn(all, vectors, Math.max(LEAST_LOG_ODDS, unseen[(int) (unseen.length * REJECTED_SHARE)]));
    }

    private static IntentClassifier learn(Lesson lesson, SentenceVectors vectors, double threshold) {
        FeatureSpace space = FeatureSpace.over(lesson.sentences().stream().map(Lesson.Sentence::phrase).toList());
        List<Features> features = lesson.sentences().stream().map(sentence -> space.of(sentence.phrase(), sentence.vector())).toList();
        List<String> intents = lesson.sentences().stream().map(Lesson.Sentence::intent).toList();
        LinearModel model = LinearModel.train(features, intents, FeatureSpace.size(SentenceVectors.LENGTH));
        return new IntentClassifier(vectors, space, model, threshold);
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
        return unseen.sentences().stream()
                .filter(sentence -> !sentence.intent().equals(Example.OUT_OF_SCOPE))
                .mapToDouble(sentence -> scopeScore(model.scores(space.of(sentence.phrase(), sentence.vector()))))
                .toArray();
    }
}
