package com.nexusflow.copilot.channels.access;

import java.io.IOException;

/** The body turned out larger than the limit while it was read. */
public final class BodyTooLarge extends IOException {

    static final String SENTENCE = "The request body is larger than " + BodyLimitFilter.LIMIT.toKilobytes() + " KB; send less.";
    private static final long serialVersionUID = 1L;

    BodyTooLarge() {
        super(SENTENCE);
    }
}
