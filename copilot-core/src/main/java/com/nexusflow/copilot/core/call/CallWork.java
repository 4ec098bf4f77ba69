package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallHearing.Pass;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.inbox.Backlog;
import com.nexusflow.copilot.core.inbox.Backoff;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The work on calls, stage by stage, each call in a lane of its own. What a stage made and which stage is next are kept together: whatever
 * happens in between, a stage is repeated and its effect is there once.
 */
public final class CallWork {

    static final int ATTEMPTS = 3;
    private static final Duration STORE_IS_AWAY = Duration.ofHours(1);
    private static final Duration RENEWAL_PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(CallWork.class);

    private record Due(CallStage stage, int attempt, Pass pass) {}

    private final TenantDatabase database;
    private final Calls calls;
    private final ReviewStages reviewing;
    private final HearingStages hearing;
    private final CallRows rows;
    private final CallWitness witness;
    private final Clock clock;

    public CallWork(TenantDatabase database, Calls calls, CallAnalysis analysis, Opportunities opportunities, Tenants tenants, Recordings recordings, CallHearing hearing,
            List<? extends RecordingOrigin> origins, CallWitness witness, SecretBox box, Clock clock) {
        this.database = database;
        this.calls = calls;
        this.rows = new CallRows(database, clock);
        this.reviewing = new ReviewStages(database, analysis, opportunities, tenants, rows, witness, clock);
        this.hearing = new HearingStages(database, hearing, recordings, new PieceRows(database, box), rows,
                origins.stream().collect(Collectors.toMap(RecordingOrigin::source, Function.identity())), clock);
        this.witness = witness;
        this.clock = clock;
    }

    /** What waits to be done with calls: first passes, and apart from them final ones. */
    public List<Backlog> backlogs() {
        return List.of(CallBacklog.ofFirstPasses(database, this), CallBacklog.ofFinalPasses(database, this));
    }

    /** Makes the stages of a pass that are due, one after another. */
    void work(Lane lane, Pass pass) {
        TenantScope.background(lane.tenant()).run(() -> {
            UUID call = lane.connection();
            if (pass == Pass.FIRST) {
                renew(call);
            }
            for (Optional<Due> due = begin(call, pass); due.isPresent(); due = begin(call, pass)) {
                if (!step(call, due.get())) {
                    break;
                }
            }
        });
    }

    /** The review that was there stays until the new one is. */
    private void renew(UUID call) {
        for (Optional<Integer> due = rows.beginRenewal(call, ATTEMPTS, RENEWAL_PAUSE); due.isPresent(); due = rows.beginRenewal(call, ATTEMPTS, RENEWAL_PAUSE)) {
            int attempt = due.get();
            try {
                calls.byId(call).ifPresent(heard -> reviewing.renew(heard, attempt));
            } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
                LOG.warn("The review of call {} could not be made anew; it is tried {} times in all", call, ATTEMPTS, e);
            }
        }
    }

    /** The stage that is due, its attempt counted before it is made. A call that was reviewed once stays so while it is refined. */
    private Optional<Due> begin(UUID call, Pass pass) {
        return database.note(jdbc -> {
            Optional<Due> due = jdbc.sql("""
                            update sales_call set attempts = attempts + 1 where id = :id and stage is not null and pass = :pass and not_before <= :now
                            returning stage, attempts""")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("pass", pass.number())
                    .param("id", call)
                    .query((row, n) -> new Due(CallStage.of(row.getString("stage")), row.getInt("attempts"), pass))
                    .optional();
            due.filter(found -> found.pass() == Pass.FIRST).ifPresent(found -> rows.show(jdbc, call, found.stage()));
            return due;
        });
    }

    /** False when the work is to be left for now. */
    private boolean step(UUID call, Due due) {
        MDC.put("request", call.toString());
        try {
            if (due.attempt() > ATTEMPTS) {
                fail(call, due.stage());
                return true;
            }
            Optional<HeardCall> heard = calls.byId(call);
            if (heard.isPresent()) {
                make(heard.get(), due);
            }
            return true;
        } catch (UnusableRecording e) {
            fail(call, due.stage(), e.why());
            return true;
        } catch (NotYet e) {
            rows.wait(call, e.pause());
            return false;
        } catch (InterruptedException e) {
            rows.wait(call, Duration.ZERO);
            Thread.currentThread().interrupt();
            return false;
        } catch (UncheckedIOException e) {
            return isMadeAgainSoon(call, due, e);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            tryAgain(call, due, e);
            return true;
        } finally {
            MDC.remove("request");
        }
    }

    private void make(HeardCall heard, Due due) throws UnusableRecording, NotYet, InterruptedException {
        Call call = heard.call();
        switch (due.stage()) {
            case FETCH -> hearing.fetch(call);
            case CHECK -> hearing.check(call);
            case TRANSCRIBE -> hearing.transcribe(call, due.pass());
            case REDACT -> hearing.redact(heard, due.pass());
            case REVIEW -> reviewing.review(heard, due.pass());
            case FILE -> reviewing.file(heard, hearing.hasRecording(call.id()), due.pass());
            case SILENCE -> hearing.silence(call, due.pass());
        }
    }

    /** What recordings are kept in or fetched from is away for minutes at times; only when it stays away for long that is a failure. */
    private boolean isMadeAgainSoon(UUID call, Due due, UncheckedIOException why) {
        Duration waited = rows.waited(call);
        if (waited.compareTo(STORE_IS_AWAY) >= 0) {
            tryAgain(call, due, why);
            return true;
        }
        LOG.warn("The stage {} of call {} could not read or write what it needs and waits for it", due.stage(), call, why);
        rows.wait(call, NotYet.after(Duration.ofSeconds(2), waited, Duration.ofMinutes(5)).pause());
        return false;
    }

    private void tryAgain(UUID call, Due due, Throwable why) {
        LOG.warn("The stage {} of call {} could not be done in attempt {} of {}", due.stage(), call, due.attempt(), ATTEMPTS, why);
        if (due.attempt() < ATTEMPTS) {
            rows.postpone(call, Backoff.after(due.attempt()));
        } else {
            fail(call, due.stage());
        }
    }

    private void fail(UUID call, CallStage stage) {
        fail(call, stage, new Remark(stage.problem(), List.of()));
    }

    private void fail(UUID call, CallStage stage, Remark why) {
        rows.fail(call, stage, why, () -> calls.byId(call).map(HeardCall::call).ifPresent(witness::failed));
    }
}
