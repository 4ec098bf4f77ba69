package com.nexusflow.copilot.core.connection;

import com.nexusflow.copilot.core.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is wrong with a connection or a message, kept as a reason with its values and told in the language of whoever looks.
 *
 * @param bundle whose words it is told in, for instance "messages.slack"
 * @param reason the message in there
 * @param values what fills its gaps, neither secrets nor message text
 */
public record Trouble(String bundle, String reason, List<String> values) {

    private static final String BETWEEN = "\t";

    public Trouble {
        if (!bundle.startsWith("messages.") || reason.isBlank()) {
            throw new IllegalArgumentException("Trouble is told by a message of a bundle, not by \"" + reason + "\" of \"" + bundle + "\"");
        }
        values = values.stream().map(value -> value.replace(BETWEEN, " ")).toList();
    }

    public static Trouble of(String bundle, String reason, Object... values) {
        return new Trouble(bundle, reason, Arrays.stream(values).map(String::valueOf).toList());
    }

    /** As it is kept. */
    public String text() {
        return String.join(BETWEEN, bundle, reason) + (values.isEmpty() ? "" : BETWEEN + String.join(BETWEEN, values));
    }

    /** What was kept, in words; words that were kept as such stay as they are. */
    public static String words(String kept, Locale locale) {
        String[] parts = kept.split(BETWEEN, -1);
        if (parts.length < 2 || !parts[0].startsWith("messages.")) {
            return kept;
        }
        Texts texts = Texts.of(parts[0], locale);
        return texts.has(parts[1]) ? texts.get(parts[1], (Object[]) Arrays.copyOfRange(parts, 2, parts.length)) : parts[1];
    }

    @Override
    public String toString() {
        return reason + values;
    }
}
