package com.nexusflow.copilot.voice.model;

/**
 * How far a model is, for a page to say.
 *
 * @param ready whether it can be used
 * @param fraction how much of it is here, 0 to 1
 * @param problem why it could not be fetched; empty when nothing went wrong
 */
public record ModelState(boolean ready, double fraction, String problem) {

    static final ModelState ABSENT = new ModelState(false, 0, "");
    static final ModelState READY = new ModelState(true, 1, "");

    public ModelState {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("The fraction of a model is between 0 and 1, not " + fraction);
        }
    }
}
