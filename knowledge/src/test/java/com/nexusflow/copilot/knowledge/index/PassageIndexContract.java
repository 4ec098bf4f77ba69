package com.nexusflow.copilot.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every passage index promises. */
public interface PassageIndexContract {

    UUID TENANT = UUID.fromString("0198b1c0-0000-7000-8000-00000000000a");
    UUID NEIGHBOUR = UUID.fromString("0198b1c0-0000-7000-8000-00000000000b");
    Vectors MEANINGS = Vectors.inProcess();

    /** The index with these vectors; what an earlier one of the same test kept is in it, and the earlier one is closed. */
    PassageIndex opened(Vectors vectors);

    /** An index in which all texts mean the same, so that only words tell passages apart. */
    default PassageIndex byWords() {
        return opened(OneMeaning.vectors());
    }

    static PassageQuery asked(String text) {
        return asked(text, Locale.ENGLISH);
    }

    static PassageQuery asked(String text, Locale language) {
        return PassageQuery.of(Readers.of(TenantScope.background(TENANT)), text, language, 10);
    }

    static PassageQuery askedBy(TenantScope scope, String text) {
        return PassageQuery.of(Readers.of(scope), text, Locale.ENGLISH, 1000);
    }

    /** The texts of what was found, in its order. */
    static List<String> texts(List<Hit> hits, SourcePassages... sources) {
        Map<UUID, String> texts = Stream.of(sources).map(SourcePassages::passages).flatMap(Collection::stream)
                .collect(Collectors.toMap(Passage::id, Passage::text));
        return hits.stream().map(hit -> texts.get(hit.passage())).toList();
    }

    private static Set<UUID> sources(List<Hit> hits) {
        return hits.stream().map(Hit::source).collect(Collectors.toSet());
    }

    @Test
    default void aPassageIsFoundByItsWords() {
        PassageIndex index = byWords();
        SourcePassages notes = Shelf.of(SourceKind.CARD).with("Acme is strong in retail.", "Our backup runs every night.", "Lunch is at noon.").source();
        index.put(TENANT, List.of(notes));
        assertThat(texts(index.search(asked("When does the backup run?")), notes).getFirst()).isEqualTo("Our backup runs every night.");
    }

    @Test
    default void aPassageIsFoundByItsMeaning() {
        PassageIndex index = opened(MEANINGS);
        SourcePassages card = Shelf.of(SourceKind.CARD)
                .with("Forty euros a seat each month.", "All personal records stay inside the European Union.", "The office dog is called Rex.").source();
        index.put(TENANT, List.of(card));
        assertThat(texts(index.search(asked("how much does it cost")), card).getFirst()).startsWith("Forty euros");
        assertThat(texts(index.search(asked("where do you store customer data")), card).getFirst()).startsWith("All personal records");
    }

    @Test
    default void aHitSaysWhereItStandsAndHowMuchOfTheQuestionItHolds() {
        PassageIndex index = byWords();
        SourcePassages card = Shelf.of(SourceKind.CARD).with("Nothing to see.", "Encryption keys rotate monthly.").source();
        index.put(TENANT, List.of(card));
        List<Hit> hits = index.search(asked("encryption keys"));
        Hit best = hits.getFirst();
        assertThat(best.passage()).isEqualTo(card.passages().get(1).id());
        assertThat(List.of(best.kind(), best.source(), best.position())).isEqualTo(List.of(SourceKind.CARD, card.id(), 1));
        assertThat(best.words()).isBetween(0.1, 1.0);
        assertThat(best.meaning()).isBetween(0.99, 1.01);
        assertThat(hits.getLast().words()).isZero();
    }

