package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.channels.door.ChartPicture;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.PlainWords;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Blocks of a reply as elements of Adaptive Cards 1.5. */
final class TeamsCards {

    static final String CONTENT_TYPE = "application/vnd.microsoft.card.adaptive";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json";
    private static final int ROWS_AT_ONCE = 20;
    /** Larger pictures would leave no room for anything else in a message. */
    private static final int LARGEST_PICTURE = 42_000;

    private final DoorSettings doors;

    TeamsCards(DoorSettings doors) {
        this.doors = doors;
    }

    /** The elements that show the block, in pieces that may stand in different cards. */
    List<ObjectNode> elements(Block block, Locale locale) {
        return switch (block) {
            case Block.Facts facts -> List.of(facts(facts));
            case Block.Table table -> table(table, locale);
            case Block.Chart chart -> List.of(chart(chart, locale));
            case Block.RecordCard card -> List.of(record(card));
            case Block.Quotes quotes -> quotes(quotes, locale);
            case Block.Excerpts excerpts -> excerpts(excerpts, locale);
            case Block.CallCard card -> new TeamsCalls(doors, locale).elements(card);
            case Block.ProposalCard card -> new PlainWords(locale).of(card).stream().map(line -> text(line)).toList();
        };
    }

    /** A card of these elements; the fallback is for programs that show no cards, and is read aloud. */
    static ObjectNode card(List<ObjectNode> elements, List<ObjectNode> actions, String fallback) {
        ObjectNode card = JSON.createObjectNode();
        card.put("type", "AdaptiveCard").put("$schema", SCHEMA).put("version", "1.5");
        String spoken = fallback.length() > 1_000 ? fallback.substring(0, 1_000) : fallback;
        card.put("fallbackText", spoken).put("speak", spoken);
        card.putObject("msteams").put("width", "Full");
        elements.forEach(card.putArray("body")::add);
        if (!actions.isEmpty()) {
            actions.forEach(card.putArray("actions")::add);
        }
        return card;
    }

    static ObjectNode text(String text) {
        return element("TextBlock").put("text", Marks.plain(text)).put("wrap", true);
    }

    static ObjectNode heading(String text) {
        return text(text).put("weight", "Bolder").put("size", "Medium");
    }

    static ObjectNode quiet(String text) {
        return text(text).put("isSubtle", true).put("size", "Small").put("spacing", "Small");
    }

