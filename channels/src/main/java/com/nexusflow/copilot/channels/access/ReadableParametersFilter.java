package com.nexusflow.copilot.channels.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses parameters that are no UTF-8 or hold a zero, which PostgreSQL cannot keep: the server finds out only when they are read, and
 * calls it a failure.
 */
final class ReadableParametersFilter extends OncePerRequestFilter {

    private final Problems problems;

    ReadableParametersFilter(Problems problems) {
        this.problems = problems;
    }

    /** Reading parameters eats the body, whose very bytes a door has to check the signature of. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        boolean isForADoor = request.getRequestURI().startsWith(AccessConfiguration.DOORS);
        return isForADoor || type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (areReadable(request)) {
            chain.doFilter(request, response);
        } else if (request.getRequestURI().startsWith("/api/")) {
            problems.write(response, HttpStatus.BAD_REQUEST, "The parameters cannot be read; write them in UTF-8, percent-encoded and without zero bytes.");
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    private static boolean areReadable(HttpServletRequest request) {
        try {
            return request.getParameterMap().values().stream().flatMap(Arrays::stream).noneMatch(value -> value.indexOf('\0') >= 0);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
