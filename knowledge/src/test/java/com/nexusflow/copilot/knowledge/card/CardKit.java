package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.crm.Competitors;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A sales floor that keeps battle cards: a manager, operations and two reps, one of whom owns the card on Acme. */
final class CardKit {

    static final TenantDatabase DATABASE = TestDatabase.database();
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-15T09:00:00Z"), ZoneOffset.UTC);

    final TestCrm crm = new TestCrm(TestDatabase.newTenant());
    final Competitors competitors = new Competitors(DATABASE);
    final BattleCards cards =
            new BattleCards(DATABASE, competitors, TestDatabase.people(), new Audit(DATABASE, new TenantKeys(DATABASE), CLOCK), CLOCK);
    final CardVotes votes = new CardVotes(DATABASE, CLOCK);

    CardKit() {
        crm.manager("Vera Holt", "North", "DACH").rep("Ida Falk", "North").rep("Luc Moreau", "North");
        crm.insert("person", "Oda Ruiz", Map.of("name", "Oda Ruiz", "role", "operations"));
    }

    TenantScope as(String person) {
        return crm.tenant().call(() -> {
            Person found = TestDatabase.people().person(crm.id(person)).orElseThrow();
            return TestDatabase.people().scopeOf(found);
        });
    }

    <T> T by(String person, Supplier<T> work) {
        return as(person).call(work);
    }

    Named named(String person) {
        return new Named(crm.id(person), person);
    }

    /** A card with something in every field, owned by Ida Falk. */
    CardContent full() {
        return new CardContent(
                named("Ida Falk"), LocalDate.of(2026, 8, 1), "They sell cheap.\n\nWe sell what works on Monday.", List.of("Low price", "Known name"),
                List.of("Slow support"), List.of("Ask for the exit fee"),
                List.of(new Objection("They are cheaper", "Only in the first year.\nThen the exit fee comes."), new Objection("Everybody uses them", "")), "List price 40 a seat",
                List.of(new ProofPoint("Initech", "Came back after 3 months."), new ProofPoint("Globex", "")), List.of("Who answers at night?"));
    }

    UUID acme() {
        return by("Vera Holt", () -> cards.create("Acme", full())).id();
    }

    CardContent now(UUID card) {
        return by("Oda Ruiz", () -> cards.byId(card)).orElseThrow().content();
    }

    static CardContent with(CardContent content, CardContent other, CardField... fields) {
        return CardMerge.mixed(content, other, java.util.Set.of(fields));
    }

    static CardContent positioning(CardContent content, String words) {
        return with(content, new CardContent(null, null, words, List.of(), List.of(), List.of(), List.of(), "", List.of(), List.of()), CardField.POSITIONING);
    }

    static CardContent pricing(CardContent content, String words) {
        return with(content, new CardContent(null, null, "", List.of(), List.of(), List.of(), List.of(), words, List.of(), List.of()), CardField.PRICING);
    }
}
