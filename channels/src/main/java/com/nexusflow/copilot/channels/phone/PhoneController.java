package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.RawBody;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Twilio calls. Whatever its account did not sign for this very address is refused without a word, whether or not there is such a connection. */
@RestController
@RequestMapping(path = "/doors/phone/{connection}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
class PhoneController {

    private static final String NOTHING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";
    private static final Pattern CALL = Pattern.compile("CA[0-9a-f]{32}");
    private static final int LAST_STEP = 10_000;
    private static final int LONGEST_SPEECH = 2_000;

    private final Connections connections;
    private final DoorSettings settings;
    private final CallDesk calls;
    private final TextDesk texts;
    private final RecordingDesk recordings;

    PhoneController(Connections connections, DoorSettings settings, CallDesk calls, TextDesk texts, RecordingDesk recordings) {
        this.connections = connections;
        this.settings = settings;
        this.calls = calls;
        this.texts = texts;
        this.recordings = recordings;
    }

    @PostMapping("/voice")
    ResponseEntity<String> arrive(@PathVariable String connection, HttpServletRequest request) {
        return verified(connection, request, (owned, form) -> isCall(form)
                && form.get("To").equals(owned.setting("number")) ? calls.arrive(owned.id(), form.get("CallSid"), form.get("From")) : null);
    }

    @PostMapping("/voice/{step}")
    ResponseEntity<String> step(@PathVariable String connection, @PathVariable String step, HttpServletRequest request) {
        return verified(connection, request, (owned, form) -> isCall(form) && number(step) > 0 ? calls.step(owned.id(), heard(form, number(step))) : null);
    }

    @PostMapping("/voice/{step}/moment/{moments}")
    ResponseEntity<String> moment(@PathVariable String connection, @PathVariable String step, @PathVariable String moments, HttpServletRequest request) {
        return verified(connection, request, (owned, form) -> isCall(form) && number(step) > 0 && number(moments) > 0
                ? calls.moment(owned.id(), form.get("CallSid"), number(step), number(moments)) : null);
    }

    @PostMapping("/status")
    ResponseEntity<String> status(@PathVariable String connection, HttpServletRequest request) {
        return verified(connection, request, (owned, form) -> {
            if (isCall(form) && Pattern.matches("completed|busy|failed|no-answer|canceled", form.get("CallStatus"))) {
                calls.ended(owned.id(), form.get("CallSid"));
            }
            return NOTHING;
        });
    }

    @PostMapping("/messages")
    ResponseEntity<String> message(@PathVariable String connection, HttpServletRequest request) {
        return verified(connection, request, (owned, form) -> texts.receive(owned, form) ? NOTHING : null);
    }

    @PostMapping("/messages/status")
    ResponseEntity<String> messageStatus(@PathVariable String connection, HttpServletRequest request) {
        return verified(connection, request, (owned, form) -> {
            texts.report(owned, form);
            return NOTHING;
        });
    }

    @PostMapping("/recordings")
    ResponseEntity<String> recording(@PathVariable String connection, HttpServletRequest request) {
        return verified(connection, request, (owned, form) -> recordings.receive(owned, form) ? NOTHING : null);
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<Void> withoutDatabase() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    /** The work runs in the background scope of the tenant; null from it means that the request makes no sense. */
    private ResponseEntity<String> verified(String id, HttpServletRequest request, BiFunction<Connection, SignedForm, @Nullable String> work) {
        byte[] body = RawBody.of(request);
        Optional<SignedForm> form = SignedForm.parse(body);
        Optional<UUID> connection = uuid(id);
        if (form.isEmpty() || connection.isEmpty()) {
            return ResponseEntity.status(401).build();
        }
        return connections.arrivalAt(connection.get())
                .map(arrival -> arrival.tenant().call(() -> answer(arrival.connection(), form.get(), request, work)))
                .orElseGet(() -> ResponseEntity.status(401).build());
    }

    private ResponseEntity<String> answer(Connection connection, SignedForm form, HttpServletRequest request, BiFunction<Connection, SignedForm, @Nullable String> work) {
        if (!connection.door().equals(PhoneDoor.NAME) || !form.isFrom(connection, request, settings)) {
            return ResponseEntity.status(401).build();
        }
        connections.heard(connection.id());
        String twiml = work.apply(connection, form);
        return twiml == null ? ResponseEntity.badRequest().build() : ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(twiml);
    }

    private static boolean isCall(SignedForm form) {
        return CALL.matcher(form.get("CallSid")).matches();
    }

    private static Utterance heard(SignedForm form, int step) {
        String speech = form.get("SpeechResult");
        return new Utterance(form.get("CallSid"), step, speech.length() > LONGEST_SPEECH ? speech.substring(0, LONGEST_SPEECH) : speech, confidence(form.get("Confidence")),
                form.get("Digits"));
    }

    private static double confidence(String text) {
        return text.matches("[01](\\.\\d{1,20})?") ? Double.parseDouble(text) : 0;
    }

    private static int number(String text) {
        int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        return number <= LAST_STEP ? number : 0;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