    @Test
    default void aSourcePutAgainTakesThePlaceOfWhatItWas() {
        PassageIndex index = byWords();
        Shelf shelf = Shelf.of(SourceKind.NOTE);
        index.put(TENANT, List.of(shelf.with("The renewal is in March.").source("1")));
        SourcePassages later = new SourcePassages(SourceKind.NOTE, shelf.source().id(), "2",
                List.of(moved(Shelf.note("The renewal is in June.").passages().getFirst(), shelf.source().id())));
        index.put(TENANT, List.of(later));
        assertThat(index.search(asked("renewal"))).extracting(Hit::passage).containsExactly(later.passages().getFirst().id());
        assertThat(index.sources(TENANT)).containsExactly(later.indexed());
    }

    private static Passage moved(Passage passage, UUID source) {
        return new Passage(passage.id(), passage.kind(), source, passage.position(), passage.title(), passage.trail(), passage.place(), passage.text(), passage.language(),
                passage.writtenAt(), passage.reader());
    }

    @Test
    default void aRemovedSourceIsNotFoundAnyMore() {
        PassageIndex index = byWords();
        SourcePassages gone = Shelf.note("Budget is frozen.");
        SourcePassages stays = Shelf.note("Budget is approved.");
        index.put(TENANT, List.of(gone, stays));
        index.remove(TENANT, SourceKind.NOTE, gone.id());
        assertThat(sources(index.search(asked("budget")))).containsExactly(stays.id());
        assertThat(index.sources(TENANT)).containsExactly(stays.indexed());
    }

    @Test
    default void removingASourceLeavesOneOfAnotherKind() {
        PassageIndex index = byWords();
        SourcePassages note = Shelf.note("Budget is approved.");
        index.put(TENANT, List.of(note));
        index.remove(TENANT, SourceKind.CALL, note.id());
        assertThat(sources(index.search(asked("budget")))).containsExactly(note.id());
    }

    @Test
    default void theNeighboursPassageIsNeverFoundEvenWithExactlyTheQuestionsVectorAndWords() {
        PassageIndex index = byWords();
        String question = "canary in the coal mine";
        SourcePassages ours = Shelf.note("Something else entirely.");
        SourcePassages theirs = Shelf.note(question);
        index.put(NEIGHBOUR, List.of(theirs));
        index.put(TENANT, List.of(ours));
        assertThat(sources(index.search(askedBy(TenantScope.background(TENANT), question)))).containsExactly(ours.id());
        assertThat(sources(index.search(askedBy(TenantScope.background(NEIGHBOUR), question)))).containsExactly(theirs.id());
        assertThat(index.search(askedBy(TenantScope.background(TENANT), question).within(Set.of(theirs.id())))).isEmpty();
        assertThat(index.search(askedBy(TenantScope.background(UUID.randomUUID()), question))).isEmpty();
    }

    @Test
    default void removingAndDroppingTouchNoOtherTenant() {
        PassageIndex index = byWords();
        SourcePassages theirs = Shelf.note("Budget is approved.");
        index.put(NEIGHBOUR, List.of(theirs));
        index.put(TENANT, List.of(Shelf.note("Budget is frozen.")));
        index.remove(TENANT, SourceKind.NOTE, theirs.id());
        index.drop(TENANT);
        assertThat(index.sources(TENANT)).isEmpty();
        assertThat(index.search(asked("budget"))).isEmpty();
        assertThat(sources(index.search(askedBy(TenantScope.background(NEIGHBOUR), "budget")))).containsExactly(theirs.id());
    }

    @Test
    default void aPersonFindsWhatIsForEverybodyAndForTheirKeysOnly() {
        PassageIndex index = byWords();
        String question = "canary in the coal mine";
        UUID mine = UUID.randomUUID();
        UUID another = UUID.randomUUID();
        SourcePassages everybodys = Shelf.note(question);
        SourcePassages own = Shelf.of(SourceKind.NOTE).readBy(mine).with(question).source();
        SourcePassages hidden = Shelf.of(SourceKind.NOTE).readBy(another).with(question).source();
        index.put(TENANT, List.of(everybodys, own, hidden));
        UUID person = UUID.randomUUID();
        assertThat(sources(index.search(askedBy(new TenantScope(TENANT, person, false, Set.of(mine)), question)))).containsOnly(everybodys.id(), own.id());
        assertThat(sources(index.search(askedBy(new TenantScope(TENANT, person, false, Set.of()), question)))).containsOnly(everybodys.id());
        assertThat(sources(index.search(askedBy(new TenantScope(TENANT, person, true, Set.of()), question)))).containsOnly(everybodys.id(), own.id(), hidden.id());
        assertThat(index.search(askedBy(TenantScope.nobody(TENANT), question))).isEmpty();
    }

