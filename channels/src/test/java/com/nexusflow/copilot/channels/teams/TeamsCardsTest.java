package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.Cell;
import com.nexusflow.copilot.agents.reply.Block.Column;
import com.nexusflow.copilot.agents.reply.Block.Fact;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Block.ProposalLine;
import com.nexusflow.copilot.agents.reply.Block.ProposalState;
import com.nexusflow.copilot.agents.reply.CallRef;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Source;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.PlainWords;
import com.nexusflow.copilot.core.crm.RecordKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replies as cards. With the system property "cards" their JSON is written there, to be looked at in a renderer. */
class TeamsCardsTest {

    private static final Letters LETTERS = new Letters(new DoorSettings("https://copilot.example.com", false));
    private static final CallRef CALL = new CallRef(UUID.randomUUID(), 7);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Block.Chart CHART = new Block.Chart("Won revenue by month", Block.ChartForm.BAR, "EUR", List.of("Jan", "Feb", "Mar", "Apr"),
            Stream.of(120_000, 95_500, 143_250, 88_000).map(BigDecimal::valueOf).toList());

    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of("01-chart", reply("You won €446,750 this year, most of it in March.", CHART)),
                Arguments.of("02-table", reply("You have 3 open deals worth €164,000.", table(3, 0))),
                Arguments.of("03-record", reply("Initech rollout is in Negotiation and closes on 30 June 2026.", record("Initech rollout"))),
                Arguments.of("04-proposal-open", reply("I would change two values of Initech rollout.", proposal(ProposalState.OPEN, true, 2))),
                Arguments.of("05-proposal-applied", reply("Done: Initech rollout.", proposal(ProposalState.APPLIED, false, 2))),
                Arguments.of("06-proposal-stale", reply("Somebody changed the record in the meantime; this is its state now.", proposal(ProposalState.OPEN, true, 1))),
                Arguments.of("07-proposal-needs-manager", reply("So many changes need a manager.", proposal(ProposalState.NEEDS_MANAGER, true, 4))),
                Arguments.of("08-clarify", new Reply(UUID.randomUUID(), Reply.Status.CLARIFY, "Which one do you mean?", List.of(), List.of(), List.of("Acme Industrial Group", "Acme Foods"), "offline")),
                Arguments.of("09-facts", reply("Your quota attainment is 72 %.", new Block.Facts("This quarter", List.of(new Fact("Quota", "€400,000"), new Fact("Won", "€288,000"), new Fact("Attainment", "72 %"))))),
                Arguments.of("10-long-list", reply("You have 140 open deals.", table(60, 80))),
                Arguments.of("12-call", reply("Call with Acme on 12 May 2026, 11:30: the review is there.", call())),
                Arguments.of("11-quotes", reply("In 2 of 3 calls, price came up.", quotes())));
    }

    private static Block.CallCard call() {
        Block.Quote quote = new Block.Quote(CALL, "Call with Acme, 12 May 2026", "", "Olav Berg", "12:05", "**It** [costs](https://evil.example) too much.");
        return new Block.CallCard(CALL, "Call with Acme on 12 May 2026, 11:30",
                List.of(new Block.Point("Next step", "Nina Holm, due 15 May 2026", quote), new Block.Point("Objection", "Price, no answer yet", quote), new Block.Point("BANT", "Budget met · Authority not discussed", null)),
                List.of(new Block.Offer("close_date-1", "Close date", "1 June 2026", "30 June 2026", null), new Block.Offer("next_step-1", "Next step", "", "Send the *offer*", ProposalState.OPEN)));
    }

    @Test
    void aCallOffersWhatItSuggestsUntilThatIsProposed() {
        String shown = LETTERS.of(reply("It is there.", call()), Locale.ENGLISH, List.of()).getLast().toString();
        assertThat(shown).contains("close_date-1").doesNotContain("next_step-1").contains("to approve").contains("/calls/" + CALL.id() + "#u7").doesNotContain("**It**").doesNotContain("[costs](");
    }

    private static Block.Quotes quotes() {
        return new Block.Quotes("Price", List.of(new Block.Quote(CALL, "Call with Acme, 12 May 2026", "", "Olav Berg", "12:05", "**It** [costs](https://evil.example) too much.")), 1);
    }

    @Test
    void aQuoteOpensItsPlaceInTheCallAndIsNeverFormatting() {
        List<ObjectNode> letters = LETTERS.of(reply("Price came up.", quotes()), Locale.ENGLISH, List.of());
        String shown = letters.getLast().path("attachments").path(0).path("content").path("body").toString();
        assertThat(shown).contains("https://copilot.example.com/calls/" + CALL.id() + "#u7").contains("Olav Berg").doesNotContain("**It**").doesNotContain("[costs](");
    }

    @Test
    void whatIsMadeOfACallIsNotQuoted() {
        Block.Quotes summary = new Block.Quotes("Summary", List.of(new Block.Quote(CALL, "Call with Acme", "", "Olav Berg", "12:05", "Somebody else decides.", "My manager signs."),
                new Block.Quote(CALL, "Call with Acme", "", "Olav Berg", "12:09", "Money is tight.", "")), 0);
        String shown = LETTERS.of(reply("So.", summary), Locale.ENGLISH, List.of()).getLast().toString();
        assertThat(shown).contains("Somebody else decides").contains("“My manager signs").contains("Money is tight").doesNotContain("“Somebody").doesNotContain("“Money").doesNotContain("“”");
        assertThat(new PlainWords(Locale.ENGLISH).of(summary)).containsExactly("Summary", "Somebody else decides. Olav Berg: “My manager signs.” (Call with Acme, at 12:05)", "Money is tight. (Call with Acme, at 12:09)");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void everyReplyIsCardsByTheRulesAndWithinTheSize(String name, Reply reply) throws IOException {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"))) {
            List<ObjectNode> letters = LETTERS.of(reply, locale, List.of("29:one"));
            assertThat(letters).isNotEmpty();
            for (ObjectNode letter : letters) {
                assertThat(size(letter)).isLessThan(80_000);
                letter.path("attachments").forEach(attachment -> assertThat(CardRules.mistakes(attachment.path("content"))).isEmpty());
            }
            assertThat(letters.toString()).contains(reply.text());
            if (System.getProperty("cards") != null && locale.equals(Locale.ENGLISH)) {
                write(Path.of(System.getProperty("cards")), name, letters);
            }
        }
    }

    @Test
    void aLongTableIsSplitAndLosesNoRow() {
        List<ObjectNode> letters = LETTERS.of(reply("All of them.", table(900, 0)), Locale.ENGLISH, List.of());
        assertThat(letters.size()).isGreaterThan(2);
        String all = letters.toString();
        assertThat(IntStream.range(0, 900).filter(i -> !all.contains("\"Deal number " + i + "\""))).isEmpty();
        assertThat(letters).allSatisfy(letter -> assertThat(size(letter)).isLessThan(80_000));
    }

    @Test
    void aChangeThatIsTooLargeForACardIsApprovedWhereAllOfItIsShown() {
        List<ObjectNode> letters = LETTERS.of(reply("I would change 100 deals.", many(300)), Locale.ENGLISH, List.of("29:one"));
        assertThat(letters).allSatisfy(letter -> assertThat(size(letter)).isLessThan(Letters.LARGEST));
        JsonNode card = letters.getFirst().path("attachments").path(0).path("content");
        assertThat(CardRules.mistakes(card)).isEmpty();
        assertThat(TeamsOffice.action(card, "approve").isMissingNode()).isTrue();
        assertThat(TeamsOffice.action(card, "edit").isMissingNode()).isTrue();
        assertThat(TeamsOffice.action(card, "reject").isMissingNode()).isFalse();
        assertThat(card.toString()).contains("300 changes").contains("€1,001").contains("https://copilot.example.com/ask").doesNotContain("€1,300").doesNotContain("Input.Toggle");
    }

    @Test
    void whatFitsIntoACardIsShownWholeAndApprovedThere() {
        JsonNode card = LETTERS.of(reply("I would change 20 deals.", many(20)), Locale.ENGLISH, List.of("29:one")).getFirst().path("attachments").path(0).path("content");
        assertThat(TeamsOffice.action(card, "approve").isMissingNode()).isFalse();
        assertThat(card.toString()).contains("€1,020").doesNotContain("/ask");
    }

    private static ProposalCard many(int lines) {
        List<ProposalLine> all = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> new ProposalLine(i, "A deal of a name as long as names of deals are, number " + i, "Amount", "€10,000", "€" + String.format(Locale.ENGLISH, "%,d", 1000 + i), "amount", "1", List.of(), false))
                .toList();
        return new ProposalCard(UUID.randomUUID(), "signature", "Nina Holm", ProposalState.OPEN, true, all, Instant.EPOCH);
    }

    @Test
    void whatARecordIsCalledIsNeverFormattingLinkOrMention() {
        String name = "**Bold** [click](https://evil.example) <at>Everybody</at> {{DATE(2020-01-01)}} `x` _y_";
        List<ObjectNode> letters = LETTERS.of(reply(name, record(name), new Block.Facts(name, List.of(new Fact(name, name)))), Locale.ENGLISH, List.of());
        JsonNode card = letters.getLast().path("attachments").path(0).path("content");
        List<String> texts = Stream.of("text", "value", "title").flatMap(field -> card.path("body").findValues(field).stream()).filter(JsonNode::isString).map(JsonNode::stringValue)
                .filter(text -> text.contains("click") && !text.equals(name)).toList();
        assertThat(texts).hasSizeGreaterThanOrEqualTo(4).allSatisfy(text -> assertThat(text)
                .contains("\\*\\*Bold\\*\\*").contains("\\[click\\](").doesNotContain("<at>").doesNotContain("{{").contains("\\`x\\`").contains("\\_y\\_"));
        assertThat(letters).allSatisfy(letter -> assertThat(letter.has("entities")).isFalse());
        assertThat(letters.getFirst().path("textFormat").asString()).isEqualTo("plain");
    }

    @Test
    void aListMarkOrHeadingAtTheStartStaysText() {
        assertThat(Marks.plain("# one\n- two\n1. three\n4.5 four\n-5 %")).isEqualTo("\\# one\n\\- two\n1\\. three\n4.5 four\n-5 %");
    }

    @Test
    void aChartHasWordsForWhoCannotSeeIt() {
        JsonNode card = LETTERS.of(reply("Revenue.", CHART), Locale.ENGLISH, List.of()).getLast().path("attachments").path(0).path("content");
        assertThat(card.findValuesAsString("altText")).singleElement().satisfies(words -> assertThat(words).contains("Mar").contains("143"));
        assertThat(card.path("fallbackText").asString()).contains("143");
        assertThat(card.path("speak").asString()).isNotBlank();
    }

    private static int size(JsonNode node) {
        return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8).length;
    }

    private static void write(Path folder, String name, List<ObjectNode> letters) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(letters));
    }

    private static Reply reply(String text, Block... blocks) {
        Source source = new Source("Open deals", "Count of open deals.", List.of("Owner: you"), 3, List.of(), Instant.EPOCH, "metric=open_deals&filter=a(b)", null);
        return new Reply(UUID.randomUUID(), Reply.Status.ANSWERED, text, List.of(blocks), List.of(source), List.of("And last quarter?", "Which are at risk?"), "offline");
    }

    private static Block.Table table(int rows, long more) {
        return new Block.Table("Open deals", List.of(new Column("Deal", false), new Column("Stage", false), new Column("Amount", true)),
                IntStream.range(0, rows).mapToObj(i -> List.of(new Cell("Deal number " + i, new RecordRef(RecordKind.OPPORTUNITY, UUID.randomUUID(), "Deal " + i)), Cell.of("Negotiation"), Cell.of("€" + (54_000 + i)))).toList(), more);
    }

    private static Block.RecordCard record(String name) {
        return new Block.RecordCard(new RecordRef(RecordKind.OPPORTUNITY, UUID.randomUUID(), name), "Initech, Negotiation", List.of(new Fact("Amount", "€45,000"), new Fact("Close date", "30 June 2026"), new Fact("Next step", "Send the offer")));
    }

    private static ProposalCard proposal(ProposalState state, boolean editable, int lines) {
        List<ProposalLine> all = List.of(
                new ProposalLine(1, "Initech rollout", "Amount", "€10,000", "€45,000", "amount", "45000.00", List.of(), state == ProposalState.APPLIED),
                new ProposalLine(2, "Initech rollout", "Close date", "1 June 2026", "30 June 2026", "close_date", "2026-06-30", List.of(), false),
                new ProposalLine(3, "", "Task", "", "Send the offer", "task", "Send the offer", List.of(new Fact("Due", "Thursday")), false),
                new ProposalLine(4, "Anna Holm", "Convert", "", "Account and contact", "convert", "", List.of(), false));
        return new ProposalCard(UUID.randomUUID(), "signature", "Nina Holm", state, editable, all.subList(0, lines), Instant.EPOCH);
    }
}
