package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;
import java.util.function.Function;

/** Ends the preparation of a change with what to tell the person instead. */
final class Unclear extends RuntimeException {

    private static final long serialVersionUID = 1;

    final transient Finding finding;

    Unclear(Finding finding) {
        super(null, null, false, false);
        this.finding = finding;
    }

    /** The work of a tool that ends with this finding where it is unclear what is meant. */
    static <A> Function<A, Finding> told(Function<A, Finding> work) {
        return arguments -> {
            try {
                return work.apply(arguments);
            } catch (Unclear e) {
                return e.finding;
            }
        };
    }
}
