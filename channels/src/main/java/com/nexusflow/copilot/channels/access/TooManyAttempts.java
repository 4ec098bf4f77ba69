package com.nexusflow.copilot.channels.access;

import org.springframework.security.core.AuthenticationException;

/** Sign-in failed too often; it may be tried again after {@link SignInThrottle#WAIT}. */
final class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    TooManyAttempts() {
        super("Too many failed sign-ins; wait " + SignInThrottle.WAIT.toMinutes() + " minutes and try again.");
    }
}
