package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.crm.Named;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value as people see it.
 *
 * @param kind how to show it
 * @param text minor units of money, an ISO date or time, or the words themselves
 * @param id the record that the words name, if they name one
 */
public record Value(Kind kind, String text, @Nullable UUID id) {

    /** How a value is shown. */
    public enum Kind {
        MONEY,
        DATE,
        TIME,
        TEXT
    }

    static Value text(String text) {
        return new Value(Kind.TEXT, text, null);
    }

    static Value of(Named named) {
        return new Value(Kind.TEXT, named.name(), named.id());
    }

    static Value of(Kind kind, Object value) {
        return new Value(kind, value.toString(), null);
    }

    /** As {@link DealField} writes it. */
    String written() {
        return id == null ? text : id.toString();
    }
}
