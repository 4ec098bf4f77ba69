package com.nexusflow.copilot.voice.speakers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the voices of one channel apart. Each stretch is judged by its own sound and by the stretches around it, for who speaks mostly
 * goes on speaking, the more so the shorter the pause. The same voices always give the same guesses, in whatever order they come.
 */
public final class Guesses {

    /** How much likeness weighs against going on: about what makes a stretch of two seconds right nine times in ten. */
    private static final double LIKENESS = 12;
    private static final double TELLING_MILLIS = 2000;
    /** The chance that another one speaks next, without a pause and after a long one. */
    private static final double CHANGE_AT_ONCE = 0.12;
    private static final double CHANGE_AFTER_PAUSE = 0.4;
    private static final int PAUSE_MILLIS = 600;

    private final List<Voice> voices;
    private final List<double[]> middles;

    private Guesses(List<Voice> voices) {
        this.voices = voices;
        this.middles = Groups.middles(voices);
    }

    /** One guess for each voice, in the order of their times. */
    public static List<Guess> of(List<Voice> voices) {
        return new Guesses(voices.stream().sorted(Comparator.comparingInt(Voice::startMillis)).toList()).guesses();
    }

    private List<Guess> guesses() {
        double[][] chances = chances();
        Map<Integer, Integer> numbers = new HashMap<>();
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < chances.length; i++) {
            int best = 0;
            for (int k = 1; k < chances[i].length; k++) {
                best = chances[i][k] > chances[i][best] ? k : best;
            }
            int number = numbers.computeIfAbsent(best, group -> numbers.size());
            guesses.add(new Guess(voices.get(i).startMillis(), voices.get(i).endMillis(), number, chances[i][best]));
        }
        return guesses;
    }

    /** The chance of each group at each voice, given all voices: the forward and backward sums of a hidden Markov chain. */
    private double[][] chances() {
        int groups = Math.max(1, middles.size());
        double[][] sounds = voices.stream().map(voice -> sound(voice, groups)).toArray(double[][]::new);
        double[][] before = new double[voices.size()][];
        double[][] after = new double[voices.size()][];
        double[] even = new double[groups];
        Arrays.fill(even, 1.0 / groups);
        for (int i = 0; i < voices.size(); i++) {
            before[i] = shares(product(i == 0 ? even : moved(before[i - 1], change(i)), sounds[i]));
        }
        for (int i = voices.size() - 1; i >= 0; i--) {
            after[i] = i == voices.size() - 1 ? even : shares(moved(product(after[i + 1], sounds[i + 1]), change(i + 1)));
        }
        for (int i = 0; i < voices.size(); i++) {
            before[i] = shares(product(before[i], after[i]));
        }
        return before;
    }

    private double[] sound(Voice voice, int groups) {
        double[] sound = new double[groups];
        Arrays.fill(sound, 1);
        if (voice.tells()) {
            double[] direction = Prints.direction(voice.print());
            double weight = LIKENESS * Math.min(1, voice.millis() / TELLING_MILLIS);
            for (int k = 0; k < groups; k++) {
                sound[k] = Math.exp(weight * Prints.cosine(middles.get(k), direction));
            }
        }
        return sound;
    }

    private double change(int i) {
        int pause = Math.clamp(voices.get(i).startMillis() - voices.get(i - 1).endMillis(), 0, PAUSE_MILLIS);
        return CHANGE_AT_ONCE + (CHANGE_AFTER_PAUSE - CHANGE_AT_ONCE) * pause / PAUSE_MILLIS;
    }

    private static double[] moved(double[] shares, double change) {
        double[] moved = new double[shares.length];
        for (int to = 0; to < shares.length; to++) {
            for (int from = 0; from < shares.length; from++) {
                moved[to] += shares[from] * (from == to ? 1 - change : change / (shares.length - 1));
            }
        }
        return shares.length == 1 ? shares : moved;
    }

    private static double[] product(double[] one, double[] other) {
        double[] product = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            product[i] = one[i] * other[i];
        }
        return product;
    }

    private static double[] shares(double[] values) {
        return Prints.scaled(values, 1 / Arrays.stream(values).sum());
    }
}
