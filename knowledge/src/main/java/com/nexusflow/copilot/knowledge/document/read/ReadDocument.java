package com.nexusflow.copilot.knowledge.document.read;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file in the order of reading.
 *
 * @param title as the document gives it, or its file name without the ending
 * @param language en, de, fr or es where the words tell, or null
 * @param pages pages, slides or sheets, or 0 where the kind has none
 * @param attributes what stands in front of the text: front matter of Markdown, who wrote an e-mail to whom and when
 */
public record ReadDocument(
        DocumentKind kind, String title, @Nullable String language, int pages, Map<String, String> attributes, List<Part> parts, List<Remark> remarks) implements Reading {

    public ReadDocument {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A document that was read has at least one part, \"" + title + "\" has none");
        }
        attributes = Map.copyOf(attributes);
        parts = List.copyOf(parts);
        remarks = List.copyOf(remarks);
    }
}
