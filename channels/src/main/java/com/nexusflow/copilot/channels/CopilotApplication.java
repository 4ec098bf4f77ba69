package com.nexusflow.copilot.channels;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** NexusFlow Copilot: one process that holds every door, the agent and, when no other is configured, the database. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class CopilotApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CopilotApplication.class, arguments);
    }
}
