package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.embedded.EmbeddedDatabase;
import com.nexusflow.copilot.core.tenant.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL of this installation with its two roles, its schema brought up to date: the operator's, or our own. */
final class Database implements AutoCloseable {

    private static final String EMBEDDED_ROLE = "copilot_app";

    private final DataSource owner;
    private final DataSource application;
    private final @Nullable EmbeddedDatabase embedded;

    private Database(DataSource owner, DataSource application, @Nullable EmbeddedDatabase embedded) {
        this.owner = owner;
        this.application = application;
        this.embedded = embedded;
    }

    static Database embedded(Path folder) {
        EmbeddedDatabase embedded = EmbeddedDatabase.start(folder);
        Schema.migrate(embedded.owner(), EMBEDDED_ROLE);
        return new Database(embedded.owner(), embedded.application(), embedded);
    }

    static Database external(CopilotSettings.Database settings) {
        DataSource owner = source(settings, settings.ownerUsername(), settings.ownerPassword());
        DataSource application = source(settings, settings.username(), settings.password());
        reach(owner, settings);
        reach(application, settings);
        Schema.migrate(owner, Objects.requireNonNullElse(settings.username(), EMBEDDED_ROLE));
        return new Database(owner, application, null);
    }

    DataSource owner() {
        return owner;
    }

    DataSource application() {
        return application;
    }

    private static void reach(DataSource source, CopilotSettings.Database settings) {
        try (Connection connection = source.getConnection()) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw new StartProblem(
                    "The database " + settings.url() + " cannot be used: " + e.getMessage(),
                    "Check COPILOT_DATABASE_URL, both roles and their passwords, and that PostgreSQL is running.");
        }
    }

    private static DataSource source(CopilotSettings.Database settings, @Nullable String username, @Nullable String password) {
        if (username == null || username.isBlank()) {
            throw new StartProblem(
                    "copilot.database.url is set, but not both of its roles.",
                    "Set copilot.database.username/password (owns nothing) and owner-username/owner-password (migrates).");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Objects.requireNonNull(settings.url()));
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
