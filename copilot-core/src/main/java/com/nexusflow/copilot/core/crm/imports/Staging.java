package com.nexusflow.copilot.core.crm.imports;

import com.nexusflow.copilot.core.tenant.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a surveyed file a second time and streams its readable rows into a temporary table; memory holds one batch of rows. */
final class Staging {

    private static final int BATCH = 2_000;

    private final SurveyedFile file;
    private final FileKind kind;
    private final Issues issues;
    private final Wording wording;
    private final List<String> fields;
    private final int[] positions;
    private final ColumnReading[] readings;
    private final String insertion;
    private final List<@Nullable String[]> batch = new ArrayList<>(BATCH);

    Staging(SurveyedFile file, FileKind kind, Issues issues, Wording wording) {
        this.file = file;
        this.kind = kind;
        this.issues = issues;
        this.wording = wording;
        this.fields = kind.fieldNames().stream().filter(file.mapping().mapped()::contains).toList();
        List<@Nullable String> columns = new ArrayList<>();
        file.columns().forEach(column -> columns.add(column.field()));
        this.positions = fields.stream().mapToInt(columns::indexOf).toArray();
        this.readings = IntStream.of(positions)
                .mapToObj(at -> Objects.requireNonNull(file.columns().get(at).reading()))
                .toArray(ColumnReading[]::new);
        this.insertion = insertion();
    }

    /** Fills the table and tells the progress of each batch. */
    Staged load(JdbcClient jdbc, Limits limits, Progress progress) {
        Staged staged = new Staged(jdbc, kind, file.mapping().mapped(), issues, wording, progress);
        staged.run("create temporary table {staged} (line bigint, id uuid, existing uuid, changed boolean not null default false, items_differ boolean not null default false, "
                + kind.fieldNames().stream().map(field -> field + " " + kind.type(field).sql()).collect(Collectors.joining(", "))
                + ", account_ref uuid, owner_ref uuid, product_ref uuid, stage_ref uuid, contact_ref uuid, opportunity_ref uuid"
                + ", manager_ref uuid, team_ref uuid, parent_ref uuid, person_ref uuid) on commit drop");
        try (CsvRows rows = CsvRows.open(file.file(), file.dialect(), limits, wording)) {
            int columns = rows.header().size();
            for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
                take(row, columns);
                if (batch.size() == BATCH) {
                    flush(staged);
                }
            }
        }
        flush(staged);
        staged.run("create index on {staged} (line)");
        staged.run("analyze {staged}");
        return staged;
    }

    private void take(CsvRows.Row row, int columns) {
        if (row.overflows(columns)) {
            issues.error(row.line(), null, wording.of("row.overflows", row.values().size(), columns));
            issues.rowsFailed(1);
            return;
        }
        @Nullable String[] taken = new String[fields.size() + 2];
        taken[0] = String.valueOf(row.line());
        taken[1] = Ids.next().toString();
        boolean sound = true;
        for (int i = 0; i < positions.length; i++) {
            switch (readings[i].read(row.value(positions[i]))) {
                case Cell.Blank blank -> taken[i + 2] = null;
                case Cell.Taken value -> taken[i + 2] = value.text();
                case Cell.Refused refused -> {
                    issues.error(row.line(), file.columns().get(positions[i]).header(), refused.reason());
                    sound = false;
                }
            }
        }
        sound &= isComplete(row, taken);
        if (sound) {
            batch.add(taken);
        } else {
            issues.rowsFailed(1);
        }
    }

    private boolean isComplete(CsvRows.Row row, @Nullable String[] taken) {
        boolean complete = true;
        for (List<String> group : kind.required()) {
            if (group.stream().noneMatch(field -> isFilled(field, row, taken))) {
                String names = group.stream().filter(fields::contains).map(wording::fieldName).collect(Collectors.joining(", "));
                issues.error(row.line(), names, wording.of("row.incomplete", names));
                complete = false;
            }
        }
        return complete;
    }

    /** A value that is refused has its own error; it is not missing as well. */
    private boolean isFilled(String field, CsvRows.Row row, @Nullable String[] taken) {
        int at = fields.indexOf(field);
        return at >= 0 && (taken[at + 2] != null || readings[at].read(row.value(positions[at])) instanceof Cell.Refused);
    }

    private void flush(Staged staged) {
        if (batch.isEmpty()) {
            return;
        }
        List<@Nullable String[]> columns = new ArrayList<>();
        for (int i = 0; i < fields.size() + 2; i++) {
            int column = i;
            columns.add(batch.stream().map(row -> row[column]).toArray(String[]::new));
        }
        staged.sql(insertion).params(columns).update();
        staged.progress().halfDone(batch.size());
        batch.clear();
    }

    private String insertion() {
        List<String> types = new ArrayList<>(List.of("bigint", "uuid"));
        fields.forEach(field -> types.add(kind.type(field).sql()));
        String values = IntStream.range(0, types.size()).mapToObj(i -> "u.c" + i + "::" + types.get(i)).collect(Collectors.joining(", "));
        String names = IntStream.range(0, types.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String arrays = String.join(", ", Arrays.asList("?::text[] ".repeat(types.size()).trim().split(" ")));
        return "insert into {staged} (line, id" + fields.stream().map(field -> ", " + field).collect(Collectors.joining()) + ") select " + values
                + " from unnest(" + arrays + ") as u (" + names + ")";
    }
}
