package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.text.FigureFormat;
import com.nexusflow.copilot.knowledge.document.Document;
import com.nexusflow.copilot.knowledge.document.read.Remark;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document as pages show it.
 *
 * @param owner who answers for it, or null when nobody does
 * @param stale whether somebody should look whether it still holds
 * @param language that it is written in, by its name
 * @param refused why nothing was taken of the newest version
 */
public record DocumentView(
        Document document, String collection, @Nullable String owner, boolean stale, String size, @Nullable String language, @Nullable String refused, List<String> remarks) {

    private static final int KILO = 1024;
    private static final Set<String> ELSEWHERE = Set.of("title", "fresh_until", "fresh-until");

    /** What the document says of itself beyond what stands elsewhere on its page. */
    public NavigableMap<String, String> said() {
        NavigableMap<String, String> said = new TreeMap<>(document.attributes());
        ELSEWHERE.forEach(said::remove);
        return said;
    }

    static DocumentView of(Document document, Map<UUID, String> collections, Map<UUID, String> people, LocalDate today, Locale locale) {
        return new DocumentView(
                document,
                collections.getOrDefault(document.collectionId(), ""),
                document.ownerId() == null ? null : people.get(document.ownerId()),
                document.isStale(today),
                size(document.bytes(), locale),
                document.language() == null ? null : Locale.of(document.language()).getDisplayLanguage(locale),
                document.refused() == null ? null : document.refused().said(locale),
                document.remarks().stream().map((Remark remark) -> remark.said(locale)).toList());
    }

    /** Bytes as people read them. */
    static String size(int bytes, Locale locale) {
        FigureFormat figures = new FigureFormat(locale, "EUR");
        if (bytes < KILO) {
            return figures.number(BigDecimal.valueOf(bytes), 0, 0) + "\u00a0B";
        }
        boolean mega = bytes >= KILO * KILO;
        double size = (double) bytes / (mega ? KILO * KILO : KILO);
        return figures.number(BigDecimal.valueOf(size), 0, size < 10 ? 1 : 0) + (mega ? "\u00a0MB" : "\u00a0KB");
    }
}
