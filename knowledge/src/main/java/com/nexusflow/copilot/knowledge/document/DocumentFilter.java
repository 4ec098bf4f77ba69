package com.nexusflow.copilot.knowledge.document;

import com.nexusflow.copilot.knowledge.document.read.DocumentKind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which documents are wanted; null leaves a condition out.
 *
 * @param text a part of the name or the title, in any case
 * @param staleOn only those that are no longer fresh on that day
 */
public record DocumentFilter(
        @Nullable UUID collection, @Nullable DocumentStatus status, @Nullable DocumentKind kind, @Nullable UUID owner, @Nullable String text, @Nullable LocalDate staleOn) {

    public static final DocumentFilter NONE = new DocumentFilter(null, null, null, null, null, null);

    public DocumentFilter {
        text = text == null || text.isBlank() ? null : text.strip();
    }

    String condition() {
        return "true" + (collection == null ? "" : " and d.collection_id = :collection") + (status == null ? "" : " and d.status = :status")
                + (kind == null ? "" : " and d.kind = :kind") + (owner == null ? "" : " and d.owner_id = :owner") + (staleOn == null ? "" : " and d.fresh_until < :staleOn")
                + (text == null ? "" : " and (position(lower(:text) in lower(d.name)) > 0 or position(lower(:text) in lower(d.title)) > 0)");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        put(parameters, "collection", collection);
        put(parameters, "status", status == null ? null : status.code());
        put(parameters, "kind", kind == null ? null : kind.code());
        put(parameters, "owner", owner);
        put(parameters, "text", text);
        put(parameters, "staleOn", staleOn);
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
