package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.Leads;
import com.nexusflow.copilot.core.crm.Topic;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of a lead. */
@Controller
class LeadPage {

    private final Leads leads;
    private final FeedSection feed;

    LeadPage(Leads leads, FeedSection feed) {
        this.leads = leads;
        this.feed = feed;
    }

    @GetMapping("/leads/{id}")
    String lead(@PathVariable UUID id, Model model) {
        model.addAttribute("lead", leads.byId(id).orElseThrow(Missing::new));
        feed.show(Topic.lead(id), model);
        return "lead";
    }
}
