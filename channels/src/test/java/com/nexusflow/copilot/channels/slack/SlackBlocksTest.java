package com.nexusflow.copilot.channels.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.Fact;
import com.nexusflow.copilot.agents.reply.CallRef;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Source;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.core.crm.RecordKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A reply in blocks keeps Slack's limits and every figure, and what people wrote never becomes markup. */
class SlackBlocksTest {

    private static final String HOSTILE = "<!channel> *now* <https://evil.example|click> & `x` @here _y_ https://evil.example";

    @Test
    void aLongReplyBecomesSeveralMessagesAndLosesNothing() {
        List<List<Block.Cell>> rows = IntStream.range(0, 600)
                .mapToObj(i -> List.of(Block.Cell.of("Deal number " + i), Block.Cell.of("€" + (1_000_000 + i)), Block.Cell.of((i % 28 + 1) + " June 2026")))
                .toList();
        Block table = new Block.Table("Deals", List.of(new Block.Column("Deal", false), new Block.Column("Amount", true), new Block.Column("Closes", false)), rows, 12);
        List<SlackMessage> messages = blocks().messages(reply("Here they are.", List.of(table)), "");
        assertThat(messages).hasSizeGreaterThan(1).allSatisfy(SlackBlocksTest::isValid);
        String all = words(messages);
        IntStream.range(0, 600).forEach(i -> assertThat(all).contains("€" + (1_000_000 + i)));
    }

    @Test
    void aVeryLongTextIsCutBetweenWords() {
        String text = IntStream.range(0, 3_000).mapToObj(i -> "€" + (10_000 + i)).collect(Collectors.joining(" "));
        List<SlackMessage> messages = blocks().messages(reply(text, List.of()), "");
        assertThat(messages).allSatisfy(SlackBlocksTest::isValid);
        assertThat(words(messages).split("\\s+")).contains("€10000", "€11500", "€12999");
    }

    @Test
    void whatPeopleWroteIsNeverMarkupNorMentionNorLink() {
        RecordRef record = new RecordRef(RecordKind.OPPORTUNITY, UUID.randomUUID(), HOSTILE);
        Reply reply = new Reply(UUID.randomUUID(), Reply.Status.ANSWERED, HOSTILE, List.of(
                new Block.RecordCard(record, HOSTILE, List.of(new Fact(HOSTILE, HOSTILE))),
                new Block.Facts(HOSTILE, List.of(new Fact(HOSTILE, HOSTILE))),
                new Block.Table(HOSTILE, List.of(new Block.Column(HOSTILE, false)), List.of(List.of(Block.Cell.of(HOSTILE))), 0),
                new Block.Quotes(HOSTILE, List.of(new Block.Quote(new CallRef(UUID.randomUUID(), 4), HOSTILE, HOSTILE, HOSTILE, "0:12", HOSTILE + "&".repeat(3_000))), 2),
                new Block.CallCard(new CallRef(UUID.randomUUID(), null), HOSTILE, List.of(new Block.Point(HOSTILE, HOSTILE, new Block.Quote(new CallRef(UUID.randomUUID(), 4), HOSTILE, HOSTILE, HOSTILE, "0:12", HOSTILE + "&".repeat(3_000)))),
                        List.of(new Block.Offer("close_date-1", HOSTILE, HOSTILE, HOSTILE, null), new Block.Offer("stage-1", HOSTILE, "", HOSTILE, Block.ProposalState.OPEN))),
                card(Block.ProposalState.OPEN, 2)),
                List.of(new Source(HOSTILE, "", List.of(HOSTILE), 1, List.of(), Instant.EPOCH, "metric=won_deals&x=<y>|z", record)), List.of(HOSTILE), "offline");
        for (SlackMessage message : new SlackBlocks(Locale.ENGLISH, new DoorSettings("https://copilot.example.com", false), "k:").messages(reply, HOSTILE)) {
            isValid(message);
            assertThat(message.text()).doesNotContain("<");
            for (String markup : markup(SlackJson.tree(message.blocks()))) {
                assertThat(markup.replaceAll("<https://copilot\\.example\\.com/[^<>|]*\\|[^<>]*>", "").replaceAll("<!date\\^\\d+\\^\\{time}\\|[^<>]*>", ""))
                        .doesNotContain("<").doesNotContain("*now*").doesNotContain("_y_").doesNotContain("`");
            }
        }
    }

