package com.nexusflow.copilot.agents.intent;

import java.util.Locale;

/**
 * A kind of name in a sentence. Examples hold {@code {account}} where any account's name may stand. A caller who has recognised a
 * name in a message puts the kind's {@link #standIn()} in its place before classifying, because the classifier knows that one.
 */
public enum NameKind {
    ACCOUNT("Acme"),
    PERSON("Alex Smith"),
    DEAL("OPP-1000"),
    PRODUCT("Widget Pro"),
    /** A team, region or office. */
    TEAM("North");

    private final String standIn;

    NameKind(String standIn) {
        this.standIn = standIn;
    }

    /** The name that stands for all names of this kind. */
    public String standIn() {
        return standIn;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String slot() {
        return "{" + code() + "}";
    }
}