    @Test
    default void manyHiddenPassagesDoNotCrowdOutTheOneThatMayBeRead() {
        PassageIndex index = byWords();
        UUID another = UUID.randomUUID();
        Shelf hidden = Shelf.of(SourceKind.CARD).readBy(another);
        for (int i = 0; i < 600; i++) {
            hidden.with("canary canary canary " + i);
        }
        SourcePassages visible = Shelf.note("One canary among many other words that make this passage long and weak.");
        index.put(TENANT, List.of(hidden.source(), visible));
        TenantScope person = new TenantScope(TENANT, UUID.randomUUID(), false, Set.of());
        assertThat(sources(index.search(askedBy(person, "canary")))).containsExactly(visible.id());
        assertThat(sources(index.search(askedBy(person, "of no word here")))).containsExactly(visible.id());
    }

    @Test
    default void aQuestionMayBeLimitedToKindsAndToSources() {
        PassageIndex index = byWords();
        SourcePassages note = Shelf.note("The price came up.");
        SourcePassages mail = Shelf.of(SourceKind.EMAIL).with("The price came up.").source();
        index.put(TENANT, List.of(note, mail));
        assertThat(sources(index.search(asked("price").among(Set.of(SourceKind.EMAIL))))).containsExactly(mail.id());
        assertThat(sources(index.search(asked("price").within(Set.of(note.id()))))).containsExactly(note.id());
        assertThat(index.search(asked("price").within(Set.of(note.id())).among(Set.of(SourceKind.EMAIL)))).isEmpty();
    }

    @Test
    default void wordsAreFoundInTheirOtherFormsInEachLanguage() {
        PassageIndex index = byWords();
        SourcePassages english = Shelf.note("Two customers renewed their contracts.", "It rains.");
        SourcePassages german = Shelf.of(SourceKind.DOCUMENT).in(Locale.GERMAN).with("Die Verträge werden jährlich verlängert.", "Es regnet.").source();
        SourcePassages french = Shelf.of(SourceKind.DOCUMENT).in(Locale.FRENCH).with("L'hébergement des données se fait à Paris.", "Il pleut.").source();
        SourcePassages spanish = Shelf.of(SourceKind.DOCUMENT).in(Locale.of("es")).with("Los precios económicos suben.", "Llueve.").source();
        SourcePassages[] all = {english, german, french, spanish};
        index.put(TENANT, List.of(all));
        Function<PassageQuery, String> best = query -> texts(index.search(query), all).getFirst();
        assertThat(best.apply(asked("contract renewal by a customer"))).startsWith("Two customers");
        assertThat(best.apply(asked("Wie wird ein Vertrag verlängert?", Locale.GERMAN))).startsWith("Die Verträge");
        assertThat(best.apply(asked("héberger une donnée", Locale.FRENCH))).startsWith("L'hébergement");
        assertThat(best.apply(asked("¿El precio economico?", Locale.of("es")))).startsWith("Los precios");
        assertThat(best.apply(asked("Vertrag", Locale.ENGLISH))).startsWith("Die Verträge");
    }

    @Test
    default void wordsWithWhichPeopleAskAreNotLookedFor() {
        PassageIndex index = byWords();
        SourcePassages card = Shelf.of(SourceKind.CARD).with("What did they say and think about it, did they discuss it?", "Discounts end at ten percent.").source();
        index.put(TENANT, List.of(card));
        assertThat(texts(index.search(asked("What did they say about discounts?")), card).getFirst()).startsWith("Discounts");
    }

