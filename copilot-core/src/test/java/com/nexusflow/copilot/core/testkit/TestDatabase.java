package com.nexusflow.copilot.core.testkit;

import com.nexusflow.copilot.core.embedded.EmbeddedDatabase;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.Schema;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.util.FileSystemUtils;

/** One real PostgreSQL for all tests of a module; each test founds tenants of its own in it. */
public final class TestDatabase {

    private static final Path FOLDER = folder();
    private static final EmbeddedDatabase SERVER = start(FOLDER);
    private static final DataSource POOL = pool(SERVER.application());
    private static final TenantDatabase DATABASE = new TenantDatabase(POOL);
    private static final Tenants TENANTS = new Tenants(DATABASE, new TenantDatabase(SERVER.owner()));
    private static final People PEOPLE = new People(DATABASE);

    private TestDatabase() {}

    public static EmbeddedDatabase server() {
        return SERVER;
    }

    /** The password that all roles of the server have, for programs of their own. */
    public static String password() {
        try {
            return Files.readString(FOLDER.resolve("password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pool of the application's role. */
    public static DataSource pool() {
        return POOL;
    }

    public static TenantDatabase database() {
        return DATABASE;
    }

    public static Tenants tenants() {
        return TENANTS;
    }

    public static People people() {
        return PEOPLE;
    }

    /** Founds a tenant with euros, English, the calendar year and today fixed at 15 May 2026, and returns its background scope. */
    public static TenantScope newTenant() {
        return newTenant(LocalDate.of(2026, 5, 15), 1);
    }

    public static TenantScope newTenant(LocalDate today, int fiscalYearStart) {
        return newTenant(today, fiscalYearStart, "EUR");
    }

    public static TenantScope newTenant(LocalDate today, int fiscalYearStart, String currency) {
        UUID id = Ids.next();
        TENANTS.found(new Tenant(
                id, "Tenant " + id, Currency.getInstance(currency), Locale.ENGLISH, ZoneId.of("Europe/Berlin"), fiscalYearStart, today, true));
        return TenantScope.background(id);
    }

    /** Adds a person to the tenant and returns that person's scope. */
    public static TenantScope newPerson(TenantScope tenant, String name, Role role) {
        return tenant.call(() -> {
            Person person = PEOPLE.add(name, role);
            return PEOPLE.scopeOf(person);
        });
    }

    private static DataSource pool(DataSource source) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(source);
        pool.setMaximumPoolSize(8);
        return pool;
    }

    private static EmbeddedDatabase start(Path folder) {
        KeptFiles.link(folder.resolve("binaries"), "postgres");
        EmbeddedDatabase server = EmbeddedDatabase.start(folder);
        QuickCommits.allow(server.superuser());
        Schema.migrate(server.owner(), "copilot_app");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            FileSystemUtils.deleteRecursively(folder.toFile());
        }));
        return server;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("copilot-test");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder for the test database", e);
        }
    }
}