    @Test
    void aQuoteAndItsSourceOpenTheirPlaceInTheCall() {
        CallRef call = new CallRef(UUID.randomUUID(), 7);
        Block quotes = new Block.Quotes("Price", List.of(new Block.Quote(call, "Call with Acme, 12 May", "Budget, met", "Olav Berg", "12:05", "It costs too much.")), 3);
        Source source = new Source("Call with Acme", "", List.of("at 12:05"), 1, List.of(), Instant.EPOCH, null, null, call);
        Reply reply = new Reply(UUID.randomUUID(), Reply.Status.ANSWERED, "So.", List.of(quotes), List.of(source), List.of(), "offline");
        String shown = words(new SlackBlocks(Locale.ENGLISH, new DoorSettings("https://copilot.example.com", false), "k:").messages(reply, ""));
        assertThat(shown).contains("*Olav Berg* · Budget, met · <https://copilot.example.com/calls/" + call.id() + "#u7|Call with Acme, 12 May, 12:05>\n>It costs too much.")
                .contains("and 3 more rows").contains("<https://copilot.example.com/calls/" + call.id() + "#u7|Call with Acme>");
    }

    @Test
    void whatIsMadeOfACallIsNotQuoted() {
        CallRef call = new CallRef(UUID.randomUUID(), 7);
        Block quotes = new Block.Quotes("Summary", List.of(
                new Block.Quote(call, "Call with Acme", "", "Olav Berg", "12:05", "Somebody else decides.", "My manager signs."), new Block.Quote(call, "Call with Acme", "", "Olav Berg", "12:09", "Money is tight.", "")), 0);
        String shown = words(new SlackBlocks(Locale.ENGLISH, new DoorSettings("", false), "k:").messages(reply("So.", List.of(quotes)), ""));
        assertThat(shown).contains("Somebody else decides.").contains("\n>My manager signs.").contains("Money is tight.").doesNotContain(">Somebody").doesNotContain(">Money").doesNotContain("\n>\n");
    }

    @Test
    void manyFactsAreSpreadOverSectionsOfTen() {
        List<Fact> facts = IntStream.range(0, 27).mapToObj(i -> new Fact("Fact " + i, "€" + i + ",000 " + "&".repeat(900))).toList();
        List<SlackMessage> messages = blocks().messages(reply("Facts.", List.of(new Block.Facts("Facts", facts))), "");
        assertThat(messages).allSatisfy(SlackBlocksTest::isValid);
        assertThat(words(messages)).contains("€0,000", "€26,000");
    }

    @Test
    void aTableKeepsItsFiguresWholeAndShortensWordsOnly() {
        Block.Table table = new Block.Table("", List.of(new Block.Column("Deal", false), new Block.Column("Amount", true)),
                List.of(List.of(Block.Cell.of("A name that is so long that it cannot stand beside a figure in one line of a message"), Block.Cell.of("€1,234,567.89"))), 0);
        String shown = words(blocks().messages(reply("One.", List.of(table)), ""));
        assertThat(shown).contains("€1,234,567.89").contains("…").doesNotContain("in one line of a message");
        assertThat(shown.lines().map(String::length).max(Integer::compare).orElseThrow()).isLessThanOrEqualTo(74);
    }

    @Test
    void whatIsTooWideForATableIsAList() {
        List<Block.Column> columns = IntStream.range(0, 9).mapToObj(i -> new Block.Column("Figure " + i, true)).toList();
        Block.Table table = new Block.Table("", columns, List.of(IntStream.range(0, 9).mapToObj(i -> Block.Cell.of("€1,234,56" + i)).toList()), 0);
        assertThat(words(blocks().messages(reply("Wide.", List.of(table)), ""))).contains("  Figure 8: €1,234,568");
    }

    @Test
    void aCardOfEachStateHasTheButtonsOfItsStateOnly() {
        Map<Block.ProposalState, List<String>> buttons = Map.of(
                Block.ProposalState.OPEN, List.of("approve", "edit", "reject"), Block.ProposalState.NEEDS_MANAGER, List.of("reject"),
                Block.ProposalState.APPLIED, List.of("undo"), Block.ProposalState.REJECTED, List.of(), Block.ProposalState.EXPIRED, List.of(),
                Block.ProposalState.REPLACED, List.of(), Block.ProposalState.UNDONE, List.of());
        buttons.forEach((state, wanted) -> {
            SlackMessage message = blocks().messages(reply("A change.", List.of(card(state, 1))), "").getFirst();
            isValid(message);
            assertThat(FakeWorkspace.texts(SlackJson.tree(message.blocks()), "action_id")).as(state.code()).isEqualTo(wanted);
        });
    }

