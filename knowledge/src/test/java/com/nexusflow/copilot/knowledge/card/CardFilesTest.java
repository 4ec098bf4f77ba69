package com.nexusflow.copilot.knowledge.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardFilesTest {

    private final CardKit kit = new CardKit();
    private final CardFiles files = new CardFiles(kit.cards, TestDatabase.people());

    @Test
    void aCardIsWrittenAsPeopleWouldWriteIt() {
        assertThat(kit.by("Luc Moreau", () -> files.text(kit.acme()))).isEqualTo("""
                ---
                competitor: Acme
                version: 1
                owner: Ida Falk
                fresh-until: 2026-08-01
                ---

                ## Positioning

                They sell cheap.

                We sell what works on Monday.

                ## Objections

                ### They are cheaper

                Only in the first year.
                Then the exit fee comes.

                ### Everybody uses them

                ## Questions

                - Who answers at night?

                ## Traps

                - Ask for the exit fee

                ## Strengths

                - Low price
                - Known name

                ## Weaknesses

                - Slow support

                ## Pricing

                List price 40 a seat

                ## Proof

                ### Initech

                Came back after 3 months.

                ### Globex
                """);
    }

    @Test
    void aFileMakesTheSameCardInAnotherPlace() {
        String text = kit.by("Vera Holt", () -> files.text(kit.acme()));
        kit.as("Vera Holt").run(() -> kit.cards.delete(kit.cards.on("Acme").orElseThrow().id()));
        CardFiles.Taken taken = kit.by("Vera Holt", () -> files.take("\ufeff" + text.replace("\n", "\r\n")));
        assertThat(taken.created()).isTrue();
        assertThat(card(taken).content()).isEqualTo(kit.full());
        assertThat(kit.by("Vera Holt", () -> files.text(card(taken)))).isEqualTo(text);
    }

    @Test
    void whateverStandsOnACardComesBack() {
        Random random = new Random(20260515);
        List<String> crumbs = List.of("# a", "## Pricing", "### b", "\\# c", "- d", "---", "", "  e", "f: \"g\"", "\\", "ß→日本", "## ", "#", "--- h", "x\ty", "`i`", "* j", "1. k");
        for (int round = 0; round < 80; round++) {
            CardContent content = new CardContent(
                    random.nextBoolean() ? kit.named("Luc Moreau") : null, random.nextBoolean() ? LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900)) : null, some(random, crumbs, "\n"),
                    list(random, crumbs), list(random, crumbs), list(random, crumbs),
                    list(random, crumbs).stream().map(head -> new Objection(head, some(random, crumbs, "\n"))).toList(), some(random, crumbs, "\n"),
                    list(random, crumbs).stream().map(head -> new ProofPoint(head, some(random, crumbs, "\n"))).toList(), list(random, crumbs));
            String competitor = "C" + round + " " + some(random, crumbs, " ");
            BattleCard made = kit.by("Vera Holt", () -> kit.cards.create(competitor, content));
            String text = kit.by("Vera Holt", () -> files.text(made));
            CardFile read = CardReader.read(text);
            assertThat(read.content()).as(text).isEqualTo(content.ownedBy(null));
            assertThat(CardWords.line("", read.competitor())).isEqualTo(made.competitor().name());
            assertThat(read.owner()).isEqualTo(content.owner() == null ? null : "Luc Moreau");
            assertThat(kit.by("Vera Holt", () -> card(files.take(text)))).as("taken in again, nothing changes").isEqualTo(made);
        }
    }

    @Test
    void aFileIsMergedWithWhatOthersChangedSinceItWasWritten() {
        UUID id = kit.acme();
        String text = kit.by("Luc Moreau", () -> files.text(id)).replace("Slow support", "No support");
        kit.as("Ida Falk").run(() -> kit.cards.save(id, 1, CardKit.pricing(kit.full(), "Ida's")));
        CardSave.Saved saved = (CardSave.Saved) kit.by("Vera Holt", () -> files.take(text)).outcome();
        assertThat(saved.merged()).containsExactly(CardField.PRICING);
        assertThat(saved.card().content().pricing()).isEqualTo("Ida's");
        assertThat(saved.card().content().weaknesses()).containsExactly("No support");
        assertThat(kit.by("Vera Holt", () -> files.take(text.replace("List price 40", "List price 50"))).outcome()).isInstanceOf(CardSave.Disputed.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "1 | no front matter | # Acme",
        "1 | no competitor | ---;---",
        "2 | blank competitor | ---;competitor: ;---",
        "3 | unclosed | ---;competitor: Acme;owner: Ida Falk",
        "3 | unknown value | ---;competitor: Acme;colour: red;---",
        "3 | twice | ---;competitor: Acme;competitor: Acme;---",
        "2 | quotation | ---;competitor: \"Acme;---",
        "3 | nobody | ---;competitor: Acme;owner: Bob Nobody;---",
        "3 | no version | ---;competitor: Acme;version: new;---",
        "3 | a version that is not there | ---;competitor: Acme;version: 9;---",
        "4 | no day | ---;competitor: Acme;version: 1;fresh-until: soon;---",
        "4 | words before headings | ---;competitor: Acme;---;Hello",
        "5 | unknown part | ---;competitor: Acme;---;;## Prices",
        "6 | part twice | ---;competitor: Acme;---;## Pricing;1;## Pricing",
        "5 | no list | ---;competitor: Acme;---;## Strengths;cheap",
        "5 | answer without objection | ---;competitor: Acme;---;## Objections;Say no",
        "5 | empty objection | ---;competitor: Acme;---;## Objections;### ;Say no",
        "6 | heading within | ---;competitor: Acme;---;## Pricing;40;### Discounts",
    })
    void aBadFileSaysWhichLineIsWrongAndChangesNothing(int line, String why, String text) {
        kit.acme();
        assertThatThrownBy(() -> kit.by("Vera Holt", () -> files.take(text.replace(';', '\n'))))
                .as(why)
                .isInstanceOfSatisfying(CardFileRefused.class, refused -> assertThat(refused.line()).isEqualTo(line))
                .hasMessageStartingWith("Line " + line + ": ");
        assertThat(kit.by("Vera Holt", kit.cards::all)).singleElement().satisfies(card -> assertThat(card.version()).isEqualTo(1));
    }

    @Test
    void whoMayNotWriteTheCardTakesNoFileIn() {
        String text = kit.by("Luc Moreau", () -> files.text(kit.acme()));
        assertThatThrownBy(() -> kit.by("Luc Moreau", () -> files.take(text + "\nMore"))).isInstanceOf(CardRefused.class);
        assertThatThrownBy(() -> kit.by("Luc Moreau", () -> files.take(text.replace("Acme", "Umbrella")))).isInstanceOf(CardRefused.class);
    }

    @Test
    void namesakesAreToldApartByTheirIds() {
        kit.crm.insert("person", "The other Ida", Map.of("name", "Ida Falk", "role", "rep"));
        String text = kit.by("Vera Holt", () -> files.text(kit.acme()));
        assertThat(text).contains("owner: \"" + kit.crm.id("Ida Falk") + "\"");
        assertThat(card(kit.by("Vera Holt", () -> files.take(text))).version()).isEqualTo(1);
        assertThatThrownBy(() -> kit.by("Vera Holt", () -> files.take("---\ncompetitor: Acme\nowner: Ida Falk\n---\n"))).hasMessageContaining("Several people");
    }

    @Test
    void allCardsHaveFilesOfTheirOwn() {
        kit.acme();
        UUID other = kit.by("Vera Holt", () -> kit.cards.create("Acme!", CardContent.EMPTY)).id();
        assertThat(kit.by("Luc Moreau", files::all)).containsOnlyKeys("acme.md", other + ".md");
    }

    private static BattleCard card(CardFiles.Taken taken) {
        return ((CardSave.Saved) taken.outcome()).card();
    }

    private static String some(Random random, List<String> crumbs, String between) {
        return String.join(between, IntStream.range(0, random.nextInt(5)).mapToObj(i -> crumbs.get(random.nextInt(crumbs.size()))).toList());
    }

    private static List<String> list(Random random, List<String> crumbs) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> "x " + some(random, crumbs, " ")).toList();
    }
}
