package com.nexusflow.copilot.channels.testkit;

import com.nexusflow.copilot.channels.CopilotApplication;
import java.nio.file.Path;
import java.util.stream.Stream;
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

    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
