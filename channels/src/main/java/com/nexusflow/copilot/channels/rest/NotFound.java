package com.nexusflow.copilot.channels.rest;

import java.util.UUID;

/** There is no such record, or none the person may see: the two must look the same. */
final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFound(String what, UUID id) {
        super("There is no " + what + " " + id + " that you may see.");
    }
}
