package com.nexusflow.copilot.core.metric;

/** What a figure counts. Money is given in major units of the tenant's currency, percentages as 63.2 for 63.2 %. */
public enum Unit {
    MONEY,
    PERCENT,
    DAYS,
    COUNT,
    NUMBER
}
