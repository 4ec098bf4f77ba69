package com.nexusflow.copilot.core.crm.imports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The readable rows of one file in a temporary table, in which "s" stands for the table. Each row has its line, a new id and, once
 * found, the id of the existing record; it loses rows that turn out to be wrong.
 */
final class Staged {

    private final JdbcClient jdbc;
    private final FileKind kind;
    private final Set<String> mapped;
    private final Issues issues;
    private final Wording wording;
    private final Progress progress;

    /** Lines that share something: how many, and the first of them. */
    record Lines(long count, List<Long> first) {

        String text() {
            return Wording.lines(first, count);
        }
    }

    Staged(JdbcClient jdbc, FileKind kind, Set<String> mapped, Issues issues, Wording wording, Progress progress) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.mapped = mapped;
        this.issues = issues;
        this.wording = wording;
        this.progress = progress;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    Issues issues() {
        return issues;
    }

    Wording wording() {
        return wording;
    }

    Progress progress() {
        return progress;
    }

    /** Whether the file has a column for the field. */
    boolean has(String field) {
        return mapped.contains(field);
    }

    /** Runs a statement in which {staged} stands for the table, and returns how many rows it changed. */
    long run(String sql) {
        return jdbc.sql(sql.replace("{staged}", kind.staged())).update();
    }

    JdbcClient.StatementSpec sql(String sql) {
        return jdbc.sql(sql.replace("{staged}", kind.staged()));
    }

    void drop() {
        run("drop table {staged}");
    }

    /** The rows for which the condition holds. */
    Lines lines(String condition) {
        return sql("select count(*), (array_agg(s.line order by s.line))[1:5] from {staged} s where " + condition)
                .query(Staged::lines)
                .single();
    }

    /** Remarks once how many rows the condition holds for; the sentence takes the count and the first lines. */
    void remark(String condition, String key, String field) {
        Lines lines = lines(condition);
        if (lines.count() > 0) {
            issues.remark(lines.first().getFirst(), field, wording.of(key, lines.count(), lines.text()));
        }
    }

    /** Takes out the rows for which the condition holds, each with an error. */
    void refuse(String condition, String key, String field) {
        refuseRepeated("delete from {staged} s where " + condition + " returning s.line, ''::text as name, 0::bigint as first", key, field);
    }

    /** Of rows with the same identity the first stays; the others are errors that name both lines. */
    void refuseRepeated(String identity, String condition, String shown, String key, String field) {
        refuseRepeated("""
                delete from {staged} s using (
                    select s.line, first_value(s.line) over (partition by %s order by s.line) as first from {staged} s where %s) r
                where r.line = s.line and s.line > r.first returning s.line, %s as name, r.first""".formatted(identity, condition, shown), key, field);
    }

    private void refuseRepeated(String deletion, String key, String field) {
        int listed = issues.room() + 1;
        long gone = sql("with gone as (" + deletion + ") select line, name, first, count(*) over () as total from gone order by line limit " + listed)
                .query((row, n) -> {
                    issues.error(row.getLong("line"), field, wording.of(key, String.valueOf(row.getString("name")), row.getString("first")));
                    return row.getLong("total");
                })
                .list()
                .stream()
                .findFirst()
                .orElse(0L);
        issues.rowsFailed(gone);
        issues.unlisted(Math.max(0, gone - listed));
    }

    static Lines lines(ResultSet row, int n) throws SQLException {
        Array array = row.getArray(2);
        return new Lines(row.getLong(1), array == null ? List.of() : List.of((Long[]) array.getArray()));
    }
}
