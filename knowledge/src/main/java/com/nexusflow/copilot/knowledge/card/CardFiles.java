package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.text.CleanText;
import com.nexusflow.copilot.knowledge.card.CardRefused.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cards as Markdown with front matter, both ways, so that they can live in version control. */
public final class CardFiles {

    /** @param created whether there was no card on that competitor before */
    public record Taken(boolean created, CardSave outcome) {}

    private final BattleCards cards;
    private final People people;

    public CardFiles(BattleCards cards, People people) {
        this.cards = cards;
        this.people = people;
    }

    public String text(UUID card) {
        return text(cards.byId(card).orElseThrow(() -> new CardRefused(Reason.UNKNOWN, "There is no battle card " + card + ".")));
    }

    public String text(BattleCard card) {
        Named owner = card.content().owner();
        return CardWriter.write(card, owner == null ? null : written(owner));
    }

    /** All cards by the names of their files. */
    public Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        for (BattleCard card : cards.all()) {
            String name = name(card);
            files.put(files.containsKey(name) ? card.id() + ".md" : name, text(card));
        }
        return files;
    }

    /** "acme-corp.md" and so on. */
    public static String name(BattleCard card) {
        String plain = CleanText.folded(card.competitor().name()).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return (plain.isEmpty() ? card.id().toString() : plain) + ".md";
    }

    /**
     * Makes a card of the file, or saves it over the competitor's card, against the version that the file was written from; the newest one
     * when it does not say. A {@link CardFileRefused} says what is wrong with the file.
     */
    public Taken take(String text) {
        CardFile file = CardReader.read(text);
        CardContent content = file.content().ownedBy(owner(file));
        Optional<BattleCard> known = cards.on(file.competitor());
        if (known.isEmpty()) {
            return new Taken(true, new CardSave.Saved(cards.create(file.competitor(), content), Set.of()));
        }
        int newest = known.get().version();
        if (file.version() != null && file.version() > newest) {
            throw new CardFileRefused(file.lines().version(), "The card on %s has %d versions, and no version %d; leave it out to save over the newest."
                    .formatted(known.get().competitor().name(), newest, file.version()));
        }
        return new Taken(false, cards.save(known.get().id(), file.version() == null ? newest : file.version(), content));
    }

    private @Nullable Named owner(CardFile file) {
        if (file.owner() == null) {
            return null;
        }
        String wanted = CleanText.folded(file.owner()).strip();
        List<Person> found = people.all().stream().filter(person -> isCalled(person, wanted)).toList();
        if (found.size() != 1) {
            throw new CardFileRefused(file.lines().owner(), found.isEmpty()
                    ? "Nobody is called \"" + file.owner() + "\"; write the name or e-mail address of a person, or leave the owner out."
                    : "Several people are called \"" + file.owner() + "\"; write the e-mail address or the id instead.");
        }
        return new Named(found.getFirst().id(), found.getFirst().name());
    }

    private static boolean isCalled(Person person, String wanted) {
        return CleanText.folded(person.name()).strip().equals(wanted) || person.id().toString().equals(wanted)
                || person.email() != null && CleanText.folded(person.email()).equals(wanted);
    }

    private String written(Named owner) {
        String name = CleanText.folded(owner.name()).strip();
        return people.all().stream().filter(person -> isCalled(person, name)).count() == 1 ? owner.name() : owner.id().toString();
    }
}
