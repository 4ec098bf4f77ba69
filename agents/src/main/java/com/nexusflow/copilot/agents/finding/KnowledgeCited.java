package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.agents.reply.CallRef;
import com.nexusflow.copilot.agents.reply.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The sources of answers from knowledge. */
final class KnowledgeCited {

    private final Phrases say;
    private final KnowledgePhrases phrases;

    KnowledgeCited(Phrases say) {
        this.say = say;
        this.phrases = new KnowledgePhrases(say);
    }

    List<Source> of(List<Excerpt> excerpts, LocalDate today, Instant asOf) {
        return excerpts.stream().map(excerpt -> source(excerpt, today, asOf)).distinct().toList();
    }

    private Source source(Excerpt excerpt, LocalDate today, Instant asOf) {
        String note = phrases.note(excerpt, today);
        CallRef call = excerpt.kind().equals("call") ? new CallRef(excerpt.source(), excerpt.position()) : null;
        return new Source(say.sentence(phrases.name(excerpt)), "", List.of(), 1, note.isEmpty() ? List.of() : List.of(note), asOf, null, null, call, KnowledgePhrases.ref(excerpt));
    }
}
