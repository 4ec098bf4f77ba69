package com.nexusflow.copilot.core.metric;

import java.util.Locale;

/** What a figure can be split and filtered by. */
public enum Dimension {
    PERSON,
    TEAM,
    MANAGER,
    REGION,
    ACCOUNT,
    PARENT_ACCOUNT,
    SECTOR,
    COUNTRY,
    PRODUCT,
    SERIES,
    STAGE,
    STAGE_TYPE,
    SOURCE,
    COMPETITOR,
    LOSS_REASON,
    FORECAST_CATEGORY,
    SIZE_BAND,
    DEAL,
    ACTIVITY_KIND,
    LEAD_STATUS,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    public static Dimension of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its values are stretches of time, in order. */
    public boolean isTime() {
        return this == WEEK || this == MONTH || this == QUARTER || this == YEAR;
    }
}
