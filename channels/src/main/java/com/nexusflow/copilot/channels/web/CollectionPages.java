package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.knowledge.document.Collections;
import com.nexusflow.copilot.knowledge.document.DocumentRefused;
import com.nexusflow.copilot.knowledge.document.DocumentRefused.Reason;
import com.nexusflow.copilot.knowledge.document.Visibility;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where operations and administrators make collections of documents, say who reads them, and take them away. */
@Controller
@RequestMapping("/library/collections")
class CollectionPages {

    private static final String TEAM = "team:";
    private static final String ROLE = "role:";

    private final Collections collections;
    private final LibraryShelf shelf;
    private final People people;

    CollectionPages(Collections collections, LibraryShelf shelf, People people) {
        this.collections = collections;
        this.shelf = shelf;
        this.people = people;
    }

    @GetMapping
    String collections(Model model, Locale locale) {
        model.addAttribute("shelves", shelf.collections(locale));
        model.addAttribute("teams", people.teams());
        model.addAttribute("roles", Role.values());
        return "collections";
    }

    @PostMapping
    String create(@RequestParam String name, @RequestParam String readers, Model model, Locale locale, HttpServletResponse response) {
        return attempt(model, locale, response, () -> Optional.of(collections.create(name, read(readers))));
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, @RequestParam String name, @RequestParam String readers, Model model, Locale locale, HttpServletResponse response) {
        return attempt(model, locale, response, () -> collections.change(id, name, read(readers)));
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable UUID id) {
        if (!collections.delete(id)) {
            throw new Missing();
        }
        return "redirect:/library/collections";
    }

    private String attempt(Model model, Locale locale, HttpServletResponse response, Supplier<Optional<?>> change) {
        try {
            if (change.get().isEmpty()) {
                throw new Missing();
            }
            return "redirect:/library/collections";
        } catch (DocumentRefused refused) {
            response.setStatus(refused.reason() == Reason.NAME ? HttpStatus.BAD_REQUEST.value() : HttpStatus.CONFLICT.value());
            model.addAttribute("refused", refused.reason() == Reason.NAME_TAKEN ? "collection_taken" : refused.reason().name().toLowerCase(Locale.ROOT));
            return collections(model, locale);
        }
    }

    /** Reads what the list of readers sends. */
    private static Visibility read(String readers) {
        try {
            if (readers.startsWith(TEAM)) {
                return new Visibility.OfTeam(UUID.fromString(readers.substring(TEAM.length())));
            }
            if (readers.startsWith(ROLE)) {
                return new Visibility.OfRole(Role.of(readers.substring(ROLE.length())));
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        if (readers.equals("everyone")) {
            return new Visibility.Everyone();
        }
        throw unknown();
    }

    private static DocumentRefused unknown() {
        return new DocumentRefused(Reason.UNKNOWN, "The readers are everyone, a team or a role; choose one of the list");
    }
}
