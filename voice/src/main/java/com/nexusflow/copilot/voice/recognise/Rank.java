package com.nexusflow.copilot.voice.recognise;

import java.util.UUID;

/**
 * Whose turn a piece is when more pieces wait than recognisers are free: first the tenant that has the fewest pieces in hand, then the
 * call with the least left, then who came first. The pieces of one call keep their order.
 *
 * @param millisLeft how much of the call was not heard yet when the piece was asked for
 */
public record Rank(UUID tenant, UUID call, int millisLeft) {

    private static final UUID NOBODY = new UUID(0, 0);

    /** For what belongs to no tenant and is short, such as a self-test. */
    static final Rank OURS = new Rank(NOBODY, NOBODY, 0);

    public Rank {
        if (millisLeft < 0) {
            throw new IllegalArgumentException("A call cannot have " + millisLeft + " ms left; use 0 when nothing is known to be left");
        }
    }

    /** The rank of a piece that begins so far in the call. */
    public Rank at(int startMillis) {
        return new Rank(tenant, call, Math.max(0, millisLeft - startMillis));
    }
}
