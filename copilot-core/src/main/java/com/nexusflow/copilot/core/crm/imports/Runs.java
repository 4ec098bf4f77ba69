package com.nexusflow.copilot.core.crm.imports;

import com.nexusflow.copilot.core.crm.imports.ImportIssue.Severity;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The imports of the current tenant and what was found in their files. */
final class Runs {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<FileResult>> RESULTS = new TypeReference<>() {};
    private static final int BATCH = 1_000;

    private final TenantDatabase database;

    Runs(TenantDatabase database) {
        this.database = database;
    }

    /** Starts a run; empty when the tenant has one running. */
    Optional<UUID> begin() {
        UUID id = Ids.next();
        try {
            database.write(jdbc -> jdbc.sql("insert into import_run (tenant_id, id, started_by, status) values (?, ?, ?, 'running')")
                    .params(Arrays.asList(tenant(), id, TenantScope.current().personId()))
                    .update());
            return Optional.of(id);
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    void surveyed(UUID id, List<SurveyedFile> files) {
        database.write(jdbc -> jdbc.sql("update import_run set rows_total = ?, mapping = cast(? as jsonb) where id = ?")
                .params(files.stream().mapToLong(SurveyedFile::rows).sum(), JSON.writeValueAsString(files.stream().map(Runs::mapping).toList()), id)
                .update());
    }

    void progressed(UUID id, long rowsDone) {
        database.write(jdbc -> jdbc.sql("update import_run set rows_done = ? where id = ? and status = 'running'").params(rowsDone, id).update());
    }

    /** Ends a run within the transaction that took its rows, so that both are kept or neither. */
    void complete(JdbcClient jdbc, UUID id, List<FileResult> results, List<ImportIssue> issues) {
        for (int from = 0; from < issues.size(); from += BATCH) {
            note(jdbc, id, issues.subList(from, Math.min(from + BATCH, issues.size())));
        }
        int ended = jdbc.sql("""
                        update import_run set status = 'completed', rows_done = rows_total, created_rows = ?, updated_rows = ?, unchanged_rows = ?,
                            failed_rows = ?, files = cast(? as jsonb), finished_at = clock_timestamp() where id = ? and status = 'running'""")
                .params(results.stream().mapToLong(FileResult::created).sum(), results.stream().mapToLong(FileResult::updated).sum(),
                        results.stream().mapToLong(FileResult::unchanged).sum(), results.stream().mapToLong(FileResult::failed).sum(),
                        JSON.writeValueAsString(results), id)
                .update();
        if (ended != 1) {
            throw new IllegalStateException("The import " + id + " was ended by somebody else while it ran; its rows are not kept");
        }
    }

    void fail(UUID id, String message) {
        database.write(jdbc -> jdbc.sql("""
                        update import_run set status = 'failed', message = ?, finished_at = clock_timestamp() where id = ? and status = 'running'""")
                .params(message, id)
                .update());
    }

    /** Until the transaction ends, even by the death of its process, the run is known to be at work. */
    static void claim(JdbcClient jdbc, UUID id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param(id.toString()).query((row, n) -> n).single();
    }

    /** Fails the runs that nobody is working on; another node's go on. */
    int failAbandoned(String message) {
        return database.write(jdbc -> jdbc.sql("""
                        update import_run set status = 'failed', message = ?, finished_at = clock_timestamp()
                        where status = 'running' and pg_try_advisory_xact_lock(hashtextextended(id::text, 0))""")
                .param(message)
                .update());
    }

    Optional<ImportRun> run(UUID id) {
        return database.read(jdbc -> jdbc.sql("select * from import_run where id = ?").param(id).query(Runs::run).optional());
    }

    List<ImportRun> latest(int limit) {
        return database.read(
                jdbc -> jdbc.sql("select * from import_run order by started_at desc, id desc limit ?").param(limit).query(Runs::run).list());
    }

    List<ImportIssue> issues(UUID id, int offset, int limit) {
        return database.read(jdbc -> jdbc.sql(
                        "select * from import_issue where import_id = ? order by seq offset ? limit ?")
                .params(id, offset, limit)
                .query((row, n) -> new ImportIssue(row.getString("file"), row.getLong("line"), Severity.of(row.getString("severity")),
                        row.getString("field"), row.getString("reason")))
                .list());
    }

    private static void note(JdbcClient jdbc, UUID id, List<ImportIssue> issues) {
        jdbc.sql("""
                        insert into import_issue (tenant_id, import_id, file, line, severity, field, reason)
                        select ?, ?, u.file, u.line::bigint, u.severity, u.field, u.reason
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality as u (file, line, severity, field, reason, n) order by n""")
                .params(Arrays.asList(tenant(), id,
                        issues.stream().map(ImportIssue::file).toArray(String[]::new),
                        issues.stream().map(issue -> String.valueOf(issue.line())).toArray(String[]::new),
                        issues.stream().map(issue -> issue.severity().code()).toArray(String[]::new),
                        issues.stream().map(ImportIssue::field).toArray(String[]::new),
                        issues.stream().map(ImportIssue::reason).toArray(String[]::new)))
                .update();
    }

    private static Map<String, Object> mapping(SurveyedFile file) {
        Map<String, String> columns = new LinkedHashMap<>();
        file.columns().forEach(column -> columns.put(column.header(), column.field() == null ? "" : column.field()));
        FileKind kind = file.mapping().kind();
        return Map.of("file", file.file().name(), "kind", kind == null ? "" : kind.code(), "columns", columns);
    }

    private static UUID tenant() {
        return TenantScope.current().tenantId();
    }

    private static ImportRun run(ResultSet row, int n) throws SQLException {
        return new ImportRun(
                row.getObject("id", UUID.class),
                row.getObject("started_by", UUID.class),
                ImportRun.Status.of(row.getString("status")),
                row.getLong("rows_total"),
                row.getLong("rows_done"),
                row.getLong("created_rows"),
                row.getLong("updated_rows"),
                row.getLong("unchanged_rows"),
                row.getLong("failed_rows"),
                row.getString("message"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("finished_at", OffsetDateTime.class)),
                JSON.readValue(row.getString("files"), RESULTS));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