    static ObjectNode element(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    static ObjectNode container(List<ObjectNode> items) {
        ObjectNode container = element("Container");
        items.forEach(container.putArray("items")::add);
        return container;
    }

    static ObjectNode factSet(List<Block.Fact> facts) {
        ObjectNode set = element("FactSet");
        ArrayNode all = set.putArray("facts");
        facts.forEach(fact -> all.addObject().put("title", Marks.plain(fact.label())).put("value", Marks.plain(fact.value())));
        return set;
    }

    private static ObjectNode facts(Block.Facts facts) {
        return facts.title().isBlank() ? factSet(facts.facts()) : container(List.of(heading(facts.title()), factSet(facts.facts())));
    }

    private ObjectNode record(Block.RecordCard card) {
        List<ObjectNode> items = new ArrayList<>(List.of(heading(card.record().name())));
        if (!card.subtitle().isBlank()) {
            items.add(quiet(card.subtitle()));
        }
        if (!card.facts().isEmpty()) {
            items.add(factSet(card.facts()));
        }
        ObjectNode container = container(items).put("style", "emphasis");
        ObjectNode open = open(card.record());
        if (open != null) {
            container.set("selectAction", open);
        }
        return container;
    }

    private static ObjectNode chart(Block.Chart chart, Locale locale) {
        byte[] png = ChartPicture.png(chart, locale);
        String words = new PlainWords(locale).chart(chart);
        if (png.length > LARGEST_PICTURE) {
            return text(words);
        }
        return element("Image").put("url", "data:image/png;base64," + Base64.getEncoder().encodeToString(png)).put("altText", words).put("size", "Stretch");
    }

    private List<ObjectNode> table(Block.Table table, Locale locale) {
        List<ObjectNode> pieces = new ArrayList<>();
        for (int from = 0; from == 0 || from < table.rows().size(); from += ROWS_AT_ONCE) {
            ObjectNode piece = rows(table, table.rows().subList(from, Math.min(table.rows().size(), from + ROWS_AT_ONCE)));
            pieces.add(from == 0 && !table.title().isBlank() ? container(List.of(heading(table.title()), piece)) : piece);
        }
        if (table.moreRows() > 0) {
            pieces.add(quiet(DoorWords.of(locale).get("plain.more_rows", table.moreRows())));
        }
        return pieces;
    }

    /** Each quote by itself: pressing it opens its place in the call. */
    private List<ObjectNode> quotes(Block.Quotes quotes, Locale locale) {
        List<ObjectNode> pieces = new ArrayList<>();
        for (Block.Quote quote : quotes.quotes()) {
            List<ObjectNode> items = new ArrayList<>();
            if (!quote.claim().isEmpty()) {
                items.add(text(quote.claim()));
            }
            if (!quote.text().isEmpty()) {
                items.add(text("“" + quote.text() + "”"));
            }
            items.add(quiet(Stream.of(quote.speaker(), quote.about(), quote.callName(), quote.time())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" · "))));
            if (pieces.isEmpty() && !quotes.title().isBlank()) {
                items.addFirst(heading(quotes.title()));
            }
            ObjectNode piece = container(items);
            if (doors.isReachable()) {
                piece.set("selectAction", element("Action.OpenUrl").put("title", Marks.plain(quote.callName())).put("url", doors.address(quote.call().path())));
            }
            pieces.add(piece);
        }
        if (quotes.moreQuotes() > 0) {
            pieces.add(quiet(DoorWords.of(locale).get("plain.more_rows", quotes.moreQuotes())));
        }
        return pieces;
    }

    /** Each excerpt by itself: pressing it opens where it stands. */
    private List<ObjectNode> excerpts(Block.Excerpts excerpts, Locale locale) {
        List<ObjectNode> pieces = new ArrayList<>();
        for (Block.Excerpt excerpt : excerpts.excerpts()) {
            ObjectNode from = quiet(PlainWords.excerptFrom(excerpt));
            List<ObjectNode> items = new ArrayList<>(List.of(text("“" + excerpt.text() + "”"), excerpt.stale() ? from.put("color", "attention") : from));
            if (pieces.isEmpty() && !excerpts.title().isBlank()) {
                items.addFirst(heading(excerpts.title()));
            }
            ObjectNode piece = container(items);
            if (doors.isReachable()) {
                excerpt.passage().path().ifPresent(path ->
                        piece.set("selectAction", element("Action.OpenUrl").put("title", Marks.plain(excerpt.source())).put("url", doors.address(path))));
            }
            pieces.add(piece);
        }
        if (excerpts.moreExcerpts() > 0) {
            pieces.add(quiet(DoorWords.of(locale).get("plain.more_rows", excerpts.moreExcerpts())));
        }
        return pieces;
    }

    private ObjectNode rows(Block.Table table, List<List<Block.Cell>> rows) {
        ObjectNode grid = element("Table").put("firstRowAsHeader", true).put("showGridLines", true).put("gridStyle", "default");
        ArrayNode columns = grid.putArray("columns");
        table.columns().forEach(column -> columns.addObject().put("width", column.figure() ? 1 : 2).put("horizontalCellContentAlignment", column.figure() ? "right" : "left"));
        ArrayNode lines = grid.putArray("rows");
        lines.add(line(table.columns().stream().map(column -> cell(Block.Cell.of(column.label()), true)).toList()));
        rows.forEach(row -> lines.add(line(row.stream().map(cell -> cell(cell, false)).toList())));
        return grid;
    }

    private static ObjectNode line(List<ObjectNode> cells) {
        ObjectNode row = element("TableRow");
        cells.forEach(row.putArray("cells")::add);
        return row;
    }

    private ObjectNode cell(Block.Cell content, boolean head) {
        ObjectNode cell = element("TableCell");
        ObjectNode text = text(content.text().isBlank() ? "–" : content.text());
        cell.putArray("items").add(head ? text.put("weight", "Bolder") : text);
        RecordRef record = content.record();
        ObjectNode open = record == null ? null : open(record);
        if (content.call() != null && doors.isReachable()) {
            open = element("Action.OpenUrl").put("title", Marks.plain(content.text())).put("url", doors.address(content.call().path()));
        }
        if (open != null) {
            cell.set("selectAction", open);
        }
        return cell;
    }

    /** Opens the record's page in the console, where that can be reached. */
    @Nullable ObjectNode open(RecordRef record) {
        return doors.isReachable()
                ? element("Action.OpenUrl").put("title", record.name()).put("url", doors.address("/records/" + record.kind().code() + "/" + record.id()))
                : null;
    }
}
