package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.AudioStore.Kept;
import com.nexusflow.copilot.core.call.CallHearing.Around;
import com.nexusflow.copilot.core.call.CallHearing.Checked;
import com.nexusflow.copilot.core.call.CallHearing.Pass;
import com.nexusflow.copilot.core.call.CallHearing.Readiness;
import com.nexusflow.copilot.core.call.CallHearing.Silence;
import com.nexusflow.copilot.core.call.CallHearing.Task;
import com.nexusflow.copilot.core.call.CallHearing.Understood;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** From a recording to what was said in it: fetched, checked, heard piece by piece, put together without what is personal, and silenced where that was said. */
final class HearingStages {

    private static final int MOST_NAMES = 2000;
    /** What a platform promised and does not have after that never comes. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** Longer than that nobody waits for a model that only makes a review better. */
    private static final Duration FINAL_PASS_IS_WORTH = Duration.ofDays(1);

    private final TenantDatabase database;
    private final CallHearing hearing;
    private final Recordings recordings;
    private final PieceRows pieces;
    private final CallRows rows;
    private final Map<CallSource, RecordingOrigin> origins;
    private final Clock clock;

    HearingStages(TenantDatabase database, CallHearing hearing, Recordings recordings, PieceRows pieces, CallRows rows, Map<CallSource, RecordingOrigin> origins, Clock clock) {
        this.database = database;
        this.hearing = hearing;
        this.recordings = recordings;
        this.pieces = pieces;
        this.rows = rows;
        this.origins = Map.copyOf(origins);
        this.clock = clock;
    }

    /** It was erased while it was heard: nobody waits for the rest. */
    private static final class CallIsGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    boolean hasRecording(UUID call) {
        return recordings.of(call).isPresent();
    }

    /** A recording may come later than it was announced; that is no attempt that failed. */
    void fetch(Call call) throws InterruptedException, UnusableRecording, NotYet {
        Recording recording = recordingOf(call);
        RecordingOrigin origin = Objects.requireNonNull(origins.get(call.source()), () -> "Nobody fetches recordings of " + call.source());
        Kept kept;
        try (InputStream audio = origin.open(Objects.requireNonNull(recording.origin()))) {
            kept = recordings.store().put(TenantScope.current().tenantId(), origin.mostBytes(), audio::transferTo);
        } catch (NotThereYet e) {
            if (clock.instant().isAfter(call.receivedAt().plus(LONGEST_WAIT))) {
                throw new UnusableRecording(new Remark("never_came", List.of()));
            }
            throw new NotYet(e.pause());
        } catch (AudioStore.TooLarge e) {
            throw (UnusableRecording) new UnusableRecording(new Remark("too_large_there", List.of(origin.mostBytes() >> 20))).initCause(e);
        } catch (IOException e) {
            throw new UncheckedIOException("The recording of call " + call.id() + " could not be fetched", e);
        }
        boolean advanced = rows.advance(call.id(), CallStage.FETCH, CallStage.CHECK, jdbc -> recordings.keep(jdbc, call.id(), kept));
        Kept before = recording.kept();
        if (!advanced) {
            recordings.forget(kept.name());
        } else if (before != null) {
            recordings.forget(before.name());
        }
    }

    void check(Call call) throws UnusableRecording {
        Checked checked = hearing.check(audio(recordingOf(call)));
        rows.advance(call.id(), CallStage.CHECK, CallStage.TRANSCRIBE, jdbc -> {
            recordings.checked(jdbc, call.id(), checked);
            rows.measured(jdbc, call.id(), checked);
        });
    }

    /** Waits as long as the model is not there; where no model knows the language, the first pass ends the call and the final one is left out. */
    void transcribe(Call call, Pass pass) throws InterruptedException, UnusableRecording, NotYet {
        switch (hearing.readiness(pass, call.language())) {
            case Readiness.Later later -> throw notYet(call, pass, later.pause());
            case Readiness.Never never when pass == Pass.FINAL -> rows.end(call.id(), CallStage.TRANSCRIBE);
            case Readiness.Never never -> throw new UnusableRecording(new Remark("language_unknown", List.of(call.language())));
            case Readiness.Ready ready -> transcribe(call, pass, ready.version());
        }
    }

    /** The first pass is waited for as long as there is audio: nothing is known of the call without it. */
    private NotYet notYet(Call call, Pass pass, Duration pause) throws UnusableRecording {
        audio(recordingOf(call));
        Duration waited = rows.waited(call.id());
        if (pass == Pass.FINAL && waited.compareTo(FINAL_PASS_IS_WORTH) >= 0) {
            throw new UnusableRecording(new Remark("refine_failed", List.of()));
        }
        return NotYet.after(pause, waited, pass == Pass.FINAL ? Duration.ofMinutes(15) : Duration.ofMinutes(1));
    }

