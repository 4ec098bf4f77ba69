package com.nexusflow.copilot.knowledge.document.read;

import com.nexusflow.copilot.core.text.Texts;
import java.util.List;
import java.util.Locale;

/** Something about a document that a person should know although it could be read. */
public record Remark(Matter matter, List<Object> values) {

    static final String BUNDLE = "messages.documents";

    /** What the remark is about. */
    public enum Matter {
        /** It holds macros; they are neither read nor run. */
        MACROS,
        /** Files that came with an e-mail; they are named and not opened. */
        ATTACHMENTS,
        HIDDEN_SHEETS,
        HIDDEN_SLIDES,
        /** Pages that hold pictures only. */
        PAGES_WITHOUT_TEXT;

        String key() {
            return "remark." + name().toLowerCase(Locale.ROOT);
        }
    }

    public Remark {
        values = List.copyOf(values);
    }

    static Remark of(Matter matter, Object... values) {
        return new Remark(matter, List.of(values));
    }

    public String said(Locale language) {
        return Texts.of(BUNDLE, language).get(matter.key(), values.toArray());
    }
}
