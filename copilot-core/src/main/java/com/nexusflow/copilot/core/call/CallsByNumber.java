package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Takes in calls of which the numbers are known: they say who spoke with whom, and whether the call may be kept, before anything of it is fetched or stored. */
public final class CallsByNumber {

    private static final String NOT_KEPT = "call_not_kept";

    private final TenantDatabase database;
    private final CallIntake intake;
    private final CallParties parties;
    private final CallSettings settings;
    private final ConsentRules rules;
    private final Audit audit;

    public CallsByNumber(TenantDatabase database, CallIntake intake, CallParties parties, CallSettings settings, ConsentRules rules, Audit audit) {
        this.database = database;
        this.intake = intake;
        this.parties = parties;
        this.settings = settings;
        this.rules = rules;
        this.audit = audit;
    }

    /**
     * The call with what its numbers say about whatever was not said.
     *
     * @throws CallRefused when nobody said whether all agreed, a number is known, and one of the two is or may be from where all must
     */
    public NewCall matched(NewCall call, CallNumbers numbers) {
        boolean decided = call.consent() != Consent.UNKNOWN || numbers.rep() == null && numbers.customer() == null;
        Consent consent = decided ? call.consent() : consent(numbers);
        if (!decided && consent == Consent.REFUSED) {
            throw new CallRefused(CallRefused.Reason.NO_CONSENT, "One of the two numbers is, or may be, from where all who speak must agree to a recording; nothing of it was stored. "
                    + "Say consent=given when they agreed, or let an administrator say in Settings that each call is announced as recorded");
        }
        return parties.with(call.agreed(consent), numbers);
    }

    /**
     * Takes in a call whose recording stands with a platform, to be fetched from there; a repeat changes nothing. Runs in the background scope.
     *
     * @return the call; empty when it is not kept, which the audit then says once, without the numbers
     */
    public Optional<UUID> announced(NewCall call, CallNumbers numbers, NewRecording recording, String origin) {
        Consent consent = call.consent() == Consent.UNKNOWN ? consent(numbers) : call.consent();
        if (consent == Consent.REFUSED) {
            refuse(call);
            return Optional.empty();
        }
        try {
            return Optional.of(intake.announced(parties.with(call.agreed(consent), numbers), recording, origin));
        } catch (CallRefused refused) {
            if (refused.reason() == CallRefused.Reason.TAKEN) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Whether the call was taken in, erased or refused before, so that nothing is to be done about it. */
    public boolean isDecided(CallSource source, String externalId) {
        return database.read(jdbc -> jdbc.sql("""
                        select exists (select 1 from sales_call where source = :source and external_id in (:externalId, :erased))
                            or exists (select 1 from audit_entry where action = :notKept and subject = :subject)""")
                .param("source", source.code())
                .param("externalId", externalId)
                .param("erased", Calls.erasedId(externalId))
                .param("notKept", NOT_KEPT)
                .param("subject", subject(source, externalId))
                .query(Boolean.class)
                .single());
    }

    /** Who stays on the line after hearing that the call is recorded agrees to it. */
    private Consent consent(CallNumbers numbers) {
        if (settings.current().announced()) {
            return Consent.GIVEN;
        }
        return rules.oneIsEnough(numbers.rep(), numbers.customer()) ? Consent.UNKNOWN : Consent.REFUSED;
    }

    private void refuse(NewCall call) {
        database.write(jdbc -> {
            UUID subject = subject(call.source(), call.externalId());
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('refused ' || ?, 0))").param(TenantScope.current().tenantId() + "/" + subject).query((row, n) -> n).single();
            if (!isDecided(call.source(), call.externalId())) {
                audit.add(NOT_KEPT, subject);
            }
            return subject;
        });
    }

    private static UUID subject(CallSource source, String externalId) {
        return UUID.nameUUIDFromBytes((source.code() + "/" + externalId).getBytes(StandardCharsets.UTF_8));
    }
}
