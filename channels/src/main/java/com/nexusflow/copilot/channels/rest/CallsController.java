package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.channels.door.CallWords;
import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.call.CallFiling;
import com.nexusflow.copilot.core.call.CallFilter;
import com.nexusflow.copilot.core.call.CallIntake;
import com.nexusflow.copilot.core.call.CallPlace;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.CallStatus;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.Consent;
import com.nexusflow.copilot.core.call.Direction;
import com.nexusflow.copilot.core.call.Erasure;
import com.nexusflow.copilot.core.call.HeardCall;
import com.nexusflow.copilot.core.call.NewCall;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.tenant.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calls with customers and their reviews. */
@RestController
@RequestMapping("/api/v1/calls")
@Tag(name = "Calls")
class CallsController {

    private final Calls calls;
    private final CallIntake intake;
    private final CallFiling filing;
    private final Tenants tenants;

    CallsController(Calls calls, CallIntake intake, CallFiling filing, Tenants tenants) {
        this.filing = filing;
        this.calls = calls;
        this.intake = intake;
        this.tenants = tenants;
    }

    /**
     * @param transcript lines such as "[00:12] Name: words"
     * @param rep whose call it is; left out, the deal's owner or you
     * @param language of the call, "en" when left out
     */
    record Sent(
            @Nullable CallSource source, @Nullable String externalId, @Nullable String transcript, @Nullable UUID rep, @Nullable UUID account, @Nullable UUID contact,
            @Nullable UUID opportunity, @Nullable Instant startedAt, @Nullable String language, @Nullable Direction direction, @Nullable Consent consent) {}

    record Taken(UUID id) {}

    /** A call with all that is known of it; transcript and review are null until they are there, refinedPercent is there while the final pass is under way. */
    record Shown(
            UUID id, CallStatus status, int progress, @Nullable String problem, @Nullable String problemText, List<String> remarks, @Nullable Integer refinedPercent,
            boolean playable, boolean sidesSaid, boolean renewing, CallSource source, String externalId, @Nullable Direction direction, @Nullable Named rep,
            @Nullable Named account, @Nullable Named contact, @Nullable Named opportunity, @Nullable Instant startedAt, Instant receivedAt,
            @Nullable Integer durationMillis, String language, Consent consent, @Nullable Transcript transcript, @Nullable CallReview review) {

        static Shown of(HeardCall heard, Locale language) {
            Call call = heard.call();
            return new Shown(
                    call.id(), call.status(), call.progress(), call.problem(), CallWords.problem(call, language), CallWords.remarks(heard, language), call.refinedPercent(),
                    call.playable(), call.sidesSaid(), call.renewing(), call.source(), call.externalId(), call.direction(), call.rep(), call.account(),
                    call.contact(), call.opportunity(), call.startedAt(), call.receivedAt(), call.durationMillis(), call.language(), call.consent(),
                    heard.transcript(), heard.review());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Bring in a call as a transcript, to be reviewed in the background; the same externalId again is the same call")
    Taken take(@RequestBody Sent sent) {
        CallSource source = BadInput.given("source", sent.source());
        if (source != CallSource.TRANSCRIPT) {
            throw new BadInput("source is \"" + source.code() + "\"; a text that somebody wrote down is \"transcript\", recordings are sent as multipart/form-data");
        }
        NewCall call = BadInput.check(() -> new NewCall(
                source, BadInput.given("externalId", sent.externalId()), sent.direction(), sent.rep(), sent.account(), sent.contact(),
                sent.opportunity(), sent.startedAt(), sent.language() == null ? "en" : sent.language(), sent.consent() == null ? Consent.UNKNOWN : sent.consent()));
        return new Taken(intake.transcript(call, BadInput.given("transcript", sent.transcript())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A call: how far it has come, what was said and its review")
    Shown call(@PathVariable UUID id, Locale language) {
        return Shown.of(calls.byId(id).orElseThrow(() -> new NotFound("call", id)), language);
    }

    @GetMapping
    @Operation(summary = "A page of calls without what was said, newest first; text is looked for in what was said and in the names of account and deal")
    List<Call> list(
            @RequestParam @Nullable UUID rep,
            @RequestParam @Nullable UUID account,
            @RequestParam @Nullable UUID opportunity,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String text,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        CallFilter filter = BadInput.check(() -> new CallFilter(
                rep, account, opportunity, status == null || status.isBlank() ? null : CallStatus.of(status), text, begin("from", from, 0), begin("to", to, 1)));
        return calls.list(filter, BadInput.within("offset", offset, 0, Integer.MAX_VALUE), BadInput.within("limit", limit, 1, 200));
    }

    /** What is left out is taken away. */
    record Filed(@Nullable UUID account, @Nullable UUID contact, @Nullable UUID opportunity, @Nullable Instant startedAt) {}

    @PutMapping("/{id}")
    @Operation(summary = "Say what a call is about and when it was, all of it at once; what is left out is taken away. Its entry on the timeline moves, and its review is made anew "
            + "(\"renewing\") without another word to the rep")
    Shown file(@PathVariable UUID id, @RequestBody Filed filed, Locale language) {
        CallPlace place = BadInput.check(() -> new CallPlace(filed.account(), filed.contact(), filed.opportunity(), filed.startedAt()));
        return Shown.of(filing.file(id, place).orElseThrow(() -> new NotFound("call", id)), language);
    }

    /** @param rep the number of the speaker in the transcript */
    record Sides(@Nullable Integer rep) {}

    @PutMapping("/{id}/sides")
    @Operation(summary = "Say which voice is the rep's where that was guessed; the others are the customer's, the review is made anew, and the final transcript keeps it")
    Shown sides(@PathVariable UUID id, @RequestBody Sides sides, Locale language) {
        return Shown.of(filing.rep(id, BadInput.given("rep", sides.rep())).orElseThrow(() -> new NotFound("call", id)), language);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Erase what was said in a call and what was made of it, on the timeline and in answers too; returns the receipt")
    Erasure erase(@PathVariable UUID id) {
        return calls.erase(id).orElseThrow(() -> new NotFound("call", id));
    }

    /** The beginning of a day where the tenant is, or of one so many days later. */
    private @Nullable Instant begin(String name, @Nullable LocalDate day, int daysLater) {
        if (day == null) {
            return null;
        }
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new BadInput(name + " must be a day from year 1 to 9999, was " + day);
        }
        return day.plusDays(daysLater).atStartOfDay(tenants.current().timeZone()).toInstant();
    }
}
