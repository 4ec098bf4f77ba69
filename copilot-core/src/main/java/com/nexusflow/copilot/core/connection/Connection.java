package com.nexusflow.copilot.core.connection;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's connection to a platform.
 *
 * @param door which platform, for instance "slack"
 * @param workspace the platform's own id of what was connected: a Slack team, a Microsoft tenant, a Twilio account; empty until it was checked
 * @param label what people call it
 * @param settings what may be shown
 * @param secrets what may not
 * @param lastIn when something last came in
 * @param lastOut when something last went out
 * @param problem what last went wrong, until it works again: the text of a {@link Trouble}
 */
public record Connection(UUID id, String door, String workspace, String label, Map<String, String> settings, Map<String, String> secrets,
        Instant changedAt, @Nullable Instant lastIn, @Nullable Instant lastOut, @Nullable String problem, @Nullable Instant problemAt) {

    public Connection {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /** Whether the platform was asked and said yes, and its secrets are at hand; otherwise nothing comes in or goes out. */
    public boolean isEstablished() {
        return !workspace.isEmpty() && !secrets.isEmpty();
    }

    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    public String secret(String name) {
        return secrets.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "Connection[id=" + id + ", door=" + door + ", workspace=" + workspace + "]";
    }
}
