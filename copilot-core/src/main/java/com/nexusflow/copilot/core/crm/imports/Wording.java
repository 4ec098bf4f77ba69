package com.nexusflow.copilot.core.crm.imports;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The sentences an import says, in the tenant's language. */
final class Wording {

    private final Locale locale;
    private final ResourceBundle bundle;

    Wording(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(Wording.class.getPackageName() + ".imports", locale, Wording.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    String fieldName(String field) {
        return bundle.containsKey("field." + field) ? bundle.getString("field." + field) : field;
    }

    /** Line numbers as people write them: never with a thousands separator. */
    static String lines(List<Long> lines, long count) {
        return lines.stream().map(String::valueOf).collect(Collectors.joining(", ")) + (count > lines.size() ? ", …" : "");
    }
}
