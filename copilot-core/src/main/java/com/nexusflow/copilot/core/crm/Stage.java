package com.nexusflow.copilot.core.crm;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;

/**
 * A step of the tenant's selling process.
 *
 * @param probability the share of deals in this stage that are won in the end, 0 to 1
 */
public record Stage(UUID id, String name, Type type, int position, BigDecimal probability) {

    /** What a stage means for the deal. */
    public enum Type {
        OPEN,
        WON,
        LOST;

        public static Type of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
