package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.channels.door.RecordedSound;
import com.nexusflow.copilot.core.call.Brought;
import com.nexusflow.copilot.core.call.CallIntake;
import com.nexusflow.copilot.core.call.CallNumbers;
import com.nexusflow.copilot.core.call.CallSettings;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.CallsByNumber;
import com.nexusflow.copilot.core.call.Consent;
import com.nexusflow.copilot.core.call.Direction;
import com.nexusflow.copilot.core.call.NewCall;
import com.nexusflow.copilot.core.call.NewRecording;
import com.nexusflow.copilot.core.call.Recordings;
import com.nexusflow.copilot.core.call.TelephoneNumber;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The recordings of calls: brought in, and heard. */
@RestController
@RequestMapping("/api/v1/calls")
@Tag(name = "Calls")
class RecordingsController {

    private final CallIntake intake;
    private final CallsByNumber byNumber;
    private final Recordings recordings;
    private final CallSettings settings;

    RecordingsController(CallIntake intake, CallsByNumber byNumber, Recordings recordings, CallSettings settings) {
        this.intake = intake;
        this.byNumber = byNumber;
        this.recordings = recordings;
        this.settings = settings;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(responseCode = "202", description = "It is transcribed and reviewed in the background")
    @ApiResponse(responseCode = "200", description = "The same recording of the same rep is there already")
    @Operation(summary = "Bring in a call as a recording (WAV, MP3, FLAC, OGG), to be transcribed and reviewed in the background; the same externalId again is the same call",
            description = "repNumber and customerNumber, with plus and country, say whose call it is where rep and contact are not named, and whether it may be kept where "
                    + "consent is not said")
    ResponseEntity<CallsController.Taken> take(
            @RequestParam MultipartFile audio,
            @RequestParam @Nullable String externalId,
            @RequestParam @Nullable UUID rep,
            @RequestParam @Nullable UUID account,
            @RequestParam @Nullable UUID contact,
            @RequestParam @Nullable UUID opportunity,
            @RequestParam @Nullable Instant startedAt,
            @RequestParam(defaultValue = "") String language,
            @RequestParam @Nullable String direction,
            @RequestParam(defaultValue = "unknown") String consent,
            @RequestParam @Nullable Integer repChannel,
            @RequestParam(defaultValue = "") String repNumber,
            @RequestParam(defaultValue = "") String customerNumber) throws IOException {
        if (audio.isEmpty()) {
            throw new BadInput("audio is an empty file; send the recording");
        }
        NewCall call = BadInput.check(() -> new NewCall(CallSource.UPLOAD, externalId == null || externalId.isBlank() ? UUID.randomUUID().toString() : externalId,
                direction == null || direction.isBlank() ? null : Direction.of(direction), rep, account, contact, opportunity, startedAt, language.isEmpty() ? settings.language() : language, Consent.of(consent)));
        if (!settings.hears(call.language())) {
            throw new BadInput("language \"" + call.language() + "\" cannot be heard here; recordings can be in "
                    + settings.languages().stream().map(Locale::getLanguage).collect(Collectors.joining(", ")) + ". Bring in a call in another language as a transcript");
        }
        NewRecording recording = BadInput.check(() -> new NewRecording(String.valueOf(audio.getOriginalFilename()), repChannel));
        CallNumbers numbers = new CallNumbers(number("repNumber", repNumber), number("customerNumber", customerNumber));
        Brought brought = intake.recording(byNumber.matched(call, numbers), recording, AudioLimits.usual().bytes(), to -> {
            try (InputStream from = audio.getInputStream()) {
                from.transferTo(to);
            }
        });
        return ResponseEntity.status(brought.heardBefore() ? HttpStatus.OK : HttpStatus.ACCEPTED).body(new CallsController.Taken(brought.id()));
    }

    private static @Nullable TelephoneNumber number(String name, String text) {
        return text.isBlank() ? null
                : TelephoneNumber.of(text).orElseThrow(() -> new BadInput(name + " must be a telephone number with plus and country, for instance +14155550100; leave it out when it is not known"));
    }

    @GetMapping("/{id}/audio")
    @Operation(summary = "The audio of a call, silent where something personal was said; there once that was looked for")
    ResponseEntity<RecordedSound> audio(@PathVariable UUID id) throws IOException {
        return RecordedSound.answer(recordings.playable(id).orElseThrow(() -> new NotFound("audio of call", id)));
    }
}
