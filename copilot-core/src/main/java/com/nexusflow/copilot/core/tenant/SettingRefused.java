package com.nexusflow.copilot.core.tenant;

/** A setting of a tenant cannot be as asked; the message names the value and what would do. */
public final class SettingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was refused. */
    public enum Reason {
        NAME,
        CURRENCY,
        CURRENCY_IN_USE,
        LANGUAGE,
        TIME_ZONE,
        FISCAL_YEAR_START
    }

    private final Reason reason;

    SettingRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
