package com.nexusflow.copilot.channels.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** Holds up whoever keeps guessing: after too many failures for a log-in from an address, both wait. */
final class SignInThrottle {

    static final Duration WAIT = Duration.ofMinutes(5);
    private static final int FAILURES_ALLOWED = 8;

    private final ShortMemory<Integer> failures;

    SignInThrottle(Clock clock) {
        this.failures = new ShortMemory<>(WAIT, clock);
    }

    void check(String login, String address) {
        if (failures.get(key(login, address)).orElse(0) >= FAILURES_ALLOWED) {
            throw new TooManyAttempts();
        }
    }

    void failed(String login, String address) {
        failures.update(key(login, address), 1, count -> count + 1);
    }

    void succeeded(String login, String address) {
        failures.remove(key(login, address));
    }

    private static String key(String login, String address) {
        return address + ' ' + login.toLowerCase(Locale.ROOT);
    }
}
