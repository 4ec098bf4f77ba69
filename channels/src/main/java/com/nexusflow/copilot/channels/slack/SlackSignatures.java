package com.nexusflow.copilot.channels.slack;

import com.slack.api.app_backend.SlackSignature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Whether a request was signed by Slack with the app's secret within the last five minutes. */
final class SlackSignatures {

    private static final long WINDOW_SECONDS = 300;

    private final Clock clock;

    SlackSignatures(Clock clock) {
        this.clock = clock;
    }

    /** An empty secret has signed nothing, though it is computed with, so that it takes as long. */
    boolean isGenuine(String secret, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        boolean isTime = timestamp != null && timestamp.matches("\\d{1,11}");
        String expected = new SlackSignature.Generator(secret.isEmpty() ? "none" : secret)
                .generate(isTime ? String.valueOf(timestamp) : "0", new String(body, StandardCharsets.UTF_8));
        boolean same = signature != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        return same && !secret.isEmpty() && isTime && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) <= WINDOW_SECONDS;
    }
}
