package com.nexusflow.copilot.core.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL run by this process, with its data in a folder of ours. Writes are durable (fsync on), the roles are those of
 * an installed database, and a server left over by a killed process is stopped before ours starts.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "copilot";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /** Starts PostgreSQL on a free loopback port with its data under the given folder, which is made when absent. */
    public static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            Path data = folder.resolve("data");
            LeftoverServer.stop(data);
            boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
            String password = password(folder.resolve("password"));
            EmbeddedPostgres server = builder(folder, data, password).start();
            EmbeddedDatabase database = new EmbeddedDatabase(server, password);
            if (fresh || !Files.exists(folder.resolve("ready"))) {
                database.prepare(data);
                Files.createFile(folder.resolve("ready"));
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start in " + folder
                    + "; see its log above, or configure a database with COPILOT_DATABASE_URL", e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path folder, Path data, String password) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("work_mem", "32MB")
                .setServerConfig("jit", "off");
    }

    /** The database as the role that owns the tables and migrates them. */
    public DataSource owner() {
        return dataSource("copilot_owner");
    }

    /** The database as the application's role, which owns nothing and cannot pass row level security. */
    public DataSource application() {
        return dataSource("copilot_app");
    }

    /** The database as its superuser, for measurements that need row level security out of the way. */
    public DataSource superuser() {
        return dataSource("postgres");
    }

    public int port() {
        return server.getPort();
    }

    private DataSource dataSource(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {server.getPort()});
        source.setDatabaseName(DATABASE);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** Makes the roles and the database, then asks every later connection for the password. */
    private void prepare(Path data) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            statement.execute("drop database if exists " + DATABASE);
            for (String role : List.of("copilot_owner", "copilot_app")) {
                statement.execute("drop role if exists " + role);
                statement.execute("create role " + role + " login nosuperuser nobypassrls password '" + password + "'");
            }
            statement.execute("create database " + DATABASE + " owner copilot_owner");
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("The embedded PostgreSQL could not be prepared", e);
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, UUID.randomUUID().toString().replace("-", "") + UUID.randomUUID().toString().replace("-", ""));
        }
        return Files.readString(file).strip();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly; the next start recovers it", e);
        }
    }
}
