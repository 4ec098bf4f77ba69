package com.nexusflow.copilot.voice.audio;

import java.util.Locale;

/** A recording that cannot be used, and why. Trying again does not help. */
public final class UnreadableAudio extends Exception {

    private final AudioProblem problem;

    UnreadableAudio(AudioProblem problem) {
        super(problem.text(Locale.ENGLISH));
        this.problem = problem;
    }

    UnreadableAudio(AudioProblem.Code code, Object... values) {
        this(AudioProblem.of(code, values));
    }

    public AudioProblem problem() {
        return problem;
    }
}
