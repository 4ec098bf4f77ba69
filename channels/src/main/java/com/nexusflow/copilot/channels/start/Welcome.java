package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.demo.DemoData;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** The words on the console once the copilot answers: where, who may sign in, which model, where data lives. */
final class Welcome {

    private final CopilotSettings settings;
    private final Home home;
    private final PrintStream console;
    private int port;

    Welcome(CopilotSettings settings, Home home, PrintStream console) {
        this.settings = settings;
        this.home = home;
        this.console = console;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        List<String> lines = new ArrayList<>();
        lines.add("NexusFlow Copilot answers at http://localhost:" + port);
        if (settings.demo()) {
            lines.add("  sign in as  " + DemoData.LOG_INS.stream().map(DemoData.LogIn::login).collect(Collectors.joining(", ")) + " (password of each: " + DemoData.PASSWORD + ")");
        } else {
            settings.administrator().ifPresent(admin -> lines.add("  sign in as  " + admin.name() + " (the password you passed)"));
        }
        if (settings.today() != null) {
            lines.add("  today       " + settings.today() + " (fixed by copilot.today)");
        }
        lines.add("  model       " + settings.model().label());
        lines.add("  data        " + home.path() + (settings.database().isEmbedded() ? " (PostgreSQL inside)" : " (PostgreSQL: " + settings.database().url() + ")"));
        console.println(String.join(System.lineSeparator(), lines));
    }
}
