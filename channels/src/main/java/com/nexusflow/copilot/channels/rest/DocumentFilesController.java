package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.channels.door.BroughtFiles;
import com.nexusflow.copilot.channels.door.BroughtFiles.Brought;
import com.nexusflow.copilot.knowledge.document.DocumentRefused;
import com.nexusflow.copilot.knowledge.document.DocumentStatus;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.document.Uploaded;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that are brought into the library. */
@RestController
@RequestMapping("/api/v1/documents")
@Tag(name = "Library")
class DocumentFilesController {

    private final Documents documents;

    DocumentFilesController(Documents documents) {
        this.documents = documents;
    }

    /**
     * What became of a file.
     *
     * @param outcome null when it was refused; problem then says why
     */
    record Taken(String file, @Nullable UUID id, @Nullable DocumentStatus status, Uploaded.@Nullable Outcome outcome, @Nullable String problem) {

        static Taken of(Brought brought) {
            Uploaded uploaded = brought.uploaded();
            DocumentRefused refused = brought.refused();
            return uploaded == null ? new Taken(brought.name(), null, null, null, refused == null ? null : refused.getMessage())
                    : new Taken(brought.name(), uploaded.document().id(), uploaded.document().status(), uploaded.outcome(), null);
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Bring files into a collection (Markdown, HTML, text, PDF, DOCX, PPTX, XLSX, CSV, e-mail), to be read in the background",
            description = "A file whose name is known in the collection is the next version of that document; the same bytes are not kept twice. Of several files "
                    + "those are taken that can be, and the answer says why each of the others is not")
    List<Taken> take(@RequestParam List<MultipartFile> files, @RequestParam UUID collection, @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate freshUntil)
            throws IOException {
        List<MultipartFile> chosen = BroughtFiles.chosen(files);
        BadInput.within("the number of files", chosen.size(), 1, BroughtFiles.MOST);
        List<Brought> brought = BroughtFiles.into(documents, collection, chosen, sane(freshUntil));
        BroughtFiles.whyNone(brought).ifPresent(why -> {
            throw why;
        });
        return brought.stream().map(Taken::of).toList();
    }

    @PostMapping(value = "/{id}/versions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Bring the next version of a document, whatever the file is called; as its owner, operations or administrator")
    Taken renew(@PathVariable UUID id, @RequestParam MultipartFile file, @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate freshUntil) throws IOException {
        if (documents.byId(id).isEmpty()) {
            throw new NotFound("document", id);
        }
        documents.requireSize(file.getSize());
        Uploaded renewed = documents.renew(id, file.getBytes(), sane(freshUntil)).orElseThrow(() -> new NotFound("document", id));
        return Taken.of(new Brought(String.valueOf(file.getOriginalFilename()), renewed, null));
    }

    static @Nullable LocalDate sane(@Nullable LocalDate freshUntil) {
        if (freshUntil != null && (freshUntil.getYear() < 1 || freshUntil.getYear() > 9999)) {
            throw new BadInput("freshUntil must be a day from year 1 to 9999, was " + freshUntil);
        }
        return freshUntil;
    }
}
