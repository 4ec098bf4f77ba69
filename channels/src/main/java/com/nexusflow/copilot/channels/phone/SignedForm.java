package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.core.connection.Connection;
import com.twilio.security.RequestValidator;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of a form as Twilio signed them. */
final class SignedForm {

    private static final int MOST_FIELDS = 200;

    private final Map<String, String> fields;

    private SignedForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The fields of the body; empty when it is no form, or names a field twice, which nobody could say the signature of. */
    static Optional<SignedForm> parse(byte[] body) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            try {
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (!name.isEmpty() && fields.put(name, value) != null || fields.size() > MOST_FIELDS || value.indexOf('\0') >= 0) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new SignedForm(fields));
    }

    /** Whether the account of the connection sent it to this very address; the address is ours, not what a header says. */
    boolean isFrom(Connection connection, HttpServletRequest request, DoorSettings settings) {
        String query = request.getQueryString();
        String address = settings.address(request.getRequestURI()) + (query == null ? "" : "?" + query);
        return settings.isReachable()
                && isSigned(connection.secret("token"), address, request.getHeader("X-Twilio-Signature"))
                && connection.workspace().equals(get("AccountSid"));
    }

    private boolean isSigned(String token, String address, @Nullable String signature) {
        return signature != null && !token.isEmpty() && new RequestValidator(token).validate(address, fields, signature);
    }

    String get(String field) {
        return fields.getOrDefault(field, "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
