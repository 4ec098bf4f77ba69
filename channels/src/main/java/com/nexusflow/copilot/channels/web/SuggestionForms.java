package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.agents.call.ReviewDesk;
import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.core.change.ChangeRefused;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The buttons beside what a call suggests; each makes a proposal, which the page of the call then shows. */
@Controller
class SuggestionForms {

    private final ReviewDesk calls;
    private final ChangeDesk changes;
    private final AskLimit limit;
    private final CallPages pages;

    SuggestionForms(ReviewDesk calls, ChangeDesk changes, AskLimit limit, CallPages pages) {
        this.calls = calls;
        this.changes = changes;
        this.limit = limit;
        this.pages = pages;
    }

    @PostMapping("/calls/{id}/suggestions/{suggestion}/proposal")
    String propose(@PathVariable UUID id, @PathVariable String suggestion, Model model, Locale locale) {
        try {
            limit.decision();
            Reply reply = calls.propose(id, suggestion, locale).orElseThrow(Missing::new);
            if (!reply.blocks().isEmpty()) {
                return "redirect:/calls/" + id + "#offers";
            }
            model.addAttribute("notOffered", reply.text());
        } catch (ChangeRefused e) {
            model.addAttribute("notOffered", changes.words(e, locale));
        } catch (TooManyRequests e) {
            model.addAttribute("notOffered", e.words(locale));
        }
        return pages.call(id, model, locale);
    }
}
