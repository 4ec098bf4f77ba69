package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.crm.Account;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Contact;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Lead;
import com.nexusflow.copilot.core.crm.Leads;
import com.nexusflow.copilot.core.crm.Product;
import com.nexusflow.copilot.core.crm.Products;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.crm.TimelineEntry;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Single records by id. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Records")
class RecordsController {

    private static final int ACTIVITIES = 100;

    private final Accounts accounts;
    private final Contacts contacts;
    private final Products products;
    private final People people;
    private final Leads leads;
    private final Timeline timeline;

    RecordsController(Accounts accounts, Contacts contacts, Products products, People people, Leads leads, Timeline timeline) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.products = products;
        this.people = people;
        this.leads = leads;
        this.timeline = timeline;
    }

    @GetMapping("/accounts/{id}")
    @Operation(summary = "An account")
    Account account(@PathVariable UUID id) {
        return accounts.byId(id).orElseThrow(() -> new NotFound("account", id));
    }

    @GetMapping("/accounts/{id}/timeline")
    @Operation(summary = "The last 100 activities with an account, and what happened between them, newest first")
    List<TimelineEntry> timelineOfAccount(@PathVariable UUID id) {
        return timeline.ofAccount(account(id).id(), ACTIVITIES);
    }

    @GetMapping("/leads/{id}")
    @Operation(summary = "A lead")
    Lead lead(@PathVariable UUID id) {
        return leads.byId(id).orElseThrow(() -> new NotFound("lead", id));
    }

    @GetMapping("/contacts/{id}")
    @Operation(summary = "A contact")
    Contact contact(@PathVariable UUID id) {
        return contacts.byId(id).orElseThrow(() -> new NotFound("contact", id));
    }

    @GetMapping("/products/{id}")
    @Operation(summary = "A product")
    Product product(@PathVariable UUID id) {
        return products.byId(id).orElseThrow(() -> new NotFound("product", id));
    }

    @GetMapping("/people/{id}")
    @Operation(summary = "A person of the sales organisation")
    Person person(@PathVariable UUID id) {
        return people.person(id).orElseThrow(() -> new NotFound("person", id));
    }
}
