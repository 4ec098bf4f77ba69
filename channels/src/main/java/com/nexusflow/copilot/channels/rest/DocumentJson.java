package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.knowledge.document.Collections;
import com.nexusflow.copilot.knowledge.document.Document;
import com.nexusflow.copilot.knowledge.document.DocumentCollection;
import com.nexusflow.copilot.knowledge.document.DocumentStatus;
import com.nexusflow.copilot.knowledge.document.Original;
import com.nexusflow.copilot.knowledge.document.read.DocumentKind;
import com.nexusflow.copilot.knowledge.document.read.Part;
import com.nexusflow.copilot.knowledge.document.read.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A document as REST writes it.
 *
 * @param readyVersion the version whose text is shown and found, while a newer one is read or is refused
 * @param refusal why nothing was taken of the newest version; refusalText says it in words
 */
record DocumentJson(
        UUID id, Named collection, String name, String title, @Nullable Named owner, @Nullable LocalDate freshUntil, boolean stale, int version,
        @Nullable Integer readyVersion, int bytes, DocumentStatus status, int progress, @Nullable Refusal refusal, @Nullable String refusalText,
        @Nullable DocumentKind kind, @Nullable String language, int pages, int parts, List<String> remarks, Map<String, String> attributes, Instant uploadedAt,
        Instant changedAt) {

    /** One version of its file. */
    record Version(int version, int bytes, String contentHash, @Nullable Named uploadedBy, Instant uploadedAt) {}

    /** A document with the versions of its file that are kept, the newest first. */
    record Whole(DocumentJson document, List<Version> versions) {}

    /** A paragraph, list, table, slide, stretch of a sheet or message; place says where it stands, empty where the format has no places. */
    record Text(List<String> trail, Part.Kind kind, String text, String place) {

        static Text of(Part part) {
            return new Text(part.trail(), part.kind(), part.text(), part.place());
        }
    }

    static List<DocumentJson> of(List<Document> documents, Collections collections, People people, LocalDate today, Locale language) {
        Map<UUID, String> names = people.names(documents.stream().map(Document::ownerId).filter(Objects::nonNull).toList());
        Map<UUID, String> shelves = collections.all().stream().collect(Collectors.toMap(DocumentCollection::id, DocumentCollection::name));
        return documents.stream().map(document -> of(document, shelves.getOrDefault(document.collectionId(), ""), names, today, language)).toList();
    }

    static List<Version> versions(List<Original> originals, People people) {
        Map<UUID, String> names = people.names(originals.stream().map(Original::uploadedBy).filter(Objects::nonNull).toList());
        return originals.stream()
                .map(original -> new Version(original.version(), original.bytes(), original.contentHash(), named(original.uploadedBy(), names), original.uploadedAt()))
                .toList();
    }

    private static DocumentJson of(Document document, String collection, Map<UUID, String> names, LocalDate today, Locale language) {
        return new DocumentJson(
                document.id(), new Named(document.collectionId(), collection), document.name(), document.title(), named(document.ownerId(), names),
                document.freshUntil(), document.isStale(today), document.version(), document.readyVersion(), document.bytes(), document.status(),
                document.progress(), document.refused() == null ? null : document.refused().reason(), document.refused() == null ? null : document.refused().said(language),
                document.kind(), document.language(), document.pages(), document.parts(), document.remarks().stream().map(remark -> remark.said(language)).toList(),
                document.attributes(), document.uploadedAt(), document.changedAt());
    }

    private static @Nullable Named named(@Nullable UUID person, Map<UUID, String> names) {
        String name = person == null ? null : names.get(person);
        return person == null || name == null ? null : new Named(person, name);
    }
}
