package com.nexusflow.copilot.core.crm.imports;

import java.util.Locale;
import java.util.Set;

/** The ways in which other systems write that there is no value. */
final class Blanks {

    private static final Set<String> NO_TEXT = Set.of("", "null", "(null)", "\\n", "#n/a", "#null!");
    private static final Set<String> NO_FIGURE = Set.of("-", "--", "–", "—", "n/a", "na", "none", "nan", "?", "0000-00-00");

    private Blanks() {}

    static boolean noText(String value) {
        return value.length() < 8 && NO_TEXT.contains(value.toLowerCase(Locale.ROOT));
    }

    static boolean noFigure(String value) {
        return noText(value) || (value.length() < 11 && NO_FIGURE.contains(value.toLowerCase(Locale.ROOT)));
    }
}
