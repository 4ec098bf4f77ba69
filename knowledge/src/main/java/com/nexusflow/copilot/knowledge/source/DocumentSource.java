package com.nexusflow.copilot.knowledge.source;

import com.nexusflow.copilot.knowledge.document.Document;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.passage.Chunk;
import com.nexusflow.copilot.knowledge.passage.Chunks;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.List;
import java.util.UUID;

/** A document: what stands under a heading is a passage. A template is to be filled and not to be quoted. */
final class DocumentSource implements PassageSource {

    static final String BETWEEN_HEADINGS = " › ";

    private final Documents documents;
    private final Spoken spoken;

    DocumentSource(Documents documents, Spoken spoken) {
        this.documents = documents;
        this.spoken = spoken;
    }

    @Override
    public SourceKind kind() {
        return SourceKind.DOCUMENT;
    }

    @Override
    public List<Passage> passages(UUID source) {
        return documents.byId(source).filter(document -> document.readyVersion() != null && !document.isTemplate()).map(this::passages).orElse(List.of());
    }

    private List<Passage> passages(Document document) {
        Drafts drafts = new Drafts(SourceKind.DOCUMENT, document.id(), document.title(), document.uploadedAt(), document.readerKey())
                .in(spoken.known(document.language()));
        for (Chunk chunk : Chunks.of(documents.parts(document.id(), 0, document.parts()))) {
            drafts.add(String.join(BETWEEN_HEADINGS, chunk.trail()), chunk.place(), chunk.text());
        }
        return drafts.passages();
    }
}
