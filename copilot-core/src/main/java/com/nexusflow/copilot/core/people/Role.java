package com.nexusflow.copilot.core.people;

import java.util.Locale;

/** What a person is to the sales organisation; it decides whose records the person sees. */
public enum Role {
    REP,
    MANAGER,
    OPERATIONS,
    ADMIN;

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Operations and administrators see every record of their tenant. */
    public boolean seesAll() {
        return this == OPERATIONS || this == ADMIN;
    }
}
