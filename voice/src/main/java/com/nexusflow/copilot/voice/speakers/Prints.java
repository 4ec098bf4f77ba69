package com.nexusflow.copilot.voice.speakers;

/** Sums and angles of the vectors that stand for voices. */
final class Prints {

    private Prints() {
    }

    static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** From -1 to 1; 0 when one of them points nowhere. */
    static double cosine(double[] one, double[] other) {
        double lengths = Math.sqrt(product(one, one) * product(other, other));
        return lengths == 0 ? 0 : product(one, other) / lengths;
    }

    /** Of length 1. */
    static double[] direction(byte[] print) {
        double[] direction = new double[print.length];
        for (int i = 0; i < print.length; i++) {
            direction[i] = print[i];
        }
        return scaled(direction, 1 / Math.sqrt(Math.max(1, product(direction, direction))));
    }

    static double[] scaled(double[] vector, double by) {
        double[] scaled = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            scaled[i] = by * vector[i];
        }
        return scaled;
    }

    static double[] sum(double[] one, double[] other) {
        double[] sum = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }
}
