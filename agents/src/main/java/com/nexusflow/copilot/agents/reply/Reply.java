package com.nexusflow.copilot.agents.reply;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The copilot's answer in no door's format.
 *
 * @param text answers the question by itself, in at most three sentences
 * @param blocks what supports the text, built from findings and never from a model's words
 * @param suggestions questions that make sense next
 * @param model which model worded the text, for instance "offline"
 */
public record Reply(
        UUID conversationId,
        Status status,
        String text,
        List<Block> blocks,
        List<Source> sources,
        List<String> suggestions,
        String model) {

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

    public Reply {
        blocks = List.copyOf(blocks);
        sources = List.copyOf(sources);
        suggestions = List.copyOf(suggestions);
    }
}
