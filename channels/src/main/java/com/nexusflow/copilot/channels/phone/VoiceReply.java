package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.text.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reply worded for the ear: its text, and of what supports it at most three facts.
 *
 * @param more how many rows were not told; they are offered in writing
 */
record VoiceReply(List<String> sentences, long more) {

    private static final int FACTS = 3;

    static VoiceReply of(Reply reply, Locale language, LocalDate today) {
        Texts words = PhoneWords.of(language);
        Spoken spoken = new Spoken(language, today);
        List<String> sentences = new ArrayList<>(List.of(spoken.rounded(reply.text())));
        Block.Table table = first(reply, Block.Table.class);
        Block.RecordCard card = first(reply, Block.RecordCard.class);
        long more = 0;
        if (table != null && !table.rows().isEmpty()) {
            long told = table.rows().stream().filter(row -> isTold(row, reply.text())).count();
            long rows = table.rows().size() + table.moreRows();
            if (told == 0) {
                sentences.add(top(table, rows, words, spoken));
                told = Math.min(FACTS, rows);
            }
            more = rows - told;
        } else if (card != null) {
            more = card.facts().stream().filter(fact -> !reply.text().contains(fact.value())).count();
        }
        return new VoiceReply(sentences, more);
    }

    private static boolean isTold(List<Block.Cell> row, String text) {
        return text.contains(row.getFirst().text());
    }

    /** The first rows by name, each with one figure. */
    private static String top(Block.Table table, long rows, Texts words, Spoken spoken) {
        List<String> names = table.rows().stream().limit(FACTS).map(row -> spoken.rounded(named(table, row))).toList();
        String list = names.size() == 1 ? names.getFirst()
                : words.get("ear.list", String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
        return rows > FACTS ? words.get("talk.top", list) : words.get("talk.all", list);
    }

    private static String named(Block.Table table, List<Block.Cell> row) {
        for (int i = 1; i < row.size(); i++) {
            if (table.columns().get(i).figure() && !row.get(i).text().equals("–")) {
                return row.getFirst().text() + " " + row.get(i).text();
            }
        }
        return row.stream().limit(2).map(Block.Cell::text).filter(text -> !text.equals("–")).collect(Collectors.joining(" "));
    }

    private static <T extends Block> @Nullable T first(Reply reply, Class<T> type) {
        return reply.blocks().stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }
}
