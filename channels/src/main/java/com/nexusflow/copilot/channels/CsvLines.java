package com.nexusflow.copilot.channels;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of CSV (RFC 4180) that a spreadsheet shows and never computes: a text that looks like a formula gets an apostrophe in front. */
public final class CsvLines {

    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");

    private final Writer writer;

    public CsvLines(Writer writer) {
        this.writer = writer;
    }

    /** One line; null is an empty value. */
    public void write(List<? extends @Nullable String> values) throws IOException {
        String separator = "";
        for (String value : values) {
            writer.write(separator);
            writer.write(value == null ? "" : quoted(safe(value)));
            separator = ",";
        }
        writer.write("\r\n");
    }

    private static String safe(String value) {
        boolean computes = FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches();
        return computes ? "'" + value : value;
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
