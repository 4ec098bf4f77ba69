package com.nexusflow.copilot.knowledge.source;

import com.nexusflow.copilot.core.text.CleanText;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The passages of one source while they are written down: clean, counted, and each with an id that stays the same while the source is. */
final class Drafts {

    private final SourceKind kind;
    private final UUID source;
    private final String title;
    private final Instant writtenAt;
    private final @Nullable UUID reader;
    private final List<Passage> passages = new ArrayList<>();
    private Locale language = Locale.ENGLISH;

    Drafts(SourceKind kind, UUID source, String title, Instant writtenAt, @Nullable UUID reader) {
        this.kind = kind;
        this.source = source;
        String clean = CleanText.lines(title);
        this.title = clean.isBlank() ? kind.code() : clean;
        this.writtenAt = writtenAt;
        this.reader = reader;
    }

    Drafts in(Locale spoken) {
        language = spoken;
        return this;
    }

    void add(String trail, String place, String text) {
        add(passages.size(), trail, place, text);
    }

    /** At a position of the source's own counting; what is blank is left out. */
    void add(int position, String trail, String place, String text) {
        String clean = CleanText.lines(text);
        if (!clean.isBlank()) {
            UUID id = UUID.nameUUIDFromBytes((kind.code() + "/" + source + "/" + position).getBytes(StandardCharsets.UTF_8));
            passages.add(new Passage(id, kind, source, position, title, CleanText.lines(trail), place, clean, language, writtenAt, reader));
        }
    }

    List<Passage> passages() {
        return List.copyOf(passages);
    }
}
