package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.Cell;
import com.nexusflow.copilot.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in letters of one width: words to the left, figures to the right. Only words are shortened; where the figures alone are too wide it is a list. */
final class SlackTable {

    /** So many letters stand in a line before Slack breaks it. */
    private static final int WIDTH = 74;
    private static final int GAP = 2;
    private static final int NARROWEST = 10;
    private static final int LONGEST_DATE = 20;

    private final Texts words;

    SlackTable(Texts words) {
        this.words = words;
    }

    List<Map<String, Object>> blocks(Block.Table table, List<Map<String, Object>> heading) {
        List<Map<String, Object>> blocks = new ArrayList<>(heading);
        int[] widths = widths(table);
        List<String> lines = IntStream.of(widths).sum() + GAP * (widths.length - 1) > WIDTH ? list(table) : aligned(table, widths);
        blocks.addAll(preformatted(lines));
        if (table.moreRows() > 0) {
            blocks.add(SlackBlocks.context(List.of(SlackText.escaped(words.get("plain.more_rows", table.moreRows())))));
        }
        return blocks;
    }

    private static int[] widths(Block.Table table) {
        int[] widths = IntStream.range(0, table.columns().size())
                .map(c -> Math.max(length(table.columns().get(c).label()), table.rows().stream().mapToInt(row -> length(text(row, c))).max().orElse(0)))
                .toArray();
        int over = IntStream.of(widths).sum() + GAP * (widths.length - 1) - WIDTH;
        while (over > 0) {
            int widest = widestWords(table, widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            over--;
        }
        return widths;
    }

    /** Names in the first column tell the rows apart, so that others are shortened before them. */
    private static int widestWords(Block.Table table, int[] widths) {
        int widest = -1;
        for (int c = widths.length - 1; c >= 0; c--) {
            if (areWords(table, c) && widths[c] > NARROWEST && (widest < 0 || c > 0 && widths[c] > widths[widest])) {
                widest = c;
            }
        }
        return widest;
    }

    /** Figures and dates are never shortened. */
    private static boolean areWords(Block.Table table, int column) {
        boolean isDate = table.rows().stream().map(row -> text(row, column)).filter(text -> !text.isBlank())
                .allMatch(text -> text.length() <= LONGEST_DATE && text.chars().anyMatch(Character::isDigit));
        return !table.columns().get(column).figure() && !isDate;
    }

    private static List<String> aligned(Block.Table table, int[] widths) {
        List<String> lines = new ArrayList<>();
        lines.add(line(table, widths, table.columns().stream().map(Block.Column::label).toList()));
        lines.add(IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining(" ".repeat(GAP))));
        for (List<Cell> row : table.rows()) {
            lines.add(line(table, widths, IntStream.range(0, widths.length).mapToObj(c -> text(row, c)).toList()));
        }
        return lines;
    }

    private static String line(Block.Table table, int[] widths, List<String> texts) {
        return IntStream.range(0, widths.length)
                .mapToObj(c -> padded(texts.get(c), widths[c], table.columns().get(c).figure()))
                .collect(Collectors.joining(" ".repeat(GAP)))
                .stripTrailing();
    }

    private static String padded(String text, int width, boolean figure) {
        String fits = length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
        String space = " ".repeat(width - length(fits));
        return figure ? space + fits : fits + space;
    }

    private static List<String> list(Block.Table table) {
        return table.rows().stream()
                .map(row -> IntStream.range(0, table.columns().size())
                        .filter(c -> !text(row, c).isBlank())
                        .mapToObj(c -> c == 0 ? text(row, c) : "  " + table.columns().get(c).label() + ": " + text(row, c))
                        .collect(Collectors.joining("\n")))
                .toList();
    }

    /** Blocks of lines, none longer than Slack takes. */
    static List<Map<String, Object>> preformatted(List<String> lines) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (!text.isEmpty() && text.length() + line.length() + 1 > SlackBlocks.SECTION) {
                blocks.add(preformatted(text.toString()));
                text.setLength(0);
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        if (!text.isEmpty()) {
            blocks.add(preformatted(text.toString()));
        }
        return blocks;
    }

    private static Map<String, Object> preformatted(String text) {
        return object("type", "rich_text", "elements",
                List.of(object("type", "rich_text_preformatted", "elements", List.of(object("type", "text", "text", text)))));
    }

    private static String text(List<Cell> row, int column) {
        return column < row.size() ? row.get(column).text().replace('\n', ' ').replace('\u00a0', ' ') : "";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
