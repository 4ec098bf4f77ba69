package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.CallRef;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Source;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.Pieces;
import com.nexusflow.copilot.channels.door.PlainWords;
import com.nexusflow.copilot.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A reply in Slack's blocks, within Slack's limits. */
final class SlackBlocks {

    /** The beginning of what a button is called that asks its question. */
    static final String ASK = "ask:";
    /** The beginning of what a button is called that proposes what a call suggests. */
    static final String PROPOSE = "propose:";

    static final int SECTION = 3_000;
    private static final int HEADING = 150;
    private static final int ALT_TEXT = 2_000;
    private static final int FIELDS = 10;
    private static final int FIELD = 2_000;
    private static final int BUTTON = 75;
    private static final int VALUE = 1_000;
    private static final int NOTE = 500;
    /** Slack would take more fields in a section than characters in a message. */
    private static final int FIELDS_TOGETHER = 6_000;
    private static final int SUGGESTIONS = 5;
    private static final int CONTEXT_ELEMENTS = 10;
    private static final int CONTEXT = 1_000;

    private final Locale locale;
    private final DoorSettings doors;
    private final Texts words;
    private final PlainWords plain;
    private final SlackCards cards;
    private final SlackCalls calls;
    private final List<Block.Chart> charts = new ArrayList<>();
    private final String pictureKey;

    /** @param pictureKey under which pictures go out: that with the number of the picture behind it */
    SlackBlocks(Locale locale, DoorSettings doors, String pictureKey) {
        this.locale = locale;
        this.doors = doors;
        this.words = DoorWords.of(locale);
        this.plain = new PlainWords(locale);
        this.cards = new SlackCards(locale, doors);
        this.calls = new SlackCalls(locale, doors);
        this.pictureKey = pictureKey;
    }

    /** The messages of a reply; with a note in front when it is given. */
    List<SlackMessage> messages(Reply reply, String note) {
        List<List<Map<String, Object>>> units = new ArrayList<>();
        if (!note.isEmpty()) {
            units.add(List.of(context(List.of(SlackText.escaped(SlackText.cut(note, NOTE))))));
        }
        text(reply.text()).forEach(piece -> units.add(List.of(piece)));
        reply.blocks().stream().filter(Block.ProposalCard.class::isInstance).map(Block.ProposalCard.class::cast).forEach(card -> units.addAll(cards.units(card)));
        reply.blocks().forEach(block -> of(block).forEach(one -> units.add(List.of(one))));
        if (!reply.sources().isEmpty()) {
            units.add(List.of(sources(reply.sources())));
        }
        List<String> suggestions = reply.suggestions().stream().filter(question -> question.length() <= VALUE).distinct().limit(SUGGESTIONS).toList();
        if (!suggestions.isEmpty()) {
            units.add(List.of(suggestions(suggestions)));
        }
        List<String> fallback = Pieces.of(SlackText.entities(note.isEmpty() ? reply.text() : note + " " + reply.text()), SECTION, locale);
        return SlackMessage.packed(fallback.isEmpty() ? "" : fallback.getFirst(), units);
    }

    /** The charts that the blocks made so far show, in the order of their numbers. */
    List<Block.Chart> charts() {
        return List.copyOf(charts);
    }

    List<Map<String, Object>> text(String words) {
        return Pieces.of(words, SECTION, locale).stream()
                .map(piece -> object("type", "section", "text", plainText(piece)))
                .toList();
    }

    private List<Map<String, Object>> of(Block block) {
        return switch (block) {
            case Block.Facts facts -> facts(heading(facts.title()), facts.facts());
            case Block.Table table -> new SlackTable(words).blocks(table, heading(table.title()));
            case Block.Chart chart -> List.of(chart(chart));
            case Block.RecordCard card -> record(card);
            case Block.ProposalCard card -> List.of();
            case Block.CallCard card -> calls.blocks(card);
            case Block.Quotes quotes -> quotes(quotes);
            case Block.Excerpts excerpts -> excerpts(excerpts);
        };
    }

    private List<Map<String, Object>> record(Block.RecordCard card) {
        String name = link(card.record());
        String subtitle = card.subtitle().isBlank() ? "" : "\n" + SlackText.escaped(card.subtitle());
        return facts(List.of(object("type", "section", "text", markup("*" + name + "*" + subtitle))), card.facts());
    }

    private static List<Map<String, Object>> facts(List<Map<String, Object>> heading, List<Block.Fact> facts) {
        List<Map<String, Object>> blocks = new ArrayList<>(heading);
        List<Map<String, Object>> fields = new ArrayList<>();
        int size = 0;
        for (Block.Fact fact : facts) {
            Map<String, Object> field = field(fact);
            int more = SlackJson.write(field).length();
            if (!fields.isEmpty() && (fields.size() == FIELDS || size + more > FIELDS_TOGETHER)) {
                blocks.add(object("type", "section", "fields", fields));
                fields = new ArrayList<>();
                size = 0;
            }
            fields.add(field);
            size += more;
        }
        if (!fields.isEmpty()) {
            blocks.add(object("type", "section", "fields", fields));
        }
        return blocks;
    }

    private static Map<String, Object> field(Block.Fact fact) {
        return markup(cutMarkup("*" + SlackText.escaped(SlackText.cut(fact.label(), HEADING)) + "*\n", fact.value(), FIELD));
    }

