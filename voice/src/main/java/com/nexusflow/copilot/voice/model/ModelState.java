package com.nexusflow.copilot.voice.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a model is, for a page to say.
 *
 * @param ready whether it can be used
 * @param fraction how much of it is here, 0 to 1
 * @param trouble what is wrong with it; null while nothing is
 * @param problem the same for a log, in English; empty when nothing went wrong
 */
public record ModelState(boolean ready, double fraction, @Nullable Trouble trouble, String problem) {

    /** Why a model cannot be used, for people who do not read logs. */
    public enum Trouble {
        NOT_FETCHED,
        NOT_WORKING,
        NEEDS_ANOTHER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }


    static final ModelState ABSENT = new ModelState(false, 0, null, "");
    static final ModelState READY = new ModelState(true, 1, null, "");

    public ModelState {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("The fraction of a model is between 0 and 1, not " + fraction);
        }
    }
}
