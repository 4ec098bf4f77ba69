package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.agents.reply.Block;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The blocks of answers from knowledge: the lines that answer, each with its source. */
final class KnowledgeBlocks {

    private static final int ENTRIES = 4;

    private final Phrases say;
    private final KnowledgePhrases phrases;

    KnowledgeBlocks(Phrases say) {
        this.say = say;
        this.phrases = new KnowledgePhrases(say);
    }

    List<Block> of(Finding.Knowledge knowledge) {
        return knowledge.excerpts().isEmpty() ? List.of() : List.of(excerpts(say.replies().get("knowledge.title"), knowledge.excerpts(), knowledge.today(), 0));
    }

    /** A block for each field, so that it can be read in a call. */
    List<Block> of(Finding.Card card) {
        Map<String, List<Excerpt>> fields = new LinkedHashMap<>();
        card.entries().forEach(entry -> fields.computeIfAbsent(entry.trail(), field -> new ArrayList<>()).add(entry));
        List<Block> blocks = new ArrayList<>();
        fields.forEach((field, entries) -> blocks.add(excerpts(
                say.replies().get("card.field." + field), entries.subList(0, Math.min(ENTRIES, entries.size())), card.today(), Math.max(0, entries.size() - ENTRIES))));
        return blocks;
    }

    private Block excerpts(String title, List<Excerpt> excerpts, LocalDate today, long more) {
        return new Block.Excerpts(title, excerpts.stream()
                .map(one -> new Block.Excerpt(KnowledgePhrases.ref(one), say.sentence(phrases.name(one)), one.text(), phrases.note(one, today), one.isStale(today)))
                .toList(), more);
    }
}
