package com.nexusflow.copilot.core.crm.imports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read once from end to end: how it is written, what it holds, and how each of its columns is to be read.
 *
 * @param rows without the header
 * @param columns from the left
 */
record SurveyedFile(ImportFile file, Dialect dialect, FileMapping mapping, long rows, List<Column> columns) {

    private static final int SAMPLES = 3;

    /**
     * A column.
     *
     * @param field the name of the field it fills, or null when it is left out
     * @param assumption what had to be assumed to read its values, or null
     */
    record Column(String header, @Nullable String field, @Nullable ColumnReading reading, @Nullable String assumption, List<String> samples) {}

    /** What a file holds, by its header alone. */
    static FileMapping mapping(ImportFile file, Dialect dialect, Corrections corrections, Limits limits, Wording wording) {
        try (CsvRows rows = CsvRows.open(file, dialect, limits, wording)) {
            return FileMapping.of(file.name(), rows.header(), corrections.of(file.name()), wording);
        }
    }

    static SurveyedFile of(ImportFile file, Corrections corrections, Limits limits, Conventions conventions) {
        Dialect dialect = Dialect.of(file, limits, conventions.wording());
        try (CsvRows rows = CsvRows.open(file, dialect, limits, conventions.wording())) {
            FileMapping mapping = FileMapping.of(file.name(), rows.header(), corrections.of(file.name()), conventions.wording());
            List<Look> looks = looks(rows.header(), mapping, conventions);
            long count = 0;
            for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
                count++;
                for (int i = 0; i < looks.size(); i++) {
                    looks.get(i).look(row.value(i));
                }
            }
            return new SurveyedFile(file, dialect, mapping, count, looks.stream().map(Look::column).toList());
        }
    }

    private static List<Look> looks(List<String> header, FileMapping mapping, Conventions conventions) {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            Optional<String> field = mapping.fields().get(i);
            FileKind kind = mapping.kind();
            ColumnSurvey survey = kind == null || field.isEmpty()
                    ? null
                    : Surveys.of(kind.type(field.get()), header.get(i), conventions);
            looks.add(new Look(header.get(i), field.orElse(null), survey, new LinkedHashSet<>()));
        }
        return looks;
    }

    /** A column while its values go by. */
    private record Look(String header, @Nullable String field, @Nullable ColumnSurvey survey, Set<String> samples) {

        void look(String value) {
            if (samples.size() < SAMPLES && !value.isBlank()) {
                samples.add(value.length() <= 80 ? value.strip() : value.substring(0, 80) + "…");
            }
            if (survey != null) {
                survey.look(value);
            }
        }

        Column column() {
            return survey == null
                    ? new Column(header, field, null, null, List.copyOf(samples))
                    : new Column(header, field, survey.decide(), survey.assumption().orElse(null), List.copyOf(samples));
        }
    }
}
