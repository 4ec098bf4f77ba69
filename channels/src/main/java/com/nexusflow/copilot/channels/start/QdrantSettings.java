package com.nexusflow.copilot.channels.start;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The Qdrant server that finds passages; without one they are found in this process.
 *
 * @param url http://host:port or https://host:port of its gRPC door, or empty
 * @param apiKey what the server demands, or empty
 * @param collection where this installation keeps its passages
 */
@Validated
@ConfigurationProperties("copilot.qdrant")
record QdrantSettings(@Pattern(regexp = "|https?://[^/:@\\s]+:\\d{1,5}/?") String url, @Nullable String apiKey, @Pattern(regexp = "[A-Za-z0-9_-]{1,100}") String collection) {

    boolean isWanted() {
        return !url.isEmpty();
    }
}
