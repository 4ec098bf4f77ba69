package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A source made for a test, passage by passage. */
public final class Shelf {

    private final SourceKind kind;
    private final UUID id = UUID.randomUUID();
    private final List<Passage> passages = new ArrayList<>();
    private String title = "Notes";
    private Locale language = Locale.ENGLISH;
    private UUID reader;

    private Shelf(SourceKind kind) {
        this.kind = kind;
    }

    static Shelf of(SourceKind kind) {
        return new Shelf(kind);
    }

    public static SourcePassages note(String... texts) {
        return of(SourceKind.NOTE).with(texts).source();
    }

    Shelf titled(String name) {
        title = name;
        return this;
    }

    Shelf in(Locale spoken) {
        language = spoken;
        return this;
    }

    Shelf readBy(UUID key) {
        reader = key;
        return this;
    }

    Shelf with(String... texts) {
        Arrays.stream(texts).forEach(text -> says("", text));
        return this;
    }

    Shelf says(String trail, String text) {
        passages.add(new Passage(UUID.randomUUID(), kind, id, passages.size(), title, trail, "", text, language, Instant.EPOCH, reader));
        return this;
    }

    SourcePassages source() {
        return source("1");
    }

    SourcePassages source(String fingerprint) {
        return new SourcePassages(kind, id, fingerprint, passages);
    }
}
