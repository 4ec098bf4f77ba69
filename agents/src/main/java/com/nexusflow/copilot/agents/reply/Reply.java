package com.nexusflow.copilot.agents.reply;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The copilot's answer in no door's format.
 *
 * @param text answers the question by itself, in at most three sentences
 * @param blocks what supports the text, built from findings and never from a model's words
 * @param suggestions questions that make sense next
 * @param model which model worded the text, for instance "offline"
 * @param readers who may read it: all whom the turn named, or the asker alone
 */
public record Reply(
        UUID conversationId,
        Status status,
        String text,
        List<Block> blocks,
        List<Source> sources,
        List<String> suggestions,
        String model,
        @Nullable Readers readers) {

    /** Whether the question was answered, needs one more word from the person, or is none the copilot can answer. */
    public enum Status {
        ANSWERED,
        CLARIFY,
        DECLINED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who may read a reply. */
    public enum Readers {
        ALL,
        ASKER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A reply for whoever is there to read it. */
    public Reply(UUID conversationId, Status status, String text, List<Block> blocks, List<Source> sources, List<String> suggestions, String model) {
        this(conversationId, status, text, blocks, sources, suggestions, model, Readers.ALL);
    }

    public Reply {
        blocks = List.copyOf(blocks);
        sources = List.copyOf(sources);
        suggestions = List.copyOf(suggestions);
        readers = readers == null ? Readers.ALL : readers;
    }

    /** Whether only the asker may read it. */
    public boolean forAskerOnly() {
        return readers == Readers.ASKER;
    }
}
