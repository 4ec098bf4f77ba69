package com.nexusflow.copilot.channels.rest;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The request asks for something that cannot be; the message names the parameter and the value. */
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadInput(String sentence) {
        super(sentence);
    }

    /** Does what the request's own values decide: a value that is refused is the request's fault. */
    static <T> T check(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw (BadInput) new BadInput(String.valueOf(e.getMessage())).initCause(e);
        }
    }

    static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw new BadInput(name + " is missing");
        }
        return value;
    }

    static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadInput(name + " must be from " + least + " to " + most + ", was " + value);
        }
        return value;
    }
}
