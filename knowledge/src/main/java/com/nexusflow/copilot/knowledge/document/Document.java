package com.nexusflow.copilot.knowledge.document;

import com.nexusflow.copilot.knowledge.document.read.DocumentKind;
import com.nexusflow.copilot.knowledge.document.read.Refused;
import com.nexusflow.copilot.knowledge.document.read.Remark;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was brought, and what was read from it.
 *
 * @param name of the file; another file of the same name in the same collection is its next version
 * @param ownerId who answers for it, or null when that person is gone
 * @param freshUntil the last day on which nobody needs to look whether it still holds
 * @param version of the newest file, counted from 1
 * @param readyVersion the version whose text is shown and found, or null while there is none
 * @param progress in percent, of reading the newest version
 * @param refused why nothing was taken of the newest version
 * @param parts of the text
 * @param fromFolder whether it came from a watched folder, and goes with its file there
 * @param readerKey what a person's scope must hold to read it, or null when everybody of the tenant does
 */
public record Document(
        UUID id,
        UUID collectionId,
        String name,
        String title,
        @Nullable UUID ownerId,
        @Nullable LocalDate freshUntil,
        int version,
        @Nullable Integer readyVersion,
        String contentHash,
        int bytes,
        DocumentStatus status,
        int progress,
        @Nullable Refused refused,
        @Nullable DocumentKind kind,
        @Nullable String language,
        int pages,
        int parts,
        List<Remark> remarks,
        Map<String, String> attributes,
        Instant uploadedAt,
        Instant changedAt,
        boolean fromFolder,
        @Nullable UUID readerKey) {

    public Document {
        remarks = List.copyOf(remarks);
        attributes = Map.copyOf(attributes);
    }

    /** Whether it is to be filled from records, as its front matter says: "type: template". */
    public boolean isTemplate() {
        return "template".equalsIgnoreCase(attributes.getOrDefault("type", "").strip());
    }

    /** Whether somebody should look whether it still holds. */
    public boolean isStale(LocalDate today) {
        return freshUntil != null && freshUntil.isBefore(today);
    }
}
