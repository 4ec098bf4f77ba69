package com.nexusflow.copilot.core.crm.imports;

/** How the values of a field are read, and as what the database keeps them. */
enum ValueType {
    NAME("text"),
    TEXT("text"),
    LONG_TEXT("text"),
    DATE("date"),
    TIME("timestamptz"),
    PERIOD("text"),
    MONEY("bigint"),
    DECIMAL("numeric(20, 2)"),
    INTEGER("integer"),
    YEAR("smallint"),
    CURRENCY("text"),
    ROLE("text"),
    ACTIVITY_KIND("text"),
    OUTBOUND("boolean"),
    LEAD_STATUS("text"),
    FORECAST("text"),
    STAGE_TYPE("text"),
    PERCENT("numeric(5, 4)");

    private final String sql;

    ValueType(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
