package com.nexusflow.copilot.knowledge.document.read;

import com.nexusflow.copilot.core.text.Texts;
import java.util.List;
import java.util.Locale;

/**
 * A file of which nothing is taken.
 *
 * @param values what the sentence about the reason is told with
 */
public record Refused(Refusal reason, List<Object> values) implements Reading {

    public Refused {
        values = List.copyOf(values);
    }

    static Refused of(Refusal reason, Object... values) {
        return new Refused(reason, List.of(values));
    }

    /** Why, and what to do, for a person. */
    public String said(Locale language) {
        return Texts.of(Remark.BUNDLE, language).get(reason.key(), values.toArray());
    }
}
