package com.nexusflow.copilot.agents.intent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Multinomial logistic regression, trained by stochastic gradient descent with a falling step. It answers with the scores
 * before they are made to sum to one, because whether a phrase is in scope shows there.
 */
final class LinearModel {

    private static final int EPOCHS = 10;
    private static final float FIRST_STEP = 1;
    private static final long SEED = 20_171_231L;

    private final List<String> labels;
    private final float[][] weights;
    private final float[] bias;

    private LinearModel(List<String> labels, int featureCount) {
        this.labels = labels;
        this.weights = new float[featureCount][];
        this.bias = new float[labels.size()];
    }

    /** Learns to tell the labels apart; the i-th features belong to the i-th target. */
    static LinearModel train(List<Features> features, List<String> targets, int featureCount) {
        LinearModel model = new LinearModel(targets.stream().distinct().sorted().toList(), featureCount);
        features.forEach(model::makeRoom);
        List<Integer> order = new ArrayList<>(IntStream.range(0, features.size()).boxed().toList());
        int[] targetLabels = targets.stream().mapToInt(model.labels::indexOf).toArray();
        Random random = new Random(SEED);
        int steps = EPOCHS * features.size();
        int done = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(order, random);
            for (int example : order) {
                model.learn(features.get(example), targetLabels[example], FIRST_STEP * (steps - done) / steps);
                done++;
            }
        }
        return model;
    }

    /** Features absent from the training examples keep no weights. */
    private void makeRoom(Features features) {
        for (int i = 0; i < features.size(); i++) {
            if (weights[features.index(i)] == null) {
                weights[features.index(i)] = new float[bias.length];
            }
        }
    }

    private void learn(Features features, int target, float step) {
        float[] change = scores(features);
        toProbabilities(change);
        for (int label = 0; label < change.length; label++) {
            change[label] = step * ((label == target ? 1 : 0) - change[label]);
        }
        for (int i = 0; i < features.size(); i++) {
            add(change, features.value(i), weights[features.index(i)]);
        }
        add(change, 1, bias);
    }

    List<String> labels() {
        return labels;
    }

    /** One score per label; only their differences mean anything. */
    float[] scores(Features features) {
        float[] scores = bias.clone();
        for (int i = 0; i < features.size(); i++) {
            float[] ofFeature = weights[features.index(i)];
            if (ofFeature != null) {
                add(ofFeature, features.value(i), scores);
            }
        }
        return scores;
    }

    private static void add(float[] numbers, float times, float[] sums) {
        for (int label = 0; label < sums.length; label++) {
            sums[label] += numbers[label] * times;
        }
    }

    private static void toProbabilities(float[] scores) {
        float highest = scores[0];
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        float sum = 0;
        for (int label = 0; label < scores.length; label++) {
            scores[label] = (float) Math.exp(scores[label] - highest);
            sum += scores[label];
        }
        for (int label = 0; label < scores.length; label++) {
            scores[label] /= sum;
        }
    }
}
