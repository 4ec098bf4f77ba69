package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.door.KeptFile;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.document.Document;
import com.nexusflow.copilot.knowledge.document.DocumentChange;
import com.nexusflow.copilot.knowledge.document.DocumentRefused;
import com.nexusflow.copilot.knowledge.document.DocumentRefused.Reason;
import com.nexusflow.copilot.knowledge.document.DocumentStatus;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.document.Original;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page of a document: what was read of it, its versions, and what its owner may do with it. */
@Controller
@RequestMapping("/library/{id}")
class DocumentPages {

    private static final int PARTS = 200;
    private static final int LAST_PAGE = 1_000_000;

    private final Documents documents;
    private final LibraryShelf shelf;
    private final People people;

    DocumentPages(Documents documents, LibraryShelf shelf, People people) {
        this.documents = documents;
        this.shelf = shelf;
        this.people = people;
    }

    @GetMapping
    String document(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        DocumentView view = view(id, locale);
        Document document = view.document();
        int shown = Math.clamp(page, 1, LAST_PAGE);
        List<Original> originals = documents.originals(id);
        model.addAttribute("view", view);
        model.addAttribute("text", DocumentText.of(documents.parts(id, (shown - 1) * PARTS, PARTS), locale));
        model.addAttribute("page", shown);
        model.addAttribute("pageSize", PARTS);
        model.addAttribute("originals", originals);
        model.addAttribute("uploaders", people.names(originals.stream().map(Original::uploadedBy).filter(Objects::nonNull).toList()));
        model.addAttribute("mayChange", mayChange(document));
        if (mayChange(document)) {
            model.addAttribute("shelves", shelf.collections(locale));
            model.addAttribute("people", people.all().stream().filter(Person::active).toList());
        }
        return "document";
    }

    /** How far the reading is; a browser that waits on the document's page shows the text when it is there. */
    @GetMapping("/progress")
    String progress(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean whole, Model model, Locale locale, HttpServletResponse response) {
        DocumentView view = view(id, locale);
        if (whole && view.document().status() != DocumentStatus.READING) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("view", view);
        return whole ? "library-told :: state" : "library-told :: row";
    }

    @GetMapping("/file")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @RequestParam @Nullable Integer version) {
        Document document = documents.byId(id).orElseThrow(Missing::new);
        return KeptFile.answer(document.name(), documents.original(id, version == null ? document.version() : version).orElseThrow(Missing::new));
    }

    @PostMapping
    String change(
            @PathVariable UUID id,
            @RequestParam @Nullable UUID collection,
            @RequestParam @Nullable UUID owner,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate freshUntil,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        LocalDate until = sane(freshUntil);
        return attempt(id, model, locale, response, () -> documents.change(id, new DocumentChange(collection, owner, until, until == null)));
    }

    @PostMapping("/versions")
    String renew(@PathVariable UUID id, @RequestParam MultipartFile file, Model model, Locale locale, HttpServletResponse response) throws IOException {
        byte[] bytes = file.getSize() > documents.mostBytes() ? null : file.getBytes();
        return attempt(id, model, locale, response, () -> {
            documents.requireSize(file.getSize());
            return documents.renew(id, Objects.requireNonNull(bytes), null);
        });
    }

    @PostMapping("/delete")
    String delete(@PathVariable UUID id, Model model, Locale locale, HttpServletResponse response) {
        UUID collection = documents.byId(id).orElseThrow(Missing::new).collectionId();
        try {
            documents.delete(id);
            return "redirect:/library?collection=" + collection;
        } catch (DocumentRefused refused) {
            return refused(id, refused, model, locale, response);
        }
    }

    private String attempt(UUID id, Model model, Locale locale, HttpServletResponse response, Supplier<Optional<?>> change) {
        try {
            if (change.get().isEmpty()) {
                throw new Missing();
            }
            return "redirect:/library/" + id;
        } catch (DocumentRefused refused) {
            return refused(id, refused, model, locale, response);
        }
    }

    private String refused(UUID id, DocumentRefused refused, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(refused.reason() == Reason.NOT_YOURS ? HttpStatus.FORBIDDEN.value() : HttpStatus.CONFLICT.value());
        model.addAttribute("refused", LibraryShelf.why(refused, documents.mostBytes(), locale));
        return document(id, 1, model, locale);
    }

    private DocumentView view(UUID id, Locale locale) {
        return shelf.views(List.of(documents.byId(id).orElseThrow(Missing::new)), locale).getFirst();
    }

    private static boolean mayChange(Document document) {
        TenantScope scope = TenantScope.current();
        return scope.seesAll() || document.ownerId() != null && document.ownerId().equals(scope.personId());
    }

    /** A day that the database can keep; one that it cannot says nothing, like none. */
    static @Nullable LocalDate sane(@Nullable LocalDate day) {
        return day == null || day.getYear() < 1 || day.getYear() > 9999 ? null : day;
    }
}
