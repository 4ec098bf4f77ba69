package com.nexusflow.copilot.channels.door;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The body of a request as it came, byte for byte, which is what platforms sign. */
public final class RawBody {

    private RawBody() {}

    /** Must be read before anybody asks for a parameter. */
    public static byte[] of(HttpServletRequest request) {
        try (InputStream body = request.getInputStream()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The request broke off before its body was complete", e);
        }
    }
}
