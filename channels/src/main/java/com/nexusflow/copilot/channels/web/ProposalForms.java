package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.core.change.ChangeRefused;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The buttons of a proposal's card; each answers with the card as it stands then. */
@Controller
class ProposalForms {

    private final ChangeDesk desk;
    private final AskLimit limit;

    ProposalForms(ChangeDesk desk, AskLimit limit) {
        this.desk = desk;
        this.limit = limit;
    }

    @PostMapping("/proposals/{id}/approval")
    String approve(@PathVariable UUID id, @RequestParam String signature, @RequestParam @Nullable Set<Integer> line, Locale locale, Model model) {
        return decided(id, () -> desk.approve(id, signature, line == null ? Set.of() : line, locale), locale, model);
    }

    @PostMapping("/proposals/{id}/rejection")
    String reject(@PathVariable UUID id, Locale locale, Model model) {
        return decided(id, () -> desk.reject(id, locale), locale, model);
    }

    @PostMapping("/proposals/{id}/undo")
    String undo(@PathVariable UUID id, Locale locale, Model model) {
        return decided(id, () -> desk.undo(id, locale), locale, model);
    }

    /** @param line the lines that are ticked; they stay so, and the others not */
    @PostMapping("/proposals/{id}/edits")
    String edit(
            @PathVariable UUID id, @RequestParam int number, @RequestParam String value, @RequestParam @Nullable Set<Integer> line, Locale locale, Model model) {
        model.addAttribute("ticked", line == null ? Set.of() : line);
        try {
            limit.decision();
            desk.edit(id, number, value.replace("\0", ""), locale).ifPresent(card -> model.addAttribute("block", card));
            return shown(id, null, locale, model);
        } catch (ChangeRefused e) {
            return shown(id, desk.words(e, locale), locale, model);
        } catch (TooManyRequests e) {
            return shown(id, e.words(locale), locale, model);
        }
    }

    private String decided(UUID id, Supplier<ChangeDesk.Outcome> decision, Locale locale, Model model) {
        try {
            limit.decision();
            return shown(id, decision.get().reply().text(), locale, model);
        } catch (TooManyRequests e) {
            return shown(id, e.words(locale), locale, model);
        }
    }

    /** A proposal that was replaced shows the one that took its place. */
    private String shown(UUID id, @Nullable String text, Locale locale, Model model) {
        if (!model.containsAttribute("block")) {
            model.addAttribute("block", desk.latest(id, locale).orElseThrow(Missing::new));
        }
        model.addAttribute("decided", text);
        return "reply :: proposal-block";
    }
}
