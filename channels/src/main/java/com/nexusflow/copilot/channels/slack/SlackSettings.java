package com.nexusflow.copilot.channels.slack;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this installation reaches Slack.
 *
 * @param apiUrl where Slack's methods are, ending in a slash
 * @param hooksUrl where the addresses begin that Slack gives for answering a command or a button
 * @param filesUrl where Slack keeps files: our token is sent there to fetch recordings, and nowhere else for that
 * @param timeout after this time a call has failed
 */
@ConfigurationProperties("copilot.slack")
record SlackSettings(
        @DefaultValue("https://slack.com/api/") String apiUrl, @DefaultValue("https://hooks.slack.com/") String hooksUrl,
        @DefaultValue("https://files.slack.com/") String filesUrl, @DefaultValue("10s") Duration timeout) {

    SlackSettings {
        if (!apiUrl.matches("https?://.+/") || !hooksUrl.matches("https?://.+/") || !filesUrl.matches("https?://.+/")) {
            throw new IllegalArgumentException("copilot.slack.api-url, hooks-url and files-url must be addresses that end in a slash, were " + apiUrl + ", " + hooksUrl + " and " + filesUrl);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("copilot.slack.timeout must be longer than nothing, was " + timeout);
        }
    }

    /** Files lie on this machine in tests alone. */
    boolean filesAreLocal() {
        return filesUrl.startsWith("http://127.0.0.1:");
    }
}
