package com.nexusflow.copilot.core.change;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of a deal that people change, and how their values are written as text. */
public enum DealField {
    /** The stage's id. */
    STAGE("stage_id", "uuid"),
    /** Minor units of the tenant's currency. */
    AMOUNT("amount_minor", "bigint"),
    /** An ISO date. */
    CLOSE_DATE("close_date", "date"),
    /** The person's id. */
    OWNER("owner_id", "uuid"),
    NEXT_STEP("next_step", "text"),
    LOSS_REASON("loss_reason", "text");

    private static final long LARGEST_AMOUNT = 100_000_000_000_000L;
    private static final int LONGEST_TEXT = 2_000;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private final String column;
    private final String sqlType;

    DealField(String column, String sqlType) {
        this.column = column;
        this.sqlType = sqlType;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String column() {
        return column;
    }

    String sqlType() {
        return sqlType;
    }

    /** Whether a deal may do without. */
    boolean mayBeEmpty() {
        return this != STAGE && this != OWNER;
    }

    /** Whether the text is a value of this field. */
    boolean takes(@Nullable String value) {
        if (value == null) {
            return mayBeEmpty();
        }
        try {
            return switch (this) {
                case STAGE, OWNER -> UUID.fromString(value).toString().equals(value);
                case AMOUNT -> Long.parseLong(value) >= 0 && Long.parseLong(value) <= LARGEST_AMOUNT;
                case CLOSE_DATE -> LocalDate.parse(value).getYear() >= FIRST_YEAR && LocalDate.parse(value).getYear() <= LAST_YEAR;
                case NEXT_STEP, LOSS_REASON -> !value.isBlank() && value.length() <= LONGEST_TEXT;
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
