package com.nexusflow.copilot.voice.recognise;

import java.time.Duration;
import java.util.List;

/**
 * How workers are started and watched.
 *
 * @param command the program of a worker with its arguments
 * @param lanes how many of them run
 * @param starting how long one may take until it is ready
 * @param answering how long one may take for a piece
 * @param megabytes how much memory one may use
 */
record WorkerSettings(List<String> command, int lanes, Duration starting, Duration answering, long megabytes) {

    WorkerSettings {
        command = List.copyOf(command);
        if (lanes < 1) {
            throw new IllegalArgumentException("A pool of " + lanes + " workers hears nothing; use 1 or more");
        }
    }
}
