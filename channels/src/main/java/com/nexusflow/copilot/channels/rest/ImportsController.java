package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.crm.imports.Corrections;
import com.nexusflow.copilot.core.crm.imports.ImportFile;
import com.nexusflow.copilot.core.crm.imports.ImportIssue;
import com.nexusflow.copilot.core.crm.imports.ImportRun;
import com.nexusflow.copilot.core.crm.imports.Imports;
import com.nexusflow.copilot.core.crm.imports.Preview;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Imports of CSV files. Only operations and administrators reach it. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "Imports")
class ImportsController {

    private final Imports imports;
    private final JsonMapper json;

    ImportsController(Imports imports, JsonMapper json) {
        this.imports = imports;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Import CSV files in the background; with preview=true only say what would be done")
    @ApiResponse(responseCode = "200", description = "The preview", content = @Content(schema = @Schema(implementation = Preview.class)))
    @ApiResponse(responseCode = "202", description = "The import has begun", content = @Content(schema = @Schema(implementation = ImportRun.class)))
    ResponseEntity<Object> start(
            @RequestParam List<MultipartFile> files,
            @Parameter(description = "{\"files\": {\"deals.csv\": {\"kind\": \"opportunities\", \"columns\": {\"Value\": \"amount\"}}}}")
                    @RequestParam @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean preview) {
        Corrections corrections = corrections(mapping);
        if (preview) {
            return ResponseEntity.ok(imports.preview(uploaded(files), corrections));
        }
        UUID id = imports.start(uploaded(files), corrections);
        return ResponseEntity.accepted().location(URI.create("/api/v1/imports/" + id)).body(run(id));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far an import is, and what it did")
    ImportRun run(@PathVariable UUID id) {
        return imports.run(id).orElseThrow(() -> new NotFound("import", id));
    }

    @GetMapping("/{id}/issues")
    @Operation(summary = "Rows that were not taken, and remarks on rows that were, by file and line")
    List<ImportIssue> issues(
            @PathVariable UUID id, @RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "100") int limit) {
        return imports.issues(
                run(id).id(), BadInput.within("offset", offset, 0, Integer.MAX_VALUE), BadInput.within("limit", limit, 1, 1_000));
    }

    private static List<ImportFile> uploaded(List<MultipartFile> files) {
        return files.stream()
                .map(file -> BadInput.check(() -> new ImportFile(name(file), file::getInputStream)))
                .toList();
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private Corrections corrections(@Nullable String mapping) {
        if (mapping == null || mapping.isBlank()) {
            return Corrections.NONE;
        }
        try {
            return json.readValue(mapping, Corrections.class);
        } catch (JacksonException e) {
            throw (BadInput) new BadInput("mapping is not understood: " + e.getOriginalMessage()).initCause(e);
        }
    }
}
