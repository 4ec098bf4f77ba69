package com.nexusflow.copilot.channels.slack;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Slack said to a call.
 *
 * @param status of HTTP, or 0 when Slack could not be reached
 * @param error Slack's own word for what is wrong, or an empty text
 * @param pause how long Slack asks us to wait
 * @param scopes what the token may do, as Slack told along with the answer
 */
record SlackAnswer(int status, JsonNode body, String error, @Nullable Duration pause, Set<String> scopes) {

    /** Until somebody enters another token, of which the administrators are told. */
    private static final Set<String> NEEDS_TOKEN = Set.of("invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive");
    private static final Duration FOR_A_TOKEN = Duration.ofMinutes(1);
    private static final Set<String> PASSING = Set.of("ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org");

    SlackAnswer {
        scopes = Set.copyOf(scopes);
    }

    boolean ok() {
        return status / 100 == 2 && error.isEmpty();
    }

    /** Whether Slack is out of order or busy. */
    boolean isPassing() {
        return status == 0 || status == 429 || status >= 500 || PASSING.contains(error);
    }

    /** Whether Slack wants another token than the one that was entered. */
    boolean needsToken() {
        return NEEDS_TOKEN.contains(error);
    }

    /** Whether the same call may succeed later. */
    boolean isForLater() {
        return isPassing() || needsToken();
    }

    /** How long to wait before it is called again, or null when nobody says. */
    @Nullable Duration rest() {
        return pause == null && needsToken() ? FOR_A_TOKEN : pause;
    }

    String text(String pointer) {
        return SlackJson.text(body, pointer);
    }
}
