package com.nexusflow.copilot.core.crm.imports;

import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One tenant to import into, with short ways to import texts and to look at what became of them. */
final class ImportKit {

    final Imports imports = new Imports(TestDatabase.database(), TestDatabase.tenants(), TestDatabase.people(), Limits.DEFAULT);
    final TenantScope tenant;

    ImportKit() {
        this(TestDatabase.newTenant());
    }

    ImportKit(TenantScope tenant) {
        this.tenant = tenant;
    }

    ImportRun run(ImportFile... files) {
        return tenant.call(() -> imports.runNow(List.of(files), Corrections.NONE));
    }

    ImportRun run(String name, String text) {
        return run(ImportFile.of(name, text));
    }

    Preview preview(ImportFile... files) {
        return tenant.call(() -> imports.preview(List.of(files), Corrections.NONE));
    }

    List<ImportIssue> issues(ImportRun run) {
        return tenant.call(() -> imports.issues(run.id(), 0, 10_000));
    }

    List<String> errors(ImportRun run) {
        return reasons(run, ImportIssue.Severity.ERROR);
    }

    List<String> remarks(ImportRun run) {
        return reasons(run, ImportIssue.Severity.REMARK);
    }

    private List<String> reasons(ImportRun run, ImportIssue.Severity severity) {
        return issues(run).stream().filter(issue -> issue.severity() == severity).map(issue -> issue.line() + ": " + issue.reason()).toList();
    }

    /** The rows of a query, their columns joined by a bar. */
    List<String> rows(String sql) {
        return tenant.call(() -> TestDatabase.database().<List<String>>read(jdbc -> jdbc.sql(sql)
                .query((row, n) -> IntStream.rangeClosed(1, row.getMetaData().getColumnCount())
                        .mapToObj(column -> column(row, column))
                        .collect(Collectors.joining("|")))
                .list()));
    }

    private static String column(ResultSet row, int column) {
        try {
            String value = row.getString(column);
            return value == null ? "" : value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
