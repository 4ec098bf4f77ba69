package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.channels.door.KeptFile;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.document.Collections;
import com.nexusflow.copilot.knowledge.document.Document;
import com.nexusflow.copilot.knowledge.document.DocumentChange;
import com.nexusflow.copilot.knowledge.document.DocumentFilter;
import com.nexusflow.copilot.knowledge.document.DocumentStatus;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.document.read.DocumentKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Documents that were brought, and what was read from them. Those that a person may not read look like those that do not exist. */
@RestController
@RequestMapping("/api/v1/documents")
@Tag(name = "Library")
class DocumentsController {

    private static final int MOST_PARTS = 500;

    private final Documents documents;
    private final Collections collections;
    private final People people;
    private final Tenants tenants;
    private final Clock clock;

    DocumentsController(Documents documents, Collections collections, People people, Tenants tenants, Clock clock) {
        this.documents = documents;
        this.collections = collections;
        this.people = people;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** What is left out stays as it is. */
    record Change(@Nullable UUID collection, @Nullable UUID owner, @Nullable LocalDate freshUntil) {}

    @GetMapping
    @Operation(summary = "A page of documents, the last changed first; text is looked for in names and titles, stale leaves only those whose freshness is over")
    List<DocumentJson> list(
            @RequestParam @Nullable UUID collection,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable UUID owner,
            @RequestParam @Nullable String text,
            @RequestParam(defaultValue = "false") boolean stale,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit,
            Locale language) {
        DocumentFilter filter = BadInput.check(() -> new DocumentFilter(
                collection, status == null || status.isBlank() ? null : DocumentStatus.of(status), kind == null || kind.isBlank() ? null : DocumentKind.of(kind), owner,
                text, stale ? today() : null));
        return json(documents.list(filter, BadInput.within("offset", offset, 0, Integer.MAX_VALUE), BadInput.within("limit", limit, 1, 200)).documents(), language);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A document: how far its reading is, why it is refused, what is remarkable about it, and the versions of its file")
    DocumentJson.Whole document(@PathVariable UUID id, Locale language) {
        Document document = existing(id);
        return new DocumentJson.Whole(json(List.of(document), language).getFirst(), DocumentJson.versions(documents.originals(id), people));
    }

    @GetMapping("/{id}/text")
    @Operation(summary = "A page of the text that was read of the version that is ready, part by part in the order of reading")
    List<DocumentJson.Text> text(@PathVariable UUID id, @RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "200") int limit) {
        existing(id);
        return documents.parts(id, BadInput.within("offset", offset, 0, Integer.MAX_VALUE), BadInput.within("limit", limit, 1, MOST_PARTS)).stream()
                .map(DocumentJson.Text::of)
                .toList();
    }

    @GetMapping("/{id}/file")
    @Operation(summary = "The file as it came, of the newest version unless another one that is kept is named")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @RequestParam @Nullable Integer version) {
        Document document = existing(id);
        return KeptFile.answer(document.name(), documents.original(id, version == null ? document.version() : version).orElseThrow(() -> new NotFound("such version of document", id)));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Put a document into another collection, give it to another person, say until when it holds; as its owner, operations or administrator")
    DocumentJson change(@PathVariable UUID id, @RequestBody Change change, Locale language) {
        LocalDate until = DocumentFilesController.sane(change.freshUntil());
        return changed(documents.change(id, new DocumentChange(change.collection(), change.owner(), until, false)).orElseThrow(() -> new NotFound("document", id)), language);
    }

    @DeleteMapping("/{id}/freshness")
    @Operation(summary = "Say that a document holds until somebody says otherwise; as its owner, operations or administrator")
    DocumentJson keepForGood(@PathVariable UUID id, Locale language) {
        return changed(documents.keepFresh(id, null).orElseThrow(() -> new NotFound("document", id)), language);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a document with its files and its text; as its owner, operations or administrator")
    void delete(@PathVariable UUID id) {
        if (!documents.delete(id)) {
            throw new NotFound("document", id);
        }
    }

    private Document existing(UUID id) {
        return documents.byId(id).orElseThrow(() -> new NotFound("document", id));
    }

    private DocumentJson changed(Document document, Locale language) {
        return json(List.of(document), language).getFirst();
    }

    private List<DocumentJson> json(List<Document> found, Locale language) {
        return DocumentJson.of(found, collections, people, today(), language);
    }

    private LocalDate today() {
        return tenants.current().today(clock);
    }
}
