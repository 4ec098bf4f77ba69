package com.nexusflow.copilot.agents.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which model words the answers.
 *
 * @param provider offline, openai (any address that speaks its protocol), anthropic or ollama
 * @param baseUrl the model's address, or an empty text for the provider's own
 * @param apiKey the key, or an empty text where none is needed
 * @param name the model's name at the provider
 * @param temperature how freely it words, from 0 to 2; null leaves the model its own
 * @param timeout how long a call may take before the offline model takes over
 */
public record ModelSettings(String provider, String baseUrl, String apiKey, String name, @Nullable Double temperature, Duration timeout) {

    private static final int HOTTEST = 2;

    public static ModelSettings offline() {
        return new ModelSettings("offline", "", "", "", null, Duration.ofSeconds(8));
    }

    public ModelSettings {
        if (!provider.matches("offline|openai|anthropic|ollama")) {
            throw new IllegalArgumentException("copilot.model.provider must be offline, openai, anthropic or ollama, was \"" + provider + "\"");
        }
        if (!provider.equals("offline") && name.isBlank()) {
            throw new IllegalArgumentException("copilot.model.name must name the model to ask at " + provider);
        }
        if (!baseUrl.isBlank() && !baseUrl.matches("https?://[^/\\s]+.*")) {
            throw new IllegalArgumentException("copilot.model.base-url must begin with http:// or https:// and a host, was \"" + baseUrl + "\"");
        }
        if (temperature != null && !(temperature >= 0 && temperature <= HOTTEST)) {
            throw new IllegalArgumentException("copilot.model.temperature must be from 0 to " + HOTTEST + ", was " + temperature);
        }
        if (provider.equals("ollama") && baseUrl.isBlank()) {
            throw new IllegalArgumentException("copilot.model.base-url must be the address of ollama, for instance http://localhost:11434");
        }
        if (provider.equals("anthropic") && apiKey.isBlank()) {
            throw new IllegalArgumentException("copilot.model.api-key must hold the key for anthropic");
        }
    }

    /** The same model, given this time. */
    public ModelSettings within(Duration other) {
        return new ModelSettings(provider, baseUrl, apiKey, name, temperature, other);
    }

    public boolean isOffline() {
        return provider.equals("offline");
    }

    /** How the model is named in replies. */
    public String label() {
        return isOffline() ? "offline" : provider + "/" + name;
    }

    @Override
    public String toString() {
        return label();
    }
}
