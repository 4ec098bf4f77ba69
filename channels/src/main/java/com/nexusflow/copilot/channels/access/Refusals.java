package com.nexusflow.copilot.channels.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What a program hears when it is not let in: 401, 403, or 429 after too many failures. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (why instanceof TooManyAttempts) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(SignInThrottle.WAIT.toSeconds()));
            problems.write(response, HttpStatus.TOO_MANY_REQUESTS, String.valueOf(why.getMessage()));
            return;
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"NexusFlow Copilot\", charset=\"UTF-8\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(response, HttpStatus.UNAUTHORIZED, why instanceof InsufficientAuthenticationException
                ? "Sign in with HTTP Basic or a bearer token."
                : String.valueOf(why.getMessage()));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why) throws IOException {
        problems.write(response, HttpStatus.FORBIDDEN, "Your role does not allow this; ask an administrator.");
    }
}
