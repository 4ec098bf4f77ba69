package com.nexusflow.copilot.channels.start;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How recordings are heard.
 *
 * @param models a folder or an address that has the models and is asked first, or empty
 * @param fetch whether the makers' sites and npm are asked
 * @param workers how many pieces are heard at the same time; 0 takes as many as there are cores
 * @param finalPass whether calls are heard a second time, more carefully
 */
@Validated
@ConfigurationProperties("copilot.speech")
record SpeechSettings(@Nullable String models, boolean fetch, @Min(0) @Max(256) int workers, boolean finalPass) {

    int lanes() {
        return workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
    }
}