    /** Each quote by itself, its call linked. */
    private List<Map<String, Object>> quotes(Block.Quotes quotes) {
        List<Map<String, Object>> blocks = new ArrayList<>(heading(quotes.title()));
        for (Block.Quote quote : quotes.quotes()) {
            String call = opening(quote.call(), quote.callName() + ", " + quote.time());
            String about = quote.about().isEmpty() ? "" : SlackText.escaped(SlackText.cut(quote.about(), HEADING)) + " · ";
            if (!quote.claim().isEmpty()) {
                blocks.add(object("type", "section", "text", plainText(SlackText.cut(quote.claim(), SECTION))));
            }
            String from = "*" + SlackText.escaped(SlackText.cut(quote.speaker(), HEADING)) + "* · " + about + call;
            blocks.add(quote.text().isEmpty() ? context(List.of(from)) : object("type", "section", "text", markup(cutMarkup(from + "\n>", quote.text(), SECTION))));
        }
        if (quotes.moreQuotes() > 0) {
            blocks.add(context(List.of(SlackText.escaped(words.get("plain.more_rows", quotes.moreQuotes())))));
        }
        return blocks;
    }

    /** Each excerpt by itself, with where it stands, linked where it has a page. */
    private List<Map<String, Object>> excerpts(Block.Excerpts excerpts) {
        List<Map<String, Object>> blocks = new ArrayList<>(heading(excerpts.title()));
        for (Block.Excerpt excerpt : excerpts.excerpts()) {
            String label = SlackText.cut(excerpt.source(), HEADING);
            String from = doors.isReachable() ? excerpt.passage().path().map(path -> linked(doors.address(path), label)).orElse(SlackText.escaped(label)) : SlackText.escaped(label);
            String note = excerpt.note().isEmpty() ? "" : " · " + SlackText.escaped(SlackText.cut(excerpt.note(), HEADING));
            blocks.add(object("type", "section", "text", markup(cutMarkup(from + note + "\n>", excerpt.text().replace("\n", "\n>"), SECTION))));
        }
        if (excerpts.moreExcerpts() > 0) {
            blocks.add(context(List.of(SlackText.escaped(words.get("plain.more_rows", excerpts.moreExcerpts())))));
        }
        return blocks;
    }

    private String opening(CallRef call, String label) {
        return doors.isReachable() ? linked(doors.address(call.path()), label) : SlackText.escaped(label);
    }

    private Map<String, Object> chart(Block.Chart chart) {
        charts.add(chart);
        return object(
                "type", "image",
                "slack_file", object("id", SlackMessage.PICTURE + pictureKey + charts.size()),
                "alt_text", SlackText.cut(plain.chart(chart), ALT_TEXT),
                "title", chart.title().isBlank() ? null : plainText(SlackText.cut(chart.title(), ALT_TEXT)));
    }

    private Map<String, Object> sources(List<Source> sources) {
        List<String> lines = new ArrayList<>();
        lines.add("*" + words.get("sources") + "*");
        int size = 0;
        for (String line : sources.stream().limit(CONTEXT_ELEMENTS - 1L).map(this::source).toList()) {
            size += line.length();
            if (size <= FIELDS_TOGETHER) {
                lines.add(line);
            }
        }
        return context(lines);
    }

    private String source(Source source) {
        String address = source.record() != null
                ? doors.address("/records/" + source.record().kind().code() + "/" + source.record().id())
                : source.call() != null ? doors.address(source.call().path())
                : source.passage() != null ? source.passage().path().map(doors::address).orElse("")
                : source.rows() == null ? "" : doors.address("/rows?" + source.rows());
        String label = doors.isReachable() && !address.isEmpty() && address.length() < CONTEXT ? linked(address, source.label()) : SlackText.escaped(source.label());
        String about = source.filters().stream().map(SlackText::escaped).collect(Collectors.joining("; "));
        return label + (about.isEmpty() || about.length() > CONTEXT ? "" : ": " + about);
    }

    private static Map<String, Object> suggestions(List<String> suggestions) {
        List<Map<String, Object>> buttons = new ArrayList<>();
        for (String suggestion : suggestions) {
            buttons.add(button(ASK + buttons.size(), suggestion, suggestion, null));
        }
        return object("type", "actions", "elements", buttons);
    }

    private String link(RecordRef record) {
        return doors.isReachable() ? linked(doors.address("/records/" + record.kind().code() + "/" + record.id()), record.name()) : SlackText.escaped(record.name());
    }

    static Map<String, Object> button(String action, String label, String value, @Nullable String style) {
        return object("type", "button", "action_id", action, "text", plainText(SlackText.cut(label, BUTTON)), "value", value, "style", style);
    }

    static List<Map<String, Object>> heading(String title) {
        return title.isBlank() ? List.of() : List.of(object("type", "header", "text", plainText(SlackText.cut(title, HEADING))));
    }

    static Map<String, Object> context(List<String> markup) {
        return object("type", "context", "elements", markup.stream().map(SlackBlocks::markup).toList());
    }

    static Map<String, Object> plainText(String text) {
        return object("type", "plain_text", "text", text, "emoji", false);
    }

    /** Text with markup of ours; without it being read for addresses. */
    static Map<String, Object> markup(String text) {
        return object("type", "mrkdwn", "text", text, "verbatim", true);
    }

    static String linked(String address, String label) {
        return "<" + address.replace("&", "&amp;").replace("|", "%7C").replace("<", "%3C").replace(">", "%3E") + "|" + SlackText.escaped(label) + ">";
    }

    /** Escaping makes text longer: as much of the words as fits behind the beginning. */
    static String cutMarkup(String beginning, String words, int longest) {
        String markup = beginning + SlackText.escaped(words);
        int keep = words.length();
        while (markup.length() > longest) {
            keep -= Math.max(1, (markup.length() - longest) / 5);
            markup = beginning + SlackText.escaped(SlackText.cut(words, keep));
        }
        return markup;
    }
}
