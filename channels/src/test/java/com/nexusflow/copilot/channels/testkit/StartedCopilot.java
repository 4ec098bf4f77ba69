package com.nexusflow.copilot.channels.testkit;

import com.nexusflow.copilot.channels.CopilotApplication;
import com.nexusflow.copilot.core.testkit.KeptFiles;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application on a free loopback port and a home of its own, started with settings of its own. */
public final class StartedCopilot implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private StartedCopilot(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static StartedCopilot on(Path home, String... settings) {
        KeptFiles.link(home.resolve("postgres").resolve("binaries"), "postgres");
        KeptFiles.link(home.resolve("vectors"), "vectors");
        String[] arguments = Stream.concat(Stream.of("--server.port=0", "--server.address=127.0.0.1", "--copilot.home=" + home), Stream.of(settings)).toArray(String[]::new);
        return new StartedCopilot(new SpringApplicationBuilder(CopilotApplication.class).registerShutdownHook(false).run(arguments));
    }

    /** Another node on the database of the first, with a home of its own. */
    public static StartedCopilot beside(StartedCopilot first, Path home, String... settings) {
        PGSimpleDataSource database = first.database();
        return on(home, Stream.concat(
                        Stream.of(
                                "--copilot.database.url=jdbc:postgresql://127.0.0.1:" + database.getPortNumbers()[0] + "/" + database.getDatabaseName(),
                                "--copilot.database.username=" + database.getUser(), "--copilot.database.password=" + database.getPassword(),
                                "--copilot.database.owner-username=copilot_owner", "--copilot.database.owner-password=" + database.getPassword()),
                        Stream.of(settings))
                .toArray(String[]::new));
    }

    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Its database as the superuser, whom row level security does not bind. */
    DataSource superuser() {
        PGSimpleDataSource application = database();
        PGSimpleDataSource superuser = new PGSimpleDataSource();
        superuser.setPortNumbers(application.getPortNumbers());
        superuser.setServerNames(application.getServerNames());
        superuser.setDatabaseName(application.getDatabaseName());
        superuser.setUser("postgres");
        superuser.setPassword(application.getPassword());
        return superuser;
    }

    private PGSimpleDataSource database() {
        return (PGSimpleDataSource) context.getBean(HikariDataSource.class).getDataSource();
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
