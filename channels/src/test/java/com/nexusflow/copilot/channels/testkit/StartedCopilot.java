package com.nexusflow.copilot.channels.testkit;

import com.nexusflow.copilot.channels.CopilotApplication;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.stream.Stream;
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
        String[] arguments = Stream.concat(Stream.of("--server.port=0", "--server.address=127.0.0.1", "--copilot.home=" + home), Stream.of(settings)).toArray(String[]::new);
        return new StartedCopilot(new SpringApplicationBuilder(CopilotApplication.class).registerShutdownHook(false).run(arguments));
    }

    /** Another node on the database of the first, with a home of its own. */
    public static StartedCopilot beside(StartedCopilot first, Path home, String... settings) {
        PGSimpleDataSource database = (PGSimpleDataSource) first.context.getBean(HikariDataSource.class).getDataSource();
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

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
