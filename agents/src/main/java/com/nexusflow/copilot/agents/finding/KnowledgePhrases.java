package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.agents.reply.KnowledgeRef;
import com.nexusflow.copilot.knowledge.document.read.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How answers name what they quote. */
public final class KnowledgePhrases {

    private final Phrases say;

    public KnowledgePhrases(Phrases say) {
        this.say = say;
    }

    /** "Battle card on Acme, objections", "Trust guide › GDPR, page 3", "Carl in the call with Globex on 12 May". */
    public String name(Excerpt excerpt) {
        return switch (excerpt.kind()) {
            case "card" -> get("knowledge.source.card", excerpt.title(), get("card.field." + excerpt.trail()));
            case "document" -> get(excerpt.place().isEmpty() ? "knowledge.source.document" : "knowledge.source.document.place", headed(excerpt), Place.said(excerpt.place(), say.replies().locale()));
            case "call" -> get("knowledge.source.call", excerpt.title(), say.format().date(excerpt.day()), speaker(excerpt.trail()), excerpt.place());
            default -> get("knowledge.source." + excerpt.kind(), excerpt.title(), say.format().date(excerpt.day()));
        };
    }

    private static String headed(Excerpt excerpt) {
        return excerpt.trail().isEmpty() || excerpt.trail().equals(excerpt.title())
                ? excerpt.title()
                : excerpt.trail().startsWith(excerpt.title()) ? excerpt.trail() : excerpt.title() + " › " + excerpt.trail();
    }

    private String speaker(String trail) {
        String key = "calls.who." + trail;
        return say.replies().has(key) ? get(key) : trail;
    }

    /** Who answers for it and how fresh it is, or nothing. */
    String note(Excerpt excerpt, LocalDate today) {
        List<String> parts = new ArrayList<>();
        boolean kept = excerpt.kind().equals("card") || excerpt.kind().equals("document");
        if (kept && excerpt.owner() != null) {
            parts.add(get("knowledge.note.owner", excerpt.owner()));
        }
        if (excerpt.freshUntil() != null) {
            parts.add(get(excerpt.isStale(today) ? "knowledge.note.stale" : "knowledge.note.fresh", say.format().date(excerpt.freshUntil())));
        } else if (kept) {
            parts.add(get("knowledge.note.of", say.format().date(excerpt.day())));
        }
        return String.join(" · ", parts);
    }

    static KnowledgeRef ref(Excerpt excerpt) {
        return new KnowledgeRef(excerpt.kind(), excerpt.source(), excerpt.position());
    }

    private String get(String key, Object... values) {
        return say.replies().get(key, values);
    }
}
