package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.crm.imports.Corrections;
import com.nexusflow.copilot.core.crm.imports.FileResult;
import com.nexusflow.copilot.core.crm.imports.ImportFile;
import com.nexusflow.copilot.core.crm.imports.ImportRefused;
import com.nexusflow.copilot.core.crm.imports.ImportRun;
import com.nexusflow.copilot.core.crm.imports.Imports;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The import of a folder at start: to its end before anybody is answered, with lines on the console that say how far it is. */
final class FolderImport {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
    private static final int SHOWN_ISSUES = 1_000;

    private final Imports imports;
    private final PrintStream console;

    FolderImport(Imports imports, PrintStream console) {
        this.imports = imports;
        this.console = console;
    }

    /** Imports the folder's CSV files into the current tenant. */
    void run(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new StartProblem("The import folder " + folder.toAbsolutePath() + " does not exist.", "Pass a folder of CSV files with --copilot.import=DIR.");
        }
        List<ImportFile> files = Imports.folder(folder);
        console.println("Importing " + files.size() + " files from " + folder);
        Thread progress = Thread.startVirtualThread(watching(TenantScope.current()));
        try {
            told(imports.runNow(files, Corrections.NONE), folder);
        } catch (ImportRefused e) {
            throw new StartProblem("Nothing was imported from " + folder + ": " + e.getMessage(), "Correct the files, or start without --copilot.import.");
        } finally {
            progress.interrupt();
        }
    }

    private void told(ImportRun run, Path folder) {
        if (run.status() == ImportRun.Status.FAILED) {
            throw new StartProblem("Nothing was imported from " + folder + ": " + run.message(), "Correct the files, or start without --copilot.import.");
        }
        for (FileResult file : run.files()) {
            console.println(String.format(
                    Locale.ROOT,
                    "  %-28s %s: %d new, %d changed, %d the same, %d refused",
                    file.file(), file.kind() == null ? "skipped" : file.kind(), file.created(), file.updated(), file.unchanged(), file.failed()));
        }
        int issues = imports.issues(run.id(), 0, SHOWN_ISSUES).size();
        if (issues > 0) {
            console.println("  " + issues + (issues == SHOWN_ISSUES ? " or more" : "") + " remarks and errors: see the page Import, or GET /api/v1/imports/" + run.id() + "/issues");
        }
    }

    private Runnable watching(TenantScope tenant) {
        return () -> {
            try {
                while (true) {
                    Thread.sleep(BETWEEN_LINES);
                    tenant.call(() -> imports.latest(1)).stream()
                            .filter(run -> run.rowsTotal() > 0)
                            .forEach(run -> console.println("  " + run.rowsDone() + " of " + run.rowsTotal() + " rows"));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
