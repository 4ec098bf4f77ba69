package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.AudioStore.Kept;
import com.nexusflow.copilot.core.change.MayChange;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.io.IOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes calls in for the current person: read, freed of what is personal, kept, and then worked on in the background. */
public final class CallIntake {

    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final MayChange rights;
    private final CallArrival arrival;
    private final CallAnalysis analysis;
    private final Recordings recordings;
    private final Opportunities opportunities;
    private final People people;
    private final Clock clock;
    private final Consumer<UUID> waker;

    /** @param waker has the work on a call begin soon */
    public CallIntake(TenantDatabase database, CallAnalysis analysis, Recordings recordings, Opportunities opportunities, People people, Clock clock, Consumer<UUID> waker) {
        this.rights = new MayChange(people);
        this.arrival = new CallArrival(database, rights, recordings, clock);
        this.analysis = analysis;
        this.recordings = recordings;
        this.opportunities = opportunities;
        this.people = people;
        this.clock = clock;
        this.waker = waker;
    }

    /**
     * Takes in a call that was written down, and returns its id; a repeat of what came before gives the same id and changes nothing.
     *
     * @throws CallRefused when the text is no transcript or the call may not be kept
     */
    public UUID transcript(NewCall call, String text) {
        checkStart(call);
        NewCall owned = owned(call);
        Transcript transcript = analysis.read(readable(text), call.language(), nameOf(owned.rep()));
        return woken(arrival.keep(owned, transcript));
    }

    /**
     * Takes in a call as the recording that the source writes; a repeat of what came before, by its name or by its sound, is the same call and changes nothing.
     *
     * @throws CallRefused when the call may not be kept; then nothing of the recording was read
     */
    public Brought recording(NewCall call, NewRecording recording, long mostBytes, AudioStore.Source<IOException> source) throws IOException {
        checkStart(call);
        NewCall owned = owned(call);
        Optional<UUID> before = arrival.before(owned);
        if (before.isPresent()) {
            return new Brought(before.get(), false);
        }
        MessageDigest sound = sha256();
        Kept kept = recordings.store().put(TenantScope.current().tenantId(), mostBytes, to -> source.writeTo(new DigestOutputStream(to, sound)));
        try {
            Brought brought = arrival.keep(owned, recording, null, kept, HexFormat.of().formatHex(sound.digest()));
            if (recordings.of(brought.id()).map(Recording::kept).filter(kept::equals).isEmpty()) {
                recordings.forget(kept.name());
            }
            woken(brought.id());
            return brought;
        } catch (RuntimeException e) {
            recordings.forget(kept.name());
            throw e;
        }
    }

    /** Takes in a call whose recording stands with a platform, to be fetched from there; a repeat changes nothing. May run in the background scope. */
    public UUID announced(NewCall call, NewRecording recording, String origin) {
        return woken(arrival.keep(owned(call), recording, origin, null, null).id());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Somebody's clock may be a little ahead. */
    private void checkStart(NewCall call) {
        if (call.startedAt() != null && call.startedAt().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw new CallRefused(CallRefused.Reason.NOT_YET, "startedAt lies in the future: " + call.startedAt() + "; give the moment when the call began, or leave it out");
        }
    }

    private NewCall owned(NewCall call) {
        if (call.consent() == Consent.REFUSED) {
            throw new CallRefused(CallRefused.Reason.NO_CONSENT, "Those who spoke did not agree that the call is kept; nothing of it was stored");
        }
        return call.rep() == null ? call.of(repOf(call)) : call;
    }

    private UUID woken(UUID id) {
        waker.accept(id);
        return id;
    }

    /** The deal's owner, where whoever brings the call may speak for that one; else whoever brings it, unless that is somebody who sees all and brings the calls of others. */
    private @Nullable UUID repOf(NewCall call) {
        Named owner = call.opportunity() == null ? null : opportunities.byId(call.opportunity()).map(Opportunity::owner).orElse(null);
        if (owner != null && (TenantScope.current().personId() == null || rights.recordsOf(owner.id()))) {
            return owner.id();
        }
        return TenantScope.current().seesAll() ? null : TenantScope.currentPerson();
    }

    private String nameOf(@Nullable UUID rep) {
        return rep == null ? "" : people.person(rep).map(Person::name).orElse("");
    }

    /** Without what no text column takes. */
    private static String readable(String text) {
        StringBuilder readable = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE || Character.isISOControl(point) && !Character.isWhitespace(point) ? ' ' : point)
                .forEach(readable::appendCodePoint);
        return readable.toString();
    }
}