    private void transcribe(Call call, Pass pass, String version) throws InterruptedException, UnusableRecording {
        Recording recording = recordingOf(call);
        int length = Math.max(1, Objects.requireNonNull(recording.checked()).lengthMillis());
        Set<Integer> heard = pieces.heard(call.id(), pass, version);
        Task task = new Task(TenantScope.current().tenantId(), call.id(), pass, call.language(), length);
        try {
            hearing.hear(audio(recording), task, heard::contains, (number, text, until) -> {
                if (!pieces.keep(call.id(), pass, version, number, text, percent(pass, until, length))) {
                    throw new CallIsGone();
                }
            });
        } catch (CallIsGone e) {
            return;
        }
        rows.advance(call.id(), CallStage.TRANSCRIBE, CallStage.REDACT, jdbc -> pieces.keepOnly(jdbc, call.id(), pass, version));
    }

    private static int percent(Pass pass, int until, int length) {
        int from = pass == Pass.FIRST ? CallStage.TRANSCRIBE.progress() : 0;
        int to = pass == Pass.FIRST ? CallStage.REDACT.progress() : 95;
        return from + (int) Math.min(to - from, (long) (to - from) * until / length);
    }

    /** In the final pass, what the first one understood stays where nothing is heard any more. */
    void redact(HeardCall heard, Pass pass) throws UnusableRecording {
        Call call = heard.call();
        Recording recording = recordingOf(call);
        Integer repChannel = recording.repChannel();
        Understood understood = hearing.together(pieces.all(call.id(), pass), new Around(
                Objects.requireNonNull(recording.checked()).channels(), call.language(), repChannel == null ? null : repChannel - 1,
                call.rep() == null ? "" : call.rep().name(), names(call), heard.transcript()));
        if (understood.transcript().utterances().isEmpty()) {
            if (pass == Pass.FIRST) {
                throw new UnusableRecording(new Remark("nothing_understood", List.of()));
            }
            rows.end(call.id(), CallStage.REDACT);
            return;
        }
        rows.advance(call.id(), CallStage.REDACT, CallStage.REVIEW, jdbc -> {
            rows.understood(jdbc, call.id(), understood);
            recordings.toSilence(jdbc, call.id(), understood.silences());
            pieces.forget(jdbc, call.id());
        });
    }

    void silence(Call call, Pass pass) throws UnusableRecording {
        Recording recording = recordingOf(call);
        List<Silence> silences = recordings.silences(call.id());
        Kept before = recording.kept();
        Kept after = silences.isEmpty() || before == null ? null : silenced(recording, silences);
        CallStage next = pass == Pass.FIRST ? CallStage.TRANSCRIBE : null;
        boolean advanced = rows.advance(call.id(), CallStage.SILENCE, next, jdbc -> {
            if (after != null) {
                recordings.keep(jdbc, call.id(), after);
            }
            recordings.silenced(jdbc, call.id());
        });
        if (after != null) {
            recordings.forget(advanced && before != null ? before.name() : after.name());
        }
    }

    private Kept silenced(Recording recording, List<Silence> silences) throws UnusableRecording {
        try {
            return recordings.store().put(TenantScope.current().tenantId(), Long.MAX_VALUE,
                    to -> hearing.silence(audio(recording), Objects.requireNonNull(recording.checked()), silences, to));
        } catch (IOException e) {
            throw new UncheckedIOException("The recording of call " + recording.call() + " could not be silenced", e);
        }
    }

    private Recording recordingOf(Call call) {
        return recordings.of(call.id()).orElseThrow(() -> new IllegalStateException("The call " + call.id() + " has no recording"));
    }

    private StoredAudio audio(Recording recording) throws UnusableRecording {
        if (recording.kept() == null) {
            throw new UnusableRecording(new Remark("audio_gone", List.of()));
        }
        return recordings.store().get(recording.kept());
    }

    /** What is likely to be named in the call. */
    private List<String> names(Call call) {
        return database.read(jdbc -> jdbc.sql("""
                        select name from product union select name from competitor
                        union select a.name from account a where a.id = cast(:account as uuid) union select k.name from contact k where k.account_id = cast(:account as uuid)
                        order by name limit\s""" + MOST_NAMES)
                .param("account", call.account() == null ? null : call.account().id()).query(String.class).list());
    }
}
