package com.nexusflow.copilot.voice.model;

/** A model that none of its sources gave; says what each of them answered. A later attempt may help. */
public final class ModelUnavailable extends Exception {

    ModelUnavailable(String message) {
        super(message);
    }
}
