package com.nexusflow.copilot.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.CallRef;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Sets a reply against what a scenario expects of it, and against what holds for every reply. */
record TurnCheck(Scenario.Said said, Reply reply, Call call) {

    void asWritten() {
        String told = "\"" + said.say() + "\" was answered by " + call.tool() + " " + call.arguments() + ": " + reply.text();
        assertThat(reply.status().code()).as(told).isEqualTo(said.status());
        String text = reply.text().replaceAll("[\\u00a0\\u202f]", " ");
        assertThat(said.text()).as(told).allMatch(text::contains);
        assertThat(said.without()).as(told).noneMatch(text::contains);
        if (said.tool() != null) {
            assertThat(call.tool()).as(told).isEqualTo(said.tool());
        }
        if (said.arguments() != null) {
            assertThat(differences("", said.arguments(), call.arguments())).as(told).isEmpty();
        }
        if (!said.rows().isEmpty()) {
            assertThat(rows()).as(told).containsSequence(said.rows());
        }
        assertThat(reply.suggestions()).as(told).containsAll(said.suggestions());
    }

    /** Short, worded by the offline model itself and let through as it was, with a source for every answer and no figure without one. */
    void asEveryReply() {
        assertThat(reply.model()).isEqualTo("offline");
        assertThat(sentences(reply.text())).as(reply.text()).isBetween(1, 3);
        String own = withoutRemark(reply.text());
        boolean shortened = !own.equals(reply.text()) && sentences(call.words()) > 2;
        assertThat(shortened ? call.words().startsWith(own) : own.equals(call.words()))
                .as("what the offline model says is kept, but for its last sentence where a remark needs the place: %s", reply.text())
                .isTrue();
        boolean figures = List.of("metric_query", "top_bottom", "compare", "list_deals", "team_overview", "record_fact").contains(call.tool());
        if (reply.status() == Reply.Status.ANSWERED && figures) {
            assertThat(reply.sources()).as(reply.text()).isNotEmpty();
            boolean nothing = reply.sources().stream().allMatch(source -> source.rowCount() == 0);
            assertThat(nothing || !reply.blocks().isEmpty()).as("a table, a chart or a card stands beside: %s", reply.text()).isTrue();
        }
        if (List.of("what_was_said", "call_details", "find_calls").contains(call.tool())) {
            List<UUID> cited = reply.sources().stream().map(source -> Objects.requireNonNull(source.call()).id()).toList();
            assertThat(cited).as("each quote and each call of a list has its source: %s", reply).containsAll(quoted());
        }
        if (reply.status() != Reply.Status.ANSWERED) {
            assertThat(reply.sources()).as(reply.text()).isEmpty();
            assertThat(reply.blocks()).as(reply.text()).isEmpty();
            assertThat(reply.text()).doesNotContainPattern("[€%]");
        }
    }

    /** The calls that quotes and tables of calls name. */
    private List<UUID> quoted() {
        return reply.blocks().stream()
                .flatMap(block -> switch (block) {
                    case Block.Quotes quotes -> quotes.quotes().stream().map(Block.Quote::call);
                    case Block.Table table -> table.rows().stream().map(row -> row.getFirst().call());
                    default -> Stream.<CallRef>of();
                })
                .map(CallRef::id)
                .toList();
    }

    private List<List<String>> rows() {
        return reply.blocks().stream()
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .flatMap(table -> table.rows().stream())
                .map(row -> row.stream().map(cell -> cell.text().replaceAll("[\\u00a0\\u202f]", " ")).toList())
                .map(row -> row.subList(0, Math.min(row.size(), said.rows().getFirst().size())))
                .toList();
    }

    /** What is expected and not so; what is not mentioned may be anything. */
    private static List<String> differences(String at, Object expected, JsonNode actual) {
        return switch (expected) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .flatMap(e -> differences(at + "/" + e.getKey(), e.getValue(), actual.path(e.getKey().toString())).stream())
                    .toList();
            case List<?> list when actual.size() == list.size() -> IntStream.range(0, list.size())
                    .boxed()
                    .flatMap(i -> differences(at + "/" + i, list.get(i), actual.path(i)).stream())
                    .toList();
            case Number number when actual.isNumber() && actual.decimalValue().setScale(3, RoundingMode.HALF_UP)
                    .compareTo(new BigDecimal(number.toString())) == 0 -> List.of();
            case String text when actual.isString() && actual.stringValue().equals(text) -> List.of();
            default -> List.of(at + " is " + actual + " instead of " + expected);
        };
    }

    private static String withoutRemark(String text) {
        return Texts.LANGUAGES.stream()
                .map(language -> " " + Texts.of("messages.replies", language).get("remark.visible"))
                .filter(text::endsWith)
                .findFirst()
                .map(remark -> text.substring(0, text.length() - remark.length()))
                .orElse(text);
    }

    /** "24. Juli" is no end of a sentence. */
    private static int sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text.replaceAll("(?<=\\b\\d{1,2})\\. (?=\\p{Lu})", " "));
        int count = 0;
        while (breaks.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
