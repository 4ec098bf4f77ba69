package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes calls in for the current person: read, freed of what is personal, kept, and then worked on in the background. */
public final class CallIntake {

    private final Calls calls;
    private final CallAnalysis analysis;
    private final Opportunities opportunities;
    private final People people;
    private final Consumer<UUID> waker;

    /** @param waker has the work on a call begin soon */
    public CallIntake(Calls calls, CallAnalysis analysis, Opportunities opportunities, People people, Consumer<UUID> waker) {
        this.calls = calls;
        this.analysis = analysis;
        this.opportunities = opportunities;
        this.people = people;
        this.waker = waker;
    }

    /**
     * Takes in a call that was written down, and returns its id; a repeat of what came before gives the same id and changes nothing.
     *
     * @throws CallRefused when the text is no transcript or the call may not be kept
     */
    public UUID transcript(NewCall call, String text) {
        if (call.consent() == Consent.REFUSED) {
            throw new CallRefused(CallRefused.Reason.NO_CONSENT, "Those who spoke did not agree that the call is kept; nothing of it was stored");
        }
        NewCall owned = call.rep() == null ? call.of(repOf(call)) : call;
        Transcript transcript = analysis.read(readable(text), call.language(), nameOf(owned.rep()));
        UUID id = calls.keep(owned, transcript);
        waker.accept(id);
        return id;
    }

    /** The deal's owner; else whoever brings the call, unless that is somebody who sees all and brings the calls of others. */
    private @Nullable UUID repOf(NewCall call) {
        Named owner = call.opportunity() == null ? null : opportunities.byId(call.opportunity()).map(Opportunity::owner).orElse(null);
        if (owner != null) {
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
