package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding.Value;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.core.crm.Account;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Contact;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.Product;
import com.nexusflow.copilot.core.crm.Products;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.money.Money;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Team;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record of any kind as a list of named values; the names are those that questions use. */
public final class RecordFacts {

    /** A record and what it holds. */
    record Facts(RecordRef record, List<Value> values) {}

    private final Accounts accounts;
    private final Opportunities opportunities;
    private final Contacts contacts;
    private final Products products;
    private final People people;

    public RecordFacts(Accounts accounts, Opportunities opportunities, Contacts contacts, Products products, People people) {
        this.accounts = accounts;
        this.opportunities = opportunities;
        this.contacts = contacts;
        this.products = products;
        this.people = people;
    }

    People people() {
        return people;
    }

    /** Empty when there is no such record or the person may not see it. */
    Optional<Facts> of(RecordKind kind, UUID id) {
        return switch (kind) {
            case ACCOUNT -> accounts.byId(id).map(this::account);
            case OPPORTUNITY -> opportunities.byId(id).map(RecordFacts::opportunity);
            case CONTACT -> contacts.byId(id).map(RecordFacts::contact);
            case PRODUCT -> products.byId(id).map(RecordFacts::product);
            case PERSON -> people.person(id).map(this::person);
        };
    }

    List<Opportunity> dealsOf(UUID accountId) {
        return opportunities.ofAccount(accountId);
    }

    private Facts account(Account account) {
        String contactNames = contacts.ofAccount(account.id()).stream().map(Contact::name).limit(5).collect(Collectors.joining(", "));
        return new Facts(
                new RecordRef(RecordKind.ACCOUNT, account.id(), account.name()),
                List.of(
                        Value.text("sector", account.sector()),
                        Value.text("country", account.country()),
                        ref("owner", RecordKind.PERSON, account.owner()),
                        ref("parent", RecordKind.ACCOUNT, account.parent()),
                        Value.text("website", account.website()),
                        Value.text("contacts", contactNames.isEmpty() ? null : contactNames)));
    }

    private static Facts opportunity(Opportunity deal) {
        String products = deal.lineItems().stream().map(item -> item.product().name()).collect(Collectors.joining(", "));
        String competitors = deal.competitors().stream().map(Named::name).collect(Collectors.joining(", "));
        return new Facts(
                new RecordRef(RecordKind.OPPORTUNITY, deal.id(), deal.name()),
                List.of(
                        Value.text("stage", deal.stage().name()),
                        Value.amount("amount", major(deal.amount())),
                        Value.date("close_date", deal.closeDate()),
                        ref("owner", RecordKind.PERSON, deal.owner()),
                        ref("account", RecordKind.ACCOUNT, deal.account()),
                        Value.text("product", products.isEmpty() ? null : products),
                        Value.text("next_step", deal.nextStep()),
                        Value.text("competitors", competitors.isEmpty() ? null : competitors),
                        Value.date("begun", deal.createdOn() != null ? deal.createdOn() : deal.engagedOn()),
                        Value.text("source", deal.source()),
                        Value.text("loss_reason", deal.lossReason())));
    }

    private static Facts contact(Contact contact) {
        return new Facts(
                new RecordRef(RecordKind.CONTACT, contact.id(), contact.name()),
                List.of(
                        Value.text("title", contact.title()),
                        ref("account", RecordKind.ACCOUNT, contact.account()),
                        Value.text("role", contact.buyingRole()),
                        Value.text("email", contact.email()),
                        Value.text("phone", contact.phone()),
                        ref("owner", RecordKind.PERSON, contact.owner())));
    }

    private static Facts product(Product product) {
        return new Facts(
                new RecordRef(RecordKind.PRODUCT, product.id(), product.name()),
                List.of(Value.text("series", product.series()), Value.amount("price", major(product.listPrice()))));
    }

    private Facts person(Person person) {
        Optional<Team> team = people.teams().stream()
                .filter(t -> t.id().equals(person.teamId()) || t.managerId() != null && t.managerId().equals(person.id()))
                .findFirst();
        Named manager = team.map(Team::managerId)
                .filter(id -> !id.equals(person.id()))
                .flatMap(people::person)
                .map(m -> new Named(m.id(), m.name()))
                .orElse(null);
        return new Facts(
                new RecordRef(RecordKind.PERSON, person.id(), person.name()),
                List.of(
                        Value.text("role", person.role().code()),
                        ref("manager", RecordKind.PERSON, manager),
                        Value.text("team", team.map(Team::name).orElse(null)),
                        Value.text("region", team.map(Team::region).orElse(null)),
                        Value.text("email", person.email())));
    }

    private static Value ref(String code, RecordKind kind, @Nullable Named named) {
        return Value.record(code, named == null ? null : new RecordRef(kind, named.id(), named.name()));
    }

    private static @Nullable BigDecimal major(@Nullable Money money) {
        return money == null ? null : money.major();
    }
}
