package com.nexusflow.copilot.channels.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is no such page, or none the person may see: the two look the same. */
final class Missing extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    Missing() {
        super(HttpStatus.NOT_FOUND);
    }
}
