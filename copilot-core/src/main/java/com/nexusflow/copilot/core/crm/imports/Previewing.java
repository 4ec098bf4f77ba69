package com.nexusflow.copilot.core.crm.imports;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at files without taking them: at the header alone before a run, at everything for a preview. */
record Previewing(Limits limits, Conventions conventions) {

    /** What the file holds by its header; a file that lacks a required column, or is no CSV file at all, is refused. */
    FileMapping check(ImportFile file, Corrections corrections) {
        Dialect dialect = Dialect.of(file, limits, conventions.wording());
        FileMapping mapping = SurveyedFile.mapping(file, dialect, corrections, limits, conventions.wording());
        refuseMissing(file.name(), mapping);
        return mapping;
    }

    Preview.OfFile preview(ImportFile file, Corrections corrections) {
        try {
            SurveyedFile surveyed = SurveyedFile.of(file, corrections, limits, conventions);
            return preview(surveyed, problem(surveyed));
        } catch (ImportRefused e) {
            return new Preview.OfFile(file.name(), null, "", "", 0, List.of(), List.of(), e.getMessage());
        }
    }

    private Preview.OfFile preview(SurveyedFile file, @Nullable String problem) {
        FileKind kind = file.mapping().kind();
        return new Preview.OfFile(
                file.file().name(),
                kind == null ? null : kind.code(),
                file.dialect().encoding().charset().name(),
                String.valueOf(file.dialect().delimiter()),
                file.rows(),
                file.columns().stream()
                        .map(column -> new Preview.Column(column.header(), column.field(), column.samples(), column.assumption()))
                        .toList(),
                kind == null ? List.of() : kind.fieldNames(),
                problem);
    }

    private @Nullable String problem(SurveyedFile file) {
        try {
            refuseMissing(file.file().name(), file.mapping());
            return null;
        } catch (ImportRefused e) {
            return e.getMessage();
        }
    }

    private void refuseMissing(String name, FileMapping mapping) {
        if (mapping.kind() != null && !mapping.missing().isEmpty()) {
            String missing = mapping.missing().stream()
                    .map(group -> group.stream().map(conventions.wording()::fieldName).collect(Collectors.joining(" / ")))
                    .collect(Collectors.joining(", "));
            throw ImportRefused.badFile(conventions.wording().of("column.missing", name, mapping.kind().code(), missing));
        }
    }
}
