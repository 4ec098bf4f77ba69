package com.nexusflow.copilot.core.crm;

import java.util.Locale;

/** The kinds of records that have names people say. */
public enum RecordKind {
    ACCOUNT,
    PERSON,
    CONTACT,
    OPPORTUNITY,
    PRODUCT;

    public static RecordKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
