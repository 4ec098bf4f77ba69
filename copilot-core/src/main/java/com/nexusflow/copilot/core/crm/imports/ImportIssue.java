package com.nexusflow.copilot.core.crm.imports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row that was not taken (an error), or something the user should know about what was taken (a remark).
 *
 * @param line the line of the file, or 0 when the issue is about the whole file
 * @param field the column's header or the field's name, if the issue is about one
 * @param reason what is wrong and what to do, in the tenant's language
 */
public record ImportIssue(String file, long line, Severity severity, @Nullable String field, String reason) {

    /** Whether the row was left out or taken. */
    public enum Severity {
        ERROR,
        REMARK;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Severity of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