    @Test
    default void anAcronymIsNotTheWordThatIsSpelledAlike() {
        PassageIndex index = byWords();
        SourcePassages card = Shelf.of(SourceKind.CARD).with("It decides itself, it is it.", "The IT department decides.", "We like us.", "Sold in the US only.").source();
        index.put(TENANT, List.of(card));
        assertThat(texts(index.search(asked("Who decides in IT?")), card).getFirst()).startsWith("The IT");
        assertThat(texts(index.search(asked("Is it sold in the US?")), card).getFirst()).startsWith("Sold in the US");
    }

    @Test
    default void aProductsNameIsFoundHoweverItIsWritten() {
        PassageIndex index = byWords();
        SourcePassages card = Shelf.of(SourceKind.CARD)
                .with("The GTX Basic ships in May.", "The GTX Pro ships in June.", "A pro ships nothing.", "GTXPro has a discount.", "C is old.", "C++ is supported.").source();
        index.put(TENANT, List.of(card));
        assertThat(texts(index.search(asked("gtx pro")), card).subList(0, 2)).containsExactlyInAnyOrder("The GTX Pro ships in June.", "GTXPro has a discount.");
        assertThat(texts(index.search(asked("GTX-Pro discount")), card).getFirst()).startsWith("GTXPro");
        assertThat(texts(index.search(asked("Do you support C++?")), card).getFirst()).startsWith("C++");
    }

    @Test
    default void aTitleAndTheSpeakerAreFoundToo() {
        PassageIndex index = byWords();
        SourcePassages guide = Shelf.of(SourceKind.DOCUMENT).titled("Security whitepaper").with("Audits happen twice a year.").source();
        SourcePassages call = Shelf.of(SourceKind.CALL).titled("Call").says("Marta", "We need audits.").says("Tom", "We need audits.").source();
        index.put(TENANT, List.of(guide, call));
        assertThat(sources(index.search(asked("audits in the whitepaper")).subList(0, 1))).containsExactly(guide.id());
        assertThat(index.search(asked("audits Tom").within(Set.of(call.id()))).getFirst().position()).isEqualTo(1);
    }

    @Test
    default void aTurnIsFoundByWhatIsSaidAroundIt() {
        PassageIndex index = byWords();
        Shelf shelf = Shelf.of(SourceKind.CALL).titled("Call").says("Tom", "Forty, if you sign today.");
        for (int i = 0; i < 30; i++) {
            shelf.says("Marta", "Nothing worth a word was heard here today, and time went by slowly number " + i + ".");
        }
        SourcePassages call = shelf.says("Marta", "What about the discount?").says("Tom", "Forty, if you sign today.").source();
        index.put(TENANT, List.of(call));
        List<Hit> hits = index.search(asked("forty discount if they sign today"));
        assertThat(hits.getFirst().position()).isEqualTo(32);
        assertThat(hits.getFirst().words()).isGreaterThan(hits.stream().filter(hit -> hit.position() == 0).findFirst().orElseThrow().words());
    }

    @Test
    default void ofAConversationOnePassageOfAPlaceIsGiven() {
        PassageIndex index = byWords();
        Shelf call = Shelf.of(SourceKind.CALL).titled("Call").says("Tom", "The price is high.").says("Marta", "The price is fair.");
        for (int i = 0; i < 40; i++) {
            call.says("Tom", "We went on and on with small talk of weather and sports " + i);
        }
        SourcePassages source = call.says("Tom", "The price again.").source();
        SourcePassages card = Shelf.of(SourceKind.CARD).with("The price list.", "The price table.").source();
        index.put(TENANT, List.of(source, card));
        List<Hit> hits = index.search(asked("price"));
        assertThat(hits.stream().filter(hit -> hit.source().equals(source.id()) && hit.position() < 2)).hasSize(1);
        assertThat(hits.stream().filter(hit -> hit.source().equals(source.id()) && hit.position() == 42)).hasSize(1);
        assertThat(hits.stream().filter(hit -> hit.source().equals(card.id()))).hasSize(2);
    }

