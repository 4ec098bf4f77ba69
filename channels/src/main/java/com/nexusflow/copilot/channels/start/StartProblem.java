package com.nexusflow.copilot.channels.start;

/** The copilot cannot start as it was asked to; says why and what to do, in one sentence each. */
public final class StartProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartProblem(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
