package com.nexusflow.copilot.core.crm.imports;

import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Imports CSV files into the current tenant: previews them, runs them alone and in one transaction, and keeps what became of them.
 * Only operations, administrators and the tenant's own background work may; all others get {@link ImportRefused}.
 */
public final class Imports {

    private final TenantDatabase database;
    private final Tenants tenants;
    private final People people;
    private final Limits limits;
    private final Runs runs;

    public Imports(TenantDatabase database, Tenants tenants, People people, Limits limits) {
        this.database = database;
        this.tenants = tenants;
        this.people = people;
        this.limits = limits;
        this.runs = new Runs(database);
    }

    /** The CSV files of a folder, by name; folders inside it and other files are left alone. */
    public static List<ImportFile> folder(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(path -> String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).matches(".+\\.(csv|tsv|txt)"))
                    .sorted()
                    .map(ImportFile::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The import folder " + folder + " cannot be read; check that it exists and is readable", e);
        }
    }

    /** Reads the files from end to end and says what an import would do with them; nothing is written. */
    public Preview preview(List<ImportFile> files, Corrections corrections) {
        Conventions conventions = allowed(files);
        return new Preview(files.stream().map(file -> new Previewing(limits, conventions).preview(file, corrections)).toList());
    }

    /** Starts an import in the background and returns its id; what the headers alone show to be wrong is refused at once. */
    public UUID start(List<ImportFile> files, Corrections corrections) {
        Conventions conventions = allowed(files);
        Spool spool = Spool.of(files, limits, conventions.wording());
        try {
            check(spool.files(), corrections, conventions);
            UUID id = begin(conventions);
            TenantScope scope = TenantScope.current();
            Thread.startVirtualThread(() -> {
                try (spool) {
                    scope.run(job(id, spool.files(), corrections, conventions)::run);
                }
            });
            return id;
        } catch (RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** Runs an import to its end, which may be a failure that the run explains. */
    public ImportRun runNow(List<ImportFile> files, Corrections corrections) {
        Conventions conventions = allowed(files);
        check(files, corrections, conventions);
        UUID id = begin(conventions);
        job(id, files, corrections, conventions).run();
        return runs.run(id).orElseThrow();
    }

    public Optional<ImportRun> run(UUID id) {
        mayImport(conventions().wording());
        return runs.run(id);
    }

    /** The latest imports, newest first. */
    public List<ImportRun> latest(int limit) {
        mayImport(conventions().wording());
        return runs.latest(limit);
    }

    /** What was found in the files of a run: by file, errors first, in the order of lines. */
    public List<ImportIssue> issues(UUID id, int offset, int limit) {
        mayImport(conventions().wording());
        return runs.issues(id, offset, limit);
    }

    /** For the start-up: runs that a stop cut short are marked as failed, in every tenant; returns how many. */
    public int markInterrupted() {
        return tenants.all().stream()
                .mapToInt(tenant -> TenantScope.background(tenant.id())
                        .call(() -> runs.failAbandoned(conventions().wording().of("run.interrupted"))))
                .sum();
    }

    private ImportJob job(UUID id, List<ImportFile> files, Corrections corrections, Conventions conventions) {
        return new ImportJob(id, files, corrections, database, limits, conventions);
    }

    private UUID begin(Conventions conventions) {
        return runs.begin().orElseThrow(() -> new ImportRefused(
                ImportRefused.Reason.ALREADY_RUNNING, conventions.wording().of("run.already")));
    }

    private Conventions allowed(List<ImportFile> files) {
        Conventions conventions = conventions();
        mayImport(conventions.wording());
        if (files.isEmpty() || files.size() > limits.files()) {
            throw ImportRefused.badFile(conventions.wording().of("files.count", files.size(), limits.files()));
        }
        if (files.stream().map(ImportFile::name).distinct().count() < files.size()) {
            throw ImportRefused.badFile(conventions.wording().of("files.same.name"));
        }
        return conventions;
    }

    private void check(List<ImportFile> files, Corrections corrections, Conventions conventions) {
        Previewing previewing = new Previewing(limits, conventions);
        long known = files.stream().filter(file -> previewing.check(file, corrections).kind() != null).count();
        if (known == 0) {
            throw ImportRefused.badFile(conventions.wording().of("files.none.known"));
        }
    }

    private Conventions conventions() {
        return Conventions.of(tenants.current());
    }

    private void mayImport(Wording wording) {
        UUID person = TenantScope.current().personId();
        if (person != null && !people.person(person).map(Person::role).filter(role -> role.seesAll()).isPresent()) {
            throw new ImportRefused(ImportRefused.Reason.NOT_ALLOWED, wording.of("not.allowed"));
        }
    }
}
