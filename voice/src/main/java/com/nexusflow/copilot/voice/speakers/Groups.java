package com.nexusflow.copilot.voice.speakers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Voices put into groups by likeness: all of them are parted in two along the direction in which they differ most, then the group that
 * differs most in itself, as long as what comes of it is unlike enough to be different people. Few people share a telephone: four at most.
 */
final class Groups {

    private static final int MOST = 4;
    private static final int ROUNDS = 25;
    /** How alike the middles of two groups may be, and of more than two, measured on read and on telephone speech. */
    private static final double TWO_PEOPLE = 0.55;
    private static final double MORE_PEOPLE = 0.25;
    /** Who speaks less than this is nobody of their own. */
    private static final double LEAST_SHARE = 0.04;
    private static final double LEAST_SECONDS = 3;
    private static final double LEAST_SECONDS_OF_MORE = 8;

    private final double[][] directions;
    private final double[] weights;

    private Groups(List<Voice> voices) {
        this.directions = voices.stream().map(voice -> Prints.direction(voice.print())).toArray(double[][]::new);
        this.weights = voices.stream().mapToDouble(voice -> voice.millis() / 1000.0).toArray();
    }

    /** The middles of the groups; none when no voice tells anything. */
    static List<double[]> middles(List<Voice> voices) {
        List<Voice> telling = voices.stream().filter(Voice::tells).toList();
        return telling.isEmpty() ? List.of() : new Groups(telling).middles();
    }

    private List<double[]> middles() {
        List<double[]> middles = settled(List.of(directions[0]));
        for (Optional<List<double[]>> more = parted(middles); more.isPresent(); more = parted(middles)) {
            middles = more.get();
        }
        return middles;
    }

    /** One group more than before; empty when that would part what is one person. */
    private Optional<List<double[]>> parted(List<double[]> middles) {
        if (middles.size() == MOST) {
            return Optional.empty();
        }
        List<double[]> best = List.of();
        double fit = 0;
        for (int i = 0; i < middles.size(); i++) {
            List<double[]> tried = new ArrayList<>(middles);
            tried.remove(i);
            tried.addAll(halves(middles, i));
            List<double[]> found = settled(tried);
            if (fit(found) > fit && areDifferentPeople(found)) {
                best = found;
                fit = fit(found);
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private boolean areDifferentPeople(List<double[]> middles) {
        double[] seconds = new double[middles.size()];
        double all = 0;
        for (int i = 0; i < directions.length; i++) {
            seconds[nearest(middles, directions[i])] += weights[i];
            all += weights[i];
        }
        for (int i = 0; i < seconds.length; i++) {
            if (seconds[i] < Math.max(LEAST_SHARE * all, middles.size() > 2 ? LEAST_SECONDS_OF_MORE : LEAST_SECONDS)) {
                return false;
            }
            for (int j = 0; j < i; j++) {
                if (Prints.cosine(middles.get(i), middles.get(j)) > (middles.size() > 2 ? MORE_PEOPLE : TWO_PEOPLE)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Each voice to the middle it is nearest to, each middle to the middle of its voices, until nothing moves much. */
    private List<double[]> settled(List<double[]> middles) {
        List<double[]> settled = middles;
        for (int round = 0; round < ROUNDS; round++) {
            List<double[]> sums = new ArrayList<>();
            for (double[] middle : settled) {
                sums.add(new double[middle.length]);
            }
            for (int i = 0; i < directions.length; i++) {
                int near = nearest(settled, directions[i]);
                sums.set(near, Prints.sum(sums.get(near), Prints.scaled(directions[i], weights[i])));
            }
            settled = sums;
        }
        return settled;
    }

    private double fit(List<double[]> middles) {
        double fit = 0;
        for (int i = 0; i < directions.length; i++) {
            fit += weights[i] * (1 + Prints.cosine(middles.get(nearest(middles, directions[i])), directions[i]));
        }
        return fit;
    }

    static int nearest(List<double[]> middles, double[] direction) {
        int nearest = 0;
        for (int i = 1; i < middles.size(); i++) {
            if (Prints.cosine(middles.get(i), direction) > Prints.cosine(middles.get(nearest), direction)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** The group's middle moved both ways along the direction in which its voices differ most, by the power method. */
    private List<double[]> halves(List<double[]> middles, int group) {
        double[] middle = Prints.scaled(middles.get(group), 1 / Math.sqrt(Math.max(1e-9, Prints.product(middles.get(group), middles.get(group)))));
        List<double[]> differences = new ArrayList<>();
        double[] axis = new double[middle.length];
        for (int i = 0; i < directions.length; i++) {
            if (nearest(middles, directions[i]) == group) {
                double[] along = Prints.scaled(middle, -Prints.product(middle, directions[i]));
                double[] difference = Prints.scaled(Prints.sum(directions[i], along), Math.sqrt(weights[i]));
                differences.add(difference);
                if (Prints.product(difference, difference) > Prints.product(axis, axis)) {
                    axis = difference;
                }
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[axis.length];
            for (double[] difference : differences) {
                next = Prints.sum(next, Prints.scaled(difference, Prints.product(difference, axis)));
            }
            axis = Prints.scaled(next, 1 / Math.sqrt(Math.max(1e-12, Prints.product(next, next))));
        }
        return List.of(Prints.sum(middle, axis), Prints.sum(middle, Prints.scaled(axis, -1)));
    }
}