    @Test
    default void aLongStoryFindsWhatEachOfItsSentencesCallsFor() {
        PassageIndex index = byWords();
        SourcePassages card = Shelf.of(SourceKind.CARD).with("Refunds take ten days.", "Keys are replaced at the desk.", "Parking is free.", "Lunch is at noon.").source();
        index.put(TENANT, List.of(card));
        String story = "I came on Monday and it was a nice day. First my key was lost at the door. Then I wanted my refund for the ticket. In the end I went home by bus.";
        assertThat(texts(index.search(asked(story)), card).subList(0, 2)).containsExactlyInAnyOrder("Refunds take ten days.", "Keys are replaced at the desk.");
    }

    @Test
    default void whatWasPutIsThereAfterARestart() {
        SourcePassages note = Shelf.note("The renewal is in March.");
        byWords().put(TENANT, List.of(note));
        PassageIndex again = byWords();
        assertThat(sources(again.search(asked("renewal")))).containsExactly(note.id());
        assertThat(again.sources(TENANT)).containsExactly(note.indexed());
    }

    @Test
    default void ofSourcesThatCannotAllBePutNoneIs() {
        PassageIndex index = byWords();
        SourcePassages before = Shelf.note("Budget is approved.");
        index.put(TENANT, List.of(before));
        List<SourcePassages> some = List.of(Shelf.note("Budget is frozen."), Shelf.note(OneMeaning.REFUSED));
        assertThatThrownBy(() -> index.put(TENANT, some)).hasMessageContaining(OneMeaning.REFUSED);
        assertThat(sources(index.search(asked("budget")))).containsExactly(before.id());
        assertThat(index.sources(TENANT)).containsExactly(before.indexed());
    }

    @Test
    default void sourcesAreListedWithTheirFingerprintsEvenWithoutPassages() {
        PassageIndex index = byWords();
        SourcePassages empty = Shelf.of(SourceKind.DOCUMENT).source("f0");
        SourcePassages note = Shelf.of(SourceKind.NOTE).with("Budget is approved.").source("f1");
        index.put(TENANT, List.of(empty, note));
        assertThat(index.sources(TENANT)).containsExactlyInAnyOrder(empty.indexed(), note.indexed());
        assertThat(index.sources(NEIGHBOUR)).isEmpty();
    }

    @Test
    default void aDroppedTenantCanBeFilledAgain() {
        PassageIndex index = byWords();
        SourcePassages note = Shelf.note("Budget is approved.");
        index.put(TENANT, List.of(note));
        index.drop(TENANT);
        index.put(TENANT, List.of(note));
        assertThat(sources(index.search(asked("budget")))).containsExactly(note.id());
    }

    @Test
    default void noMoreHitsAreGivenThanAskedFor() {
        PassageIndex index = byWords();
        Shelf card = Shelf.of(SourceKind.CARD);
        for (int i = 0; i < 400; i++) {
            card.with("Budget number " + i);
        }
        index.put(TENANT, List.of(card.source()));
        assertThat(index.search(asked("budget"))).hasSize(10);
        assertThat(index.search(askedBy(TenantScope.background(TENANT), "budget"))).hasSize(400);
    }

    @Test
    default void anEmptyQuestionFindsNothing() {
        PassageIndex index = byWords();
        index.put(TENANT, List.of(Shelf.note("Budget is approved.")));
        assertThat(index.search(asked("  "))).isEmpty();
    }

    @Test
    default void itSaysThatItCanBeAsked() {
        assertThat(byWords().isAvailable()).isTrue();
    }
}
