package com.nexusflow.copilot.core.crm.imports;

import com.nexusflow.copilot.core.crm.imports.ImportIssue.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is found wrong or remarkable in one file. Errors are all counted, but only the first are kept with their reasons. */
final class Issues {

    private final String file;
    private final int listedErrors;
    private final Wording wording;
    private final List<ImportIssue> errors = new ArrayList<>();
    private final List<ImportIssue> remarks = new ArrayList<>();
    private long failedRows;
    private long unlisted;

    Issues(String file, Limits limits, Wording wording) {
        this.file = file;
        this.listedErrors = limits.listedErrors();
        this.wording = wording;
    }

    /** One reason for which a row is not taken; a row may have several. */
    void error(long line, @Nullable String field, String reason) {
        if (errors.size() < listedErrors) {
            errors.add(new ImportIssue(file, line, Severity.ERROR, field, reason));
        } else {
            unlisted++;
        }
    }

    void rowsFailed(long count) {
        failedRows += count;
    }

    void remark(long line, @Nullable String field, String reason) {
        remarks.add(new ImportIssue(file, line, Severity.REMARK, field, reason));
    }

    void remark(String reason) {
        remark(0, null, reason);
    }

    long failedRows() {
        return failedRows;
    }

    /** How many more errors are kept with their reasons. */
    int room() {
        return listedErrors - errors.size();
    }

    void unlisted(long count) {
        unlisted += count;
    }

    List<ImportIssue> all() {
        List<ImportIssue> all = new ArrayList<>(errors);
        if (unlisted > 0) {
            all.add(new ImportIssue(file, 0, Severity.ERROR, null, wording.of("errors.unlisted", unlisted)));
        }
        all.addAll(remarks);
        return all;
    }
}
