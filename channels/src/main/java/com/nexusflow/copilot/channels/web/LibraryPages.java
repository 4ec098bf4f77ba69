package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.door.BroughtFiles;
import com.nexusflow.copilot.channels.door.BroughtFiles.Brought;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.text.Texts;
import com.nexusflow.copilot.knowledge.document.Document;
import com.nexusflow.copilot.knowledge.document.DocumentFilter;
import com.nexusflow.copilot.knowledge.document.DocumentPage;
import com.nexusflow.copilot.knowledge.document.DocumentRefused;
import com.nexusflow.copilot.knowledge.document.DocumentStatus;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.document.Uploaded;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The library: its collections, its documents, and where files are brought into it. */
@Controller
class LibraryPages {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_TEXT = 200;
    private static final int MEGABYTE = 1 << 20;

    private final Documents documents;
    private final LibraryShelf shelf;
    private final People people;

    LibraryPages(Documents documents, LibraryShelf shelf, People people) {
        this.documents = documents;
        this.shelf = shelf;
        this.people = people;
    }

    /** What became of a file: a document, or why not. */
    public record Told(String name, @Nullable UUID id, String words, boolean refused) {}

    @GetMapping("/library")
    String list(
            @RequestParam @Nullable UUID collection,
            @RequestParam @Nullable DocumentStatus status,
            @RequestParam @Nullable UUID owner,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = "false") boolean stale,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        String text = q == null ? null : q.substring(0, Math.min(q.length(), LONGEST_TEXT));
        int shown = Math.clamp(page, 1, LAST_PAGE);
        DocumentPage found = documents.list(new DocumentFilter(collection, status, null, owner, text, stale ? shelf.today() : null), (shown - 1) * PAGE, PAGE);
        model.addAttribute("shelves", shelf.collections(locale));
        model.addAttribute("documents", shelf.views(found.documents(), locale));
        model.addAttribute("count", found.total());
        model.addAttribute("page", shown);
        model.addAttribute("pageSize", PAGE);
        model.addAttribute("people", people.all().stream().filter(Person::active).toList());
        model.addAttribute("statuses", DocumentStatus.values());
        model.addAttribute("mostMegabytes", documents.mostBytes() / MEGABYTE);
        model.addAttribute("collection", collection);
        model.addAttribute("status", status);
        model.addAttribute("owner", owner);
        model.addAttribute("q", text);
        model.addAttribute("stale", stale);
        model.addAttribute("filtered", status != null || owner != null || stale || text != null && !text.isBlank());
        return "library";
    }

    @PostMapping("/library")
    String take(
            @RequestParam List<MultipartFile> files,
            @RequestParam UUID collection,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate freshUntil,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        boolean watched = request.getHeader("HX-Request") != null;
        List<MultipartFile> chosen = BroughtFiles.chosen(files);
        Texts words = Texts.of("messages.web", locale);
        if (chosen.isEmpty() || chosen.size() > BroughtFiles.MOST) {
            return told(List.of(new Told("", null, chosen.isEmpty() ? words.get("library.no_file") : words.get("library.too_many", BroughtFiles.MOST), true)), watched, model, response);
        }
        try {
            List<Brought> brought = BroughtFiles.into(documents, collection, chosen, DocumentPages.sane(freshUntil));
            if (brought.stream().anyMatch(file -> file.uploaded() == null || file.uploaded().outcome() == Uploaded.Outcome.KNOWN)) {
                return told(brought.stream().map(file -> told(file, words, locale)).toList(), watched, model, response);
            }
            return onwards(brought.size() == 1 && brought.getFirst().uploaded() != null ? "/library/" + brought.getFirst().uploaded().document().id() : "/library?collection=" + collection,
                    watched, response);
        } catch (DocumentRefused refused) {
            return told(List.of(new Told("", null, LibraryShelf.why(refused, documents.mostBytes(), locale), true)), watched, model, response);
        }
    }

    private static String onwards(String address, boolean watched, HttpServletResponse response) {
        if (watched) {
            response.setHeader("HX-Redirect", address);
            return "library-told :: told";
        }
        return "redirect:" + address;
    }

    private Told told(Brought file, Texts words, Locale locale) {
        Uploaded uploaded = file.uploaded();
        if (uploaded == null) {
            return new Told(file.name(), null, file.refused() == null ? "" : LibraryShelf.why(file.refused(), documents.mostBytes(), locale), true);
        }
        Document document = uploaded.document();
        return new Told(file.name(), document.id(), words.get("library.outcome." + uploaded.outcome().name().toLowerCase(Locale.ROOT), document.name()), false);
    }

    /** A browser that watches the upload shows it beside the form; any other one gets a page of it. */
    private static String told(List<Told> files, boolean watched, Model model, HttpServletResponse response) {
        model.addAttribute("told", files);
        if (!watched && files.stream().allMatch(Told::refused)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return watched ? "library-told :: told" : "library-told";
    }
}
