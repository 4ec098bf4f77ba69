package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.call.CallRefused.Reason;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people say of a call afterwards: what it is about, when it was, and who of it sells. Its review is then made anew in the background, and told to nobody again. */
public final class CallFiling {

    private final TenantDatabase database;
    private final Calls calls;
    private final CallRows rows;
    private final Tenants tenants;
    private final Audit audit;
    private final Clock clock;
    private final Consumer<UUID> waker;

    /** @param waker has the work on a call begin soon */
    public CallFiling(TenantDatabase database, Calls calls, Tenants tenants, Audit audit, Clock clock, Consumer<UUID> waker) {
        this.database = database;
        this.calls = calls;
        this.rows = new CallRows(database, clock);
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
        this.waker = waker;
    }

    private interface Deed {
        /** Whether anything is different now. */
        boolean done(JdbcClient jdbc, HeardCall heard);
    }

    /** Files the call there and nowhere else; empty when the current person sees no such call. */
    public Optional<HeardCall> file(UUID id, CallPlace place) {
        return changed(id, "call_filed", (jdbc, heard) -> file(jdbc, heard, place));
    }

    /** Says that this voice is the rep's; empty when the current person sees no such call. */
    public Optional<HeardCall> rep(UUID id, int speaker) {
        return changed(id, "call_sides_said", (jdbc, heard) -> sides(jdbc, heard, speaker));
    }

    private Optional<HeardCall> changed(UUID id, String deed, Deed change) {
        Optional<HeardCall> changed = database.write(jdbc -> {
            jdbc.sql("select 1 from sales_call where id = :id for update").param("id", id).query(Integer.class).optional();
            Optional<HeardCall> heard = calls.byId(id);
            if (heard.isEmpty()) {
                return heard;
            }
            if (!calls.mayErase(heard.get().call())) {
                throw new CallRefused(Reason.NOT_YOURS, "The call " + id + " is somebody else's; ask its rep, a manager of the rep or an administrator to change it");
            }
            if (change.done(jdbc, heard.get())) {
                audit.add(deed, id);
            }
            return calls.byId(id);
        });
        changed.filter(heard -> heard.call().renewing()).ifPresent(heard -> waker.accept(id));
        return changed;
    }

    private boolean file(JdbcClient jdbc, HeardCall heard, CallPlace place) {
        Call call = heard.call();
        if (place.startedAt() != null && place.startedAt().isAfter(clock.instant().plus(CallIntake.CLOCKS_DIFFER))) {
            throw new CallRefused(Reason.NOT_YET, "startedAt lies in the future: " + place.startedAt() + "; give the moment when the call began, or leave it out");
        }
        CallPlace whole = new CallPlace(account(jdbc, place), kept(jdbc, call.id(), "contact_id", call.contact(), place.contact()),
                kept(jdbc, call.id(), "opportunity_id", call.opportunity(), place.opportunity()), place.startedAt());
        if (whole.equals(new CallPlace(id(call.account()), id(call.contact()), id(call.opportunity()), call.startedAt()))) {
            return false;
        }
        jdbc.sql("""
                        update sales_call set account_id = :account, contact_id = :contact, opportunity_id = :opportunity, started_at = :startedAt,
                            renew_at = case when status in ('reviewing', 'reviewed') then cast(:now as timestamptz) end, renewals = 0, changed_at = :now, version = version + 1
                        where id = :id""")
                .param("account", whole.account(), Types.OTHER)
                .param("contact", whole.contact(), Types.OTHER)
                .param("opportunity", whole.opportunity(), Types.OTHER)
                .param("startedAt", whole.startedAt() == null ? null : Timestamp.from(whole.startedAt()), Types.TIMESTAMP)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", call.id())
                .update();
        if (call.status() == CallStatus.REVIEWED) {
            rows.onTimeline(jdbc, heard, tenants.current().language());
        }
        return true;
    }

    /** Who does not see the deal that a call is filed under cannot have meant to take it away. */
    private static @Nullable UUID kept(JdbcClient jdbc, UUID call, String column, @Nullable Named seen, @Nullable UUID wanted) {
        return wanted != null || seen != null
                ? wanted
                : jdbc.sql("select " + column + " from sales_call where id = :id and " + column + " is not null").param("id", call).query(UUID.class).optional().orElse(null);
    }

    /** A deal has an account; another one beside it would tell two stories. */
    private static @Nullable UUID account(JdbcClient jdbc, CallPlace place) {
        SeenRecords.check(jdbc, "account", place.account());
        SeenRecords.check(jdbc, "contact", place.contact());
        SeenRecords.check(jdbc, "opportunity", place.opportunity());
        UUID ofDeal = accountOf(jdbc, "opportunity", place.opportunity());
        if (ofDeal != null && place.account() != null && !ofDeal.equals(place.account())) {
            throw new CallRefused(Reason.UNKNOWN, "The opportunity " + place.opportunity() + " is one with another account than " + place.account()
                    + "; leave the account out, or name the opportunity's");
        }
        return Stream.of(Optional.ofNullable(ofDeal), Optional.ofNullable(place.account()), Optional.ofNullable(accountOf(jdbc, "contact", place.contact())))
                .flatMap(Optional::stream).findFirst().orElse(null);
    }

    private static @Nullable UUID accountOf(JdbcClient jdbc, String table, @Nullable UUID id) {
        return id == null ? null : jdbc.sql("select account_id from " + table + " where id = :id and account_id is not null").param("id", id).query(UUID.class).optional().orElse(null);
    }

    private static @Nullable UUID id(@Nullable Named named) {
        return named == null ? null : named.id();
    }

    private boolean sides(JdbcClient jdbc, HeardCall heard, int speaker) {
        Call call = heard.call();
        Transcript transcript = heard.transcript();
        if (transcript == null || !transcript.speakersGuessed() && !call.sidesSaid()) {
            throw new CallRefused(Reason.UNKNOWN, transcript == null ? "Nothing is known of who speaks in the call " + call.id() + " yet; wait until it was transcribed"
                    : "Who sells in the call " + call.id() + " was not guessed; its source said so");
        }
        List<Integer> known = transcript.speakers().stream().map(Speaker::number).toList();
        if (!known.contains(speaker)) {
            throw new CallRefused(Reason.UNKNOWN, "There is no speaker " + speaker + " in the call " + call.id() + "; it has " + known);
        }
        Transcript said = new SaidSides(transcript).withRep(speaker, call.rep() == null ? "" : call.rep().name());
        boolean different = !said.equals(transcript) || !call.sidesSaid();
        if (different) {
            rows.sidesSaid(jdbc, call.id(), said);
        }
        return different;
    }
}
