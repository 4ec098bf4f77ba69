package com.nexusflow.copilot.voice.recognise;

/** A worker that did not answer as it should. Its process is not used again. */
final class WorkerFailure extends Exception {

    WorkerFailure(String message) {
        super(message);
    }
}
