package com.nexusflow.copilot.core.metric;

import java.util.Locale;

/** A number kept on single records that a query can set bounds to. */
public enum Measure {
    AMOUNT,
    CYCLE_DAYS,
    AGE_DAYS,
    EMPLOYEES,
    ANNUAL_REVENUE,
    YEAR_ESTABLISHED,
    LIST_PRICE;

    public static Measure of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
