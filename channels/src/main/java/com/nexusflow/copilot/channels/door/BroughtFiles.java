package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.knowledge.document.DocumentRefused;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.document.Uploaded;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Files for the library as they are uploaded, one after the other: what is wrong with one does not keep the others out. */
public final class BroughtFiles {

    /** How many are taken at once. */
    public static final int MOST = 100;

    private BroughtFiles() {}

    /** A file and what became of it: it is uploaded, or refused. */
    public record Brought(String name, @Nullable Uploaded uploaded, @Nullable DocumentRefused refused) {}

    /** Those in the request that were really chosen: a form sends an empty one where nothing was. */
    public static List<MultipartFile> chosen(List<MultipartFile> files) {
        return files.stream().filter(file -> !file.isEmpty() || file.getOriginalFilename() != null && !file.getOriginalFilename().isEmpty()).toList();
    }

    /** Refused as a whole only for the collection, for which each file would be refused. */
    public static List<Brought> into(Documents documents, UUID collection, List<MultipartFile> files, @Nullable LocalDate freshUntil) throws IOException {
        List<Brought> brought = new ArrayList<>();
        for (MultipartFile file : files) {
            String name = String.valueOf(file.getOriginalFilename());
            try {
                documents.requireSize(file.getSize());
                brought.add(new Brought(name, documents.upload(collection, name, file.getBytes(), freshUntil), null));
            } catch (DocumentRefused refused) {
                if (refused.reason() == DocumentRefused.Reason.UNKNOWN_COLLECTION) {
                    throw refused;
                }
                brought.add(new Brought(name, null, refused));
            }
        }
        return brought;
    }

    /** The reason of the first, when none was taken. */
    public static Optional<DocumentRefused> whyNone(List<Brought> brought) {
        return brought.stream().allMatch(file -> file.refused() != null) ? brought.stream().map(Brought::refused).findFirst() : Optional.empty();
    }
}
