package com.nexusflow.copilot.agents.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param readers who alone may read it, or null when all may whom the turn named
 */
public record Reply(
        UUID conversationId,
        Status status,
        String text,
        List<Block> blocks,
        List<Source> sources,
        List<String> suggestions,
        String model,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Readers readers) {

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

    /** Who alone may read a reply. */
    public enum Readers {
        ASKER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A reply for whoever is there to read it. */
    public Reply(UUID conversationId, Status status, String text, List<Block> blocks, List<Source> sources, List<String> suggestions, String model) {
        this(conversationId, status, text, blocks, sources, suggestions, model, null);
    }

    public Reply {
        blocks = List.copyOf(blocks);
        sources = List.copyOf(sources);
        suggestions = List.copyOf(suggestions);
    }

    /** Whether only the asker may read it. */
    public boolean forAskerOnly() {
        return readers == Readers.ASKER;
    }
}
