package com.nexusflow.copilot.core.tenant;

import java.util.Locale;

/** What the start of an installation serves a tenant as; there is at most one of each. */
public enum ServedAs {
    /** The demo, whose passwords are public. */
    DEMO,
    /** The installation's own first tenant. */
    OWN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
