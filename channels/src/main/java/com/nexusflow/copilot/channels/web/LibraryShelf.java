package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Team;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.Texts;
import com.nexusflow.copilot.knowledge.document.Collections;
import com.nexusflow.copilot.knowledge.document.Document;
import com.nexusflow.copilot.knowledge.document.DocumentCollection;
import com.nexusflow.copilot.knowledge.document.DocumentRefused;
import com.nexusflow.copilot.knowledge.document.Visibility;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the pages of the library share: documents and collections in the reader's words. */
final class LibraryShelf {

    private static final int MEGABYTE = 1 << 20;

    private final Collections collections;
    private final People people;
    private final Tenants tenants;
    private final Clock clock;

    LibraryShelf(Collections collections, People people, Tenants tenants, Clock clock) {
        this.collections = collections;
        this.people = people;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** A collection, and who reads it. */
    public record Shelf(DocumentCollection collection, String readers) {}

    List<Shelf> collections(Locale locale) {
        Texts words = Texts.of("messages.web", locale);
        Map<UUID, String> teams = people.teams().stream().collect(Collectors.toMap(Team::id, Team::name));
        return collections.all().stream().map(collection -> new Shelf(collection, readers(collection.visibility(), teams, words))).toList();
    }

    List<DocumentView> views(List<Document> documents, Locale locale) {
        Map<UUID, String> shelves = collections.all().stream().collect(Collectors.toMap(DocumentCollection::id, DocumentCollection::name));
        Map<UUID, String> owners = people.names(documents.stream().map(Document::ownerId).filter(Objects::nonNull).toList());
        LocalDate today = today();
        return documents.stream().map(document -> DocumentView.of(document, shelves, owners, today, locale)).toList();
    }

    LocalDate today() {
        return tenants.current().today(clock);
    }

    /** Why something is not done, in the reader's words. */
    static String why(DocumentRefused refused, int mostBytes, Locale locale) {
        return Texts.of("messages.web", locale).get("library.refused." + refused.reason().name().toLowerCase(Locale.ROOT), mostBytes / MEGABYTE);
    }

    private static String readers(Visibility visibility, Map<UUID, String> teams, Texts words) {
        return switch (visibility) {
            case Visibility.Everyone everyone -> words.get("library.readers.everyone");
            case Visibility.OfTeam of -> words.get("library.readers.team", teams.getOrDefault(of.team(), ""));
            case Visibility.OfRole of -> words.get("library.readers.role", words.get("role." + of.role().code()));
        };
    }
}
