package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.feed.Comments;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The battle cards of the demo: four on invented competitors, one of them stale, one changed since, with votes and a comment. */
public final class DemoCards {

    /** The days from today until a card is to be looked at again. */
    private static final Map<String, Integer> FRESH_DAYS = Map.of("acme", 47, "kepleris", 80, "nimbasoft", -12, "orvanta", 21);

    private static final String WRITER = "Priya Nair";
    private static final String MANAGER = "Oliver Ashworth";
    private static final String REP = "Emma Whitfield";

    private final BattleCards cards;
    private final CardFiles files;
    private final CardVotes votes;
    private final Comments comments;
    private final People people;

    public DemoCards(BattleCards cards, CardFiles files, CardVotes votes, Comments comments, People people) {
        this.cards = cards;
        this.files = files;
        this.votes = votes;
        this.comments = comments;
        this.people = people;
    }

    /** Makes them as of that day in the current tenant, unless it has any. */
    public void create(LocalDate today) {
        if (!cards.all().isEmpty()) {
            return;
        }
        Map<String, Person> byName = people.all().stream().collect(Collectors.toMap(Person::name, Function.identity(), (one, other) -> one));
        for (String name : List.of("acme", "kepleris", "nimbasoft", "orvanta")) {
            String text = text(name).replaceFirst("\n---\n", "\nfresh-until: " + today.plusDays(FRESH_DAYS.getOrDefault(name, 0)) + "\n---\n");
            as(byName, WRITER, () -> files.take(text));
        }
        BattleCard acme = cards.on("Acme").orElseThrow();
        as(byName, MANAGER, () -> change(acme));
        for (String voter : List.of(REP, MANAGER, "Callum Reid")) {
            as(byName, voter, () -> votes.say(acme.id(), !voter.equals("Callum Reid")));
        }
        as(byName, REP, () -> comments.add(Topic.card(acme.id()), "They offered ten percent more on Thursday again. @" + MANAGER + ", shall we hold the second year?"));
    }

    /** What was learnt lately stands there as a version of its own. */
    private void change(BattleCard acme) {
        CardContent now = acme.content();
        List<String> weaknesses = new ArrayList<>(now.weaknesses());
        weaknesses.add("Support answers by e-mail only below the top tier");
        cards.save(acme.id(), acme.version(), new CardContent(
                now.owner(), now.freshUntil(), now.positioning(), now.strengths(), weaknesses, now.traps(), now.objections(),
                now.pricing() + " The exit fee is three months of licence.", now.proof(), now.questions()));
    }

    private void as(Map<String, Person> byName, String name, Runnable work) {
        Person person = byName.get(name);
        if (person != null) {
            people.scopeOf(person).run(work);
        }
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(DemoCards.class.getResourceAsStream("demo-" + name + ".md"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's battle card on " + name + " cannot be read", e);
        }
    }
}
