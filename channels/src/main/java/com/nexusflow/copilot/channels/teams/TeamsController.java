package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.channels.door.RawBody;
import com.nexusflow.copilot.channels.teams.Gate.Admitted;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.inbox.Inbox;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the Bot Connector brings what happened in Teams. */
@RestController
class TeamsController {

    private static final String INVOKE = "invoke";
    private static final String FILE_CONSENT = "fileConsent/invoke";

    private final Gate gate;
    private final Inbox inbox;
    private final Connections connections;
    private final Invokes invokes;

    TeamsController(Gate gate, Inbox inbox, Connections connections, Invokes invokes) {
        this.gate = gate;
        this.inbox = inbox;
        this.connections = connections;
        this.invokes = invokes;
    }

    @PostMapping("/doors/teams/{connection}/messages")
    ResponseEntity<String> arrived(@PathVariable String connection, HttpServletRequest request) {
        Optional<Activity> activity = Activity.parse(new String(RawBody.of(request), StandardCharsets.UTF_8));
        if (activity.isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        Optional<Admitted> admitted = gate.admit(connection, request.getHeader(HttpHeaders.AUTHORIZATION), activity.get());
        if (admitted.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        return admitted.get().tenant().call(() -> INVOKE.equals(activity.get().type()) ? invoked(admitted.get(), activity.get()) : kept(admitted.get(), activity.get()));
    }

    /** The Bot Connector brings it again when it hears this. */
    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<Void> withoutDatabase() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    /** What nobody waits for is kept before it is acknowledged, and handled afterwards. */
    private ResponseEntity<String> kept(Admitted admitted, Activity activity) {
        String kind = switch (activity.type()) {
            case "message" -> TeamsDoor.MESSAGE;
            case "conversationUpdate", "installationUpdate" -> TeamsDoor.UPDATE;
            default -> "";
        };
        if (!kind.isEmpty() && !activity.conversation().isEmpty() && !activity.id().isEmpty()) {
            inbox.accept(admitted.connection().id(), activity.key(), activity.conversation(), kind, activity.json().toString());
            connections.heard(admitted.connection().id());
        }
        return ResponseEntity.accepted().build();
    }

    private ResponseEntity<String> invoked(Admitted admitted, Activity activity) {
        connections.heard(admitted.connection().id());
        if (FILE_CONSENT.equals(activity.name())) {
            inbox.accept(admitted.connection().id(), activity.key(), activity.conversation(), TeamsDoor.CONSENT, activity.json().toString());
            return ResponseEntity.ok().build();
        }
        return invokes.answer(admitted.connection(), activity)
                .map(answer -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer.toString()))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_IMPLEMENTED).build());
    }
}
