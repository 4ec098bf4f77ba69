package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.Account;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Contact;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.Metrics;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of single records. */
@Controller
class RecordPages {

    private final Accounts accounts;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final Stages stages;
    private final FeedSection feed;
    private final Metrics metrics;

    RecordPages(Accounts accounts, Contacts contacts, Opportunities opportunities, Stages stages, FeedSection feed, Metrics metrics) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.stages = stages;
        this.feed = feed;
        this.metrics = metrics;
    }

    @GetMapping("/accounts/{id}")
    String account(@PathVariable UUID id, Model model) {
        Account account = accounts.byId(id).orElseThrow(Missing::new);
        model.addAttribute("account", account);
        model.addAttribute("subsidiaries", accounts.subsidiaries(id));
        model.addAttribute("contacts", contacts.ofAccount(id));
        model.addAttribute("deals", opportunities.ofAccount(id));
        feed.show(Topic.account(id), model);
        model.addAttribute("figures", KeyFigure.all(metrics.run(
                MetricQuery.of(Metric.WON_REVENUE, Metric.OPEN_PIPELINE, Metric.OPEN_DEALS, Metric.WIN_RATE)
                        .where(Filter.of(Dimension.ACCOUNT, id.toString())))));
        return "account";
    }

    @GetMapping("/deals/{id}")
    String deal(@PathVariable UUID id, Model model) {
        Opportunity deal = opportunities.byId(id).orElseThrow(Missing::new);
        Named account = deal.account();
        model.addAttribute("deal", deal);
        model.addAttribute("stages", stages.all());
        model.addAttribute("contacts", account == null ? List.<Contact>of() : contacts.ofAccount(account.id()));
        feed.show(Topic.opportunity(id), model);
        return "deal";
    }

    /** Where a record that was mentioned is shown; kinds without a page of their own lead to where they matter. */
    @GetMapping("/records/{kind}/{id}")
    String record(@PathVariable String kind, @PathVariable UUID id) {
        if (kind.equals(Topic.Kind.LEAD.code())) {
            return "redirect:/leads/" + id;
        }
        if (kind.equals(Topic.Kind.CALL.code())) {
            return "redirect:/calls/" + id;
        }
        if (kind.equals(Topic.Kind.CARD.code())) {
            return "redirect:/battle-cards/" + id;
        }
        return switch (kind(kind)) {
            case ACCOUNT -> "redirect:/accounts/" + id;
            case OPPORTUNITY -> "redirect:/deals/" + id;
            case PERSON -> "redirect:/pipeline?owner=" + id;
            case PRODUCT -> "redirect:/pipeline?product=" + id;
            case CONTACT -> contacts.byId(id)
                    .map(Contact::account)
                    .map(account -> "redirect:/accounts/" + account.id() + "#contacts")
                    .orElseThrow(Missing::new);
        };
    }

    private static RecordKind kind(String code) {
        try {
            return RecordKind.of(code);
        } catch (IllegalArgumentException e) {
            throw (Missing) new Missing().initCause(e);
        }
    }
}
