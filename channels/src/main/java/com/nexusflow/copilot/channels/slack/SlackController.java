package com.nexusflow.copilot.channels.slack;

import com.nexusflow.copilot.channels.door.RawBody;
import com.nexusflow.copilot.core.connection.Connections;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Where Slack knocks. Whatever is not signed by the connection's own app is refused in one and the same way. */
@RestController
@RequestMapping(SlackDoor.PATH + "{connection}")
class SlackController {

    private static final String NOBODYS = "";

    private final Connections connections;
    private final SlackSignatures signatures;
    private final SlackIntake intake;

    SlackController(Connections connections, SlackSignatures signatures, SlackIntake intake) {
        this.connections = connections;
        this.signatures = signatures;
        this.intake = intake;
    }

    @PostMapping("/events")
    ResponseEntity<Object> event(@PathVariable String connection, HttpServletRequest request) {
        byte[] body = RawBody.of(request);
        return received(connection, request, body, SlackIntake.Way.EVENT, () -> SlackJson.read(text(body)));
    }

    @PostMapping("/commands")
    ResponseEntity<Object> command(@PathVariable String connection, HttpServletRequest request) {
        byte[] body = RawBody.of(request);
        return received(connection, request, body, SlackIntake.Way.COMMAND, () -> SlackJson.tree(form(body)));
    }

    @PostMapping("/interactions")
    ResponseEntity<Object> interaction(@PathVariable String connection, HttpServletRequest request) {
        byte[] body = RawBody.of(request);
        return received(connection, request, body, SlackIntake.Way.INTERACTION, () -> SlackJson.read(form(body).getOrDefault("payload", "")));
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<Void> withoutDatabase() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    private interface Reading {
        JsonNode read();
    }

    private ResponseEntity<Object> received(String id, HttpServletRequest request, byte[] body, SlackIntake.Way way, Reading reading) {
        Optional<Connections.Arrival> arrival = uuid(id).flatMap(connections::arrivalAt).filter(found -> found.connection().door().equals(SlackDoor.NAME));
        String secret = arrival.map(found -> found.connection().secret(SlackDoor.SIGNING_SECRET)).orElse(NOBODYS);
        boolean isGenuine = signatures.isGenuine(secret, request.getHeader("X-Slack-Request-Timestamp"), request.getHeader("X-Slack-Signature"), body);
        if (!isGenuine || arrival.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        JsonNode payload;
        try {
            payload = reading.read();
        } catch (JacksonException | IllegalArgumentException e) {
            return ResponseEntity.badRequest().build();
        }
        return arrival.get().tenant().call(() -> answer(intake.take(arrival.get().connection(), way, payload)));
    }

    private static ResponseEntity<Object> answer(SlackIntake.Taken taken) {
        return switch (taken) {
            case SlackIntake.Taken.Done done -> done.answer() == null ? ResponseEntity.ok().build() : ResponseEntity.ok(done.answer());
            case SlackIntake.Taken.Foreign foreign -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
            case SlackIntake.Taken.Unreadable unreadable -> ResponseEntity.badRequest().build();
        };
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : text(body).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
