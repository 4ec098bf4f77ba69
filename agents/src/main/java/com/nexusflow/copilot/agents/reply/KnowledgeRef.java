package com.nexusflow.copilot.agents.reply;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points to a passage of what can be quoted.
 *
 * @param kind card, document, call, note, email or activity
 * @param id the source's
 * @param position the passage within it, or null for the whole source
 */
public record KnowledgeRef(String kind, UUID id, @Nullable Integer position) {

    /** Where the console shows it; notes, e-mails and activities have no page of their own. */
    public Optional<String> path() {
        return switch (kind) {
            case "card" -> Optional.of("/battle-cards/" + id);
            case "document" -> Optional.of("/library/" + id);
            case "call" -> Optional.of(new CallRef(id, position).path());
            default -> Optional.empty();
        };
    }
}
