package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.Cell;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.text.Texts;
import java.text.BreakIterator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reply worded for the ear: its text, in which a list stops after three, and of what supports it at most three facts.
 *
 * @param more how many rows were not told; they are offered in writing
 */
record VoiceReply(List<String> sentences, long more) {

    static final int FACTS = 3;

    static VoiceReply of(Reply reply, Locale language, LocalDate today) {
        return new Wording(reply, PhoneWords.of(language), new Spoken(language, today)).worded();
    }

    private record Wording(Reply reply, Texts words, Spoken spoken) {

        VoiceReply worded() {
            Block.Table table = first(Block.Table.class);
            Block.RecordCard card = first(Block.RecordCard.class);
            if (table != null && !table.rows().isEmpty()) {
                return withRows(table);
            }
            long more = card == null ? 0 : card.facts().stream().filter(fact -> !reply.text().contains(fact.value())).count();
            return new VoiceReply(List.of(spoken.rounded(reply.text())), more);
        }

        private VoiceReply withRows(Block.Table table) {
            long rows = table.rows().size() + table.moreRows();
            List<String> sentences = new ArrayList<>();
            long told = 0;
            for (String sentence : sentences(reply.text())) {
                List<List<Cell>> named = named(table, sentence);
                boolean isLong = named.size() > FACTS && !followsTime();
                sentences.add(spoken.rounded(isLong ? shortened(table, named, sentence) : sentence));
                told = Math.max(told, isLong ? FACTS : named.size());
            }
            if (told == 0) {
                sentences.add(spoken.rounded(words.get(rows > FACTS ? "talk.top" : "talk.all", list(table, table.rows()))));
                told = Math.min(FACTS, rows);
            }
            return new VoiceReply(sentences, rows - told);
        }

        /** What comes before the list, and its first three with a figure each. */
        private String shortened(Block.Table table, List<List<Cell>> named, String sentence) {
            int list = sentence.indexOf(named.getFirst().getFirst().text());
            return sentence.substring(0, list) + list(table, named) + ".";
        }

        private String list(Block.Table table, List<List<Cell>> rows) {
            List<String> told = rows.stream().limit(FACTS).map(row -> told(table, row)).toList();
            return told.size() == 1 ? told.getFirst() : words.get("ear.list", String.join(", ", told.subList(0, told.size() - 1)), told.getLast());
        }

        /** A line by line history has no three first ones. */
        private boolean followsTime() {
            Block.Chart chart = first(Block.Chart.class);
            return chart != null && chart.form() == Block.ChartForm.LINE;
        }

        private <T extends Block> @Nullable T first(Class<T> type) {
            return reply.blocks().stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
        }

        private List<String> sentences(String text) {
            BreakIterator borders = BreakIterator.getSentenceInstance(words.locale());
            borders.setText(text);
            List<String> sentences = new ArrayList<>();
            for (int from = borders.first(), to = borders.next(); to != BreakIterator.DONE; from = to, to = borders.next()) {
                sentences.add(text.substring(from, to).strip());
            }
            return sentences;
        }
    }

    /** The rows whose names stand in the sentence, in its order. */
    private static List<List<Cell>> named(Block.Table table, String sentence) {
        return table.rows().stream()
                .filter(row -> row.getFirst().text().length() > 1 && sentence.contains(row.getFirst().text()))
                .sorted(Comparator.comparingInt(row -> sentence.indexOf(row.getFirst().text())))
                .toList();
    }

    /** A row by name, with one figure. */
    private static String told(Block.Table table, List<Cell> row) {
        for (int i = 1; i < row.size(); i++) {
            if (table.columns().get(i).figure() && !row.get(i).text().equals("–")) {
                return row.getFirst().text() + " (" + row.get(i).text() + ")";
            }
        }
        return row.stream().limit(2).map(Cell::text).filter(text -> !text.equals("–")).collect(Collectors.joining(" "));
    }
}
