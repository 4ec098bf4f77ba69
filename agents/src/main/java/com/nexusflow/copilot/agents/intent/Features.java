package com.nexusflow.copilot.agents.intent;

/** The numbers a phrase is judged by: pairs of a feature's index and its value; every other feature is zero. */
final class Features {

    private final int[] indices;
    private final float[] values;
    private int size;

    Features(int capacity) {
        indices = new int[capacity];
        values = new float[capacity];
    }

    void add(int index, float value) {
        indices[size] = index;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    int index(int position) {
        return indices[position];
    }

    float value(int position) {
        return values[position];
    }
}
