package com.nexusflow.copilot.agents.intent;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.VariableIDInfo;
import org.tribuo.VariableInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Multinomial logistic regression, trained by Tribuo. Its weights are copied out because Tribuo answers with probabilities only,
 * and whether a phrase is in scope shows in the scores before they are made to sum to one.
 */
final class LinearModel {

    private static final int EPOCHS = 5;
    private static final double LEARNING_RATE = 1.0;
    private static final long SEED = 20_171_231L;
    private static final int SILENT = -1;
    // Held here because java.util.logging forgets the level of a logger nobody holds.
    private static final Logger TRAINING_LOG = Logger.getLogger("org.tribuo.common.sgd.AbstractSGDTrainer");

    static {
        TRAINING_LOG.setLevel(Level.WARNING);
    }

    private final List<String> labels;
    private final float[][] weights;
    private final float[] bias;

    private LinearModel(List<String> labels, float[][] weights, float[] bias) {
        this.labels = labels;
        this.weights = weights;
        this.bias = bias;
    }

    /** Learns to tell the labels apart; the i-th features belong to the i-th target. */
    static LinearModel train(List<Features> features, List<String> targets, int featureCount) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> data = new MutableDataset<>(new SimpleDataSourceProvenance("examples of intents", labels), labels);
        for (int i = 0; i < features.size(); i++) {
            data.add(example(features.get(i), targets.get(i)));
        }
        LinearSGDTrainer trainer = new LinearSGDTrainer(
                new LogMulticlass(), SGD.getSimpleSGD(LEARNING_RATE), EPOCHS, SILENT, 1, SEED);
        return copyOf(trainer.train(data), featureCount);
    }

    private static ArrayExample<Label> example(Features features, String target) {
        String[] names = new String[features.size()];
        double[] values = new double[features.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = Integer.toString(features.index(i));
            values[i] = features.value(i);
        }
        return new ArrayExample<>(new Label(target), names, values);
    }

    private static LinearModel copyOf(LinearSGDModel model, int featureCount) {
        DenseMatrix trained = model.getWeightsCopy();
        int labelCount = trained.getDimension1Size();
        float[][] weights = new float[featureCount][];
        for (VariableInfo feature : model.getFeatureIDMap()) {
            weights[Integer.parseInt(feature.getName())] = column(trained, ((VariableIDInfo) feature).getID(), labelCount);
        }
        String[] labels = new String[labelCount];
        model.getOutputIDInfo().forEach(numbered -> labels[numbered.getA()] = numbered.getB().getLabel());
        return new LinearModel(List.of(labels), weights, column(trained, trained.getDimension2Size() - 1, labelCount));
    }

    private static float[] column(DenseMatrix matrix, int column, int rows) {
        float[] values = new float[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = (float) matrix.get(row, column);
        }
        return values;
    }

    List<String> labels() {
        return labels;
    }

    /** One score per label, centred on zero, because a softmax leaves their common level open. */
    double[] scores(Features features) {
        double[] scores = new double[bias.length];
        for (int label = 0; label < scores.length; label++) {
            scores[label] = bias[label];
        }
        for (int i = 0; i < features.size(); i++) {
            float[] column = weights[features.index(i)];
            // A feature absent from the training examples has no weights.
            if (column != null) {
                add(column, features.value(i), scores);
            }
        }
        return centred(scores);
    }

    private static void add(float[] column, float value, double[] scores) {
        for (int label = 0; label < scores.length; label++) {
            scores[label] += column[label] * value;
        }
    }

    private static double[] centred(double[] scores) {
        double mean = 0;
        for (double score : scores) {
            mean += score / scores.length;
        }
        for (int label = 0; label < scores.length; label++) {
            scores[label] -= mean;
        }
        return scores;
    }
}
