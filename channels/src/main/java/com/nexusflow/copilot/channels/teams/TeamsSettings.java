package com.nexusflow.copilot.channels.teams;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Microsoft is reached.
 *
 * @param openIdMetadataUrl what says with which keys the Bot Connector signs
 * @param loginUrl where tokens for the Bot Connector are given out
 * @param testServiceUrl one further address besides Microsoft's that may be sent our token, for tests; normally empty
 * @param timeout how long one call may take
 */
@ConfigurationProperties("copilot.teams")
record TeamsSettings(
        @DefaultValue("https://login.botframework.com/v1/.well-known/openidconfiguration") String openIdMetadataUrl,
        @DefaultValue("https://login.microsoftonline.com") String loginUrl,
        @DefaultValue("") String testServiceUrl,
        @DefaultValue("10s") Duration timeout) {

    TeamsSettings {
        mustBeAddress("open-id-metadata-url", openIdMetadataUrl);
        mustBeAddress("login-url", loginUrl);
        if (!testServiceUrl.isBlank()) {
            mustBeAddress("test-service-url", testServiceUrl);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("copilot.teams.timeout must be longer than nothing, was " + timeout);
        }
        loginUrl = loginUrl.replaceAll("/+$", "");
    }

    /** A token must not travel in the open, but on this machine. */
    private static void mustBeAddress(String name, String text) {
        URI uri = URI.create(text.strip());
        boolean local = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        if (uri.getHost() == null || !"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && local)) {
            throw new IllegalArgumentException("copilot.teams." + name + " must be an address that begins with https, was " + text);
        }
    }
}