    @Test
    void aCardOfManyLinesOrOfLongWordsKeepsTheLimitsAndEveryWord() {
        List<SlackMessage> messages = blocks().messages(reply("Changes.", List.of(card(Block.ProposalState.OPEN, 45))), "");
        assertThat(messages).allSatisfy(SlackBlocksTest::isValid);
        assertThat(words(messages)).contains("1. ", "45. ");
        assertThat(SlackJson.tree(messages.getLast().blocks()).findValuesAsString("action_id")).contains("approve");
    }

    @Test
    void whatCannotBeShownWholeIsApprovedOnThePageThatShowsIt() {
        DoorSettings doors = new DoorSettings("https://copilot.example.com", false);
        List<SlackMessage> messages = new SlackBlocks(Locale.ENGLISH, doors, "k:").messages(reply("Changes.", List.of(card(Block.ProposalState.OPEN, 100))), "");
        assertThat(messages).hasSize(1).allSatisfy(SlackBlocksTest::isValid);
        assertSummary(SlackJson.tree(messages.getFirst().blocks()), 100);
        SlackMessage one = new SlackMessage("", new SlackCards(Locale.ENGLISH, doors).inOneMessage(card(Block.ProposalState.OPEN, 45)).stream().flatMap(List::stream).toList());
        isValid(one);
        assertSummary(SlackJson.tree(one.blocks()), 45);
        List<String> small = FakeWorkspace.texts(SlackJson.tree(new SlackCards(Locale.ENGLISH, doors).inOneMessage(card(Block.ProposalState.OPEN, 3))), "action_id");
        assertThat(small).contains("approve", "edit");
    }

    private static void assertSummary(JsonNode blocks, int lines) {
        assertThat(FakeWorkspace.texts(blocks, "action_id")).containsExactly("reject");
        assertThat(String.join("\n", FakeWorkspace.texts(blocks, "text"))).contains(lines + " changes").contains("1. ").contains("<https://copilot.example.com/ask|").doesNotContain("\n" + lines + ". ");
    }

    private static Block.ProposalCard card(Block.ProposalState state, int lines) {
        List<Block.ProposalLine> all = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> new Block.ProposalLine(i, HOSTILE, "Note", i % 2 == 0 ? "before" : "", "word ".repeat(60) + i, "note", "value", List.of(new Fact("Due", "Thursday")), true))
                .toList();
        return new Block.ProposalCard(UUID.randomUUID(), "signature", HOSTILE, state, state == Block.ProposalState.OPEN, all, Instant.EPOCH);
    }

    @Test
    void aChartWaitsForItsPictureUnderItsKeyAndSaysWhatItShows() {
        SlackBlocks blocks = blocks();
        Block chart = new Block.Chart("By stage", Block.ChartForm.BAR, "EUR", List.of("One", "Two"), List.of(BigDecimal.ONE, BigDecimal.TEN));
        SlackMessage message = blocks.messages(reply("A chart.", List.of(chart)), "").getFirst();
        assertThat(blocks.charts()).hasSize(1);
        assertThat(SlackJson.write(message.blocks())).contains("picture:k:1").contains("One: €1");
    }

    private static SlackBlocks blocks() {
        return new SlackBlocks(Locale.ENGLISH, new DoorSettings("", false), "k:");
    }

    private static Reply reply(String text, List<Block> blocks) {
        return new Reply(UUID.randomUUID(), Reply.Status.ANSWERED, text, blocks, List.of(), List.of(), "offline");
    }

    private static void isValid(SlackMessage message) {
        BlockKit.checkMessage(SlackJson.tree(message.blocks()), file -> true);
        assertThat(SlackJson.write(message.blocks()).length()).isLessThanOrEqualTo(SlackMessage.CHARACTERS + 100);
        assertThat(message.text().length()).isLessThanOrEqualTo(4_000);
    }

    private static List<String> markup(JsonNode blocks) {
        return blocks.findParents("type").stream().filter(node -> SlackJson.text(node, "/type").equals("mrkdwn")).map(node -> SlackJson.text(node, "/text")).toList();
    }

    private static String words(List<SlackMessage> messages) {
        return messages.stream().flatMap(message -> FakeWorkspace.texts(SlackJson.tree(message.blocks()), "text").stream()).collect(Collectors.joining("\n"));
    }
}
