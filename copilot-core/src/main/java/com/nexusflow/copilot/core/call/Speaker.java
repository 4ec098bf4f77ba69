package com.nexusflow.copilot.core.call;

import org.jspecify.annotations.Nullable;

/**
 * One voice of a call; the name is empty while nobody knows it.
 *
 * @param confidence how sure it is, from 0 to 1, that what stands under this speaker was said by this voice, where voices of one channel
 *     were told apart by their sound; null where nothing was guessed
 */
public record Speaker(int number, Side side, String name, @Nullable Double confidence) {

    public Speaker {
        if (number < 0) {
            throw new IllegalArgumentException("Speaker number " + number + " is below 0; number speakers from 0");
        }
        if (confidence != null) {
            Shares.check("confidence of speaker " + number, confidence);
        }
    }

    /** A speaker whom nobody had to guess. */
    public Speaker(int number, Side side, String name) {
        this(number, side, name, null);
    }

    /** The same speaker on that side. */
    public Speaker on(Side found) {
        return new Speaker(number, found, name, confidence);
    }
}
