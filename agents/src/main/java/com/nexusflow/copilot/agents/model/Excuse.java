package com.nexusflow.copilot.agents.model;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a remote model did not word a reply. */
public enum Excuse {
    SLOW,
    /** The key is not accepted. */
    REFUSED,
    OVERLOADED,
    /** Nothing answers at its address, or nothing but errors. */
    UNAVAILABLE,
    /** It answered with what is no answer. */
    UNUSABLE;

    private static final int SERVER_ERRORS = 500;
    private static final int UNAVAILABLE_FOR_NOW = 503;
    private static final int TOO_MANY_AT_ONCE = 529;

    static Excuse of(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).flatMap(cause -> told(cause).stream()).findFirst().orElse(UNUSABLE);
    }

    private static Optional<Excuse> told(Throwable cause) {
        return Optional.ofNullable(switch (cause) {
            case TimeoutException e -> SLOW;
            case HttpTimeoutException e -> SLOW;
            case AuthenticationException e -> REFUSED;
            case RateLimitException e -> OVERLOADED;
            case HttpException e when e.statusCode() == UNAVAILABLE_FOR_NOW || e.statusCode() == TOO_MANY_AT_ONCE -> OVERLOADED;
            case HttpException e when e.statusCode() >= SERVER_ERRORS -> UNAVAILABLE;
            case JacksonException e -> UNUSABLE;
            case UnresolvedAddressException e -> UNAVAILABLE;
            case IOException e -> UNAVAILABLE;
            default -> null;
        });
    }

    /** Whether the next question would most likely wait for nothing, too. */
    boolean lasts() {
        return this != UNUSABLE;
    }

    /** The key of the sentence that says so. */
    public String message() {
        return "fallback." + name().toLowerCase(Locale.ROOT);
    }
}
