package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;

/** Ends the preparation of a change with what to tell the person instead. */
final class Unclear extends RuntimeException {

    private static final long serialVersionUID = 1;

    final transient Finding finding;

    Unclear(Finding finding) {
        super(null, null, false, false);
        this.finding = finding;
    }
}
