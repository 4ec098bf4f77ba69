package com.nexusflow.copilot.core.crm.imports;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One run from its first look at the files to its end. All rows are taken in one transaction: either that, or nothing is. */
final class ImportJob {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);

    private final UUID id;
    private final List<ImportFile> files;
    private final Corrections corrections;
    private final TenantDatabase database;
    private final Limits limits;
    private final Conventions conventions;
    private final Runs runs;
    private CompletableFuture<@Nullable Void> telling = CompletableFuture.completedFuture(null);

    ImportJob(UUID id, List<ImportFile> files, Corrections corrections, TenantDatabase database, Limits limits, Conventions conventions) {
        this.id = id;
        this.files = files;
        this.corrections = corrections;
        this.database = database;
        this.limits = limits;
        this.conventions = conventions;
        this.runs = new Runs(database);
    }

    /** Runs to the end and keeps the outcome in the run. */
    void run() {
        try {
            database.write(jdbc -> {
                Runs.claim(jdbc, id);
                List<SurveyedFile> surveyed = files.stream().map(file -> SurveyedFile.of(file, corrections, limits, conventions)).toList();
                outside(() -> runs.surveyed(id, surveyed)).join();
                takeAll(jdbc, surveyed);
                return true;
            });
        } catch (ImportRefused e) {
            runs.fail(id, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The import {} failed and nothing of it was kept", id, e);
            runs.fail(id, conventions.wording().of("run.unexpected", id.toString()));
        }
    }

    private void takeAll(JdbcClient jdbc, List<SurveyedFile> surveyed) {
        Progress progress = new Progress(this::tell);
        List<FileResult> results = new ArrayList<>();
        List<ImportIssue> issues = new ArrayList<>();
        for (SurveyedFile file : surveyed.stream().sorted(Comparator.comparingInt(ImportJob::order)).toList()) {
            Issues found = new Issues(file.file().name(), limits, conventions.wording());
            results.add(take(jdbc, file, found, progress));
            issues.addAll(found.all());
        }
        runs.complete(jdbc, id, results, issues);
    }

    private FileResult take(JdbcClient jdbc, SurveyedFile file, Issues issues, Progress progress) {
        FileKind kind = file.mapping().kind();
        progress.file(file.rows());
        if (kind == null) {
            issues.remark(conventions.wording().of("file.skipped"));
            return new FileResult(file.file().name(), null, file.rows(), 0, 0, 0, 0);
        }
        remarkOnColumns(file, issues);
        Staged staged = new Staging(file, kind, issues, conventions.wording()).load(jdbc, limits, progress);
        // What this connection planned for foreign keys while the tables were small would read most of the tenant again for every row.
        staged.run("discard plans");
        Rows.of(kind, staged, TenantScope.current().tenantId()).take();
        FileResult result = staged.sql("""
                        select count(*) filter (where existing is null) as created, count(*) filter (where existing is not null and changed) as updated,
                               count(*) filter (where existing is not null and not changed) as unchanged from {staged}""")
                .query((row, n) -> new FileResult(file.file().name(), kind.code(), file.rows(), row.getLong("created"), row.getLong("updated"),
                        row.getLong("unchanged"), issues.failedRows()))
                .single();
        staged.drop();
        return result;
    }

    private void remarkOnColumns(SurveyedFile file, Issues issues) {
        if (!file.dialect().encoding().charset().name().startsWith("UTF")) {
            issues.remark(conventions.wording().of("file.code.page", file.dialect().encoding().charset().name()));
        }
        for (SurveyedFile.Column column : file.columns()) {
            if (column.field() == null && !column.header().isEmpty()) {
                issues.remark(1, column.header(), conventions.wording().of("column.left.out", column.header()));
            } else if (column.assumption() != null) {
                issues.remark(1, column.header(), column.assumption());
            }
        }
    }

    /** A telling that is still under way is not joined by another. */
    private void tell(long rowsDone) {
        if (telling.isDone()) {
            telling = outside(() -> runs.progressed(id, rowsDone)).exceptionally(failure -> {
                LOG.warn("The progress of import {} could not be shown", id, failure);
                return null;
            });
        }
    }

    /** On another thread, because this one is inside the transaction, into which nobody can see before it ends. */
    private static CompletableFuture<@Nullable Void> outside(Runnable news) {
        TenantScope scope = TenantScope.current();
        return CompletableFuture.runAsync(() -> scope.run(news), Thread::startVirtualThread);
    }

    private static int order(SurveyedFile file) {
        return Arrays.asList(FileKind.values()).indexOf(file.mapping().kind());
    }
}
