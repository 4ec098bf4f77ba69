package com.nexusflow.copilot.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.call.CallHearing.Readiness;
import com.nexusflow.copilot.core.crm.Activity;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordedCallsTest {

    private static final String SAID = "Hello the secret word is budget";
    private static final long MOST = 1000;

    private final TenantDatabase database = TestDatabase.database();
    private final TestCrm crm = new TestCrm(TestDatabase.newTenant())
            .manager("Mara", "North", "Nordics").rep("Nina Holm", "North").rep("Rolf", "North")
            .account("Acme", "Retail", null).deal("Rollout", "Acme", "Nina Holm", null, "Negotiation", 1000, "2026-01-01", "2026-06-30");
    private Instant now = Instant.parse("2026-05-15T08:00:00Z");
    private final Clock clock = new InstantSource() {
        @Override
        public Instant instant() {
            return now;
        }
    }.withZone(ZoneOffset.UTC);
    private final FakeAnalysis analysis = new FakeAnalysis();
    private final Origin origin = new Origin();
    private final List<UUID> told = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private Runnable telling = () -> {};
    private final Opportunities opportunities = new Opportunities(database);
    private final TestCalls kit = new TestCalls(analysis, clock, List.of(origin), new CallWitness() {
        @Override
        public void reviewed(Call call) {
            told.add(call.id());
            telling.run();
        }

        @Override
        public void failed(Call call) {
            failed.add(call.problem());
        }

        @Override
        public void erased(Call call) {
            failed.add("erased");
        }
    });
    private final Calls calls = kit.calls;
    private final FakeStore store = kit.store;
    private final FakeHearing hearing = kit.hearing;
    private final Recordings recordings = kit.recordings;
    private final TestCalls.Hands work = kit.work;
    private final CallIntake intake = kit.intake;

    @Test
    void aRecordingBecomesAReviewAndThenARefinedOne() {
        UUID id = take("R1", SAID);
        assertThat(heard(id).call()).extracting(Call::status, Call::progress, Call::playable).containsExactly(CallStatus.RECEIVED, 0, false);
        assertThat(work.work(lane(id))).isNull();
        HeardCall heard = heard(id);
        assertThat(heard.call()).extracting(Call::status, Call::progress, Call::refinedPercent, Call::playable).containsExactly(CallStatus.REVIEWED, 100, null, true);
        assertThat(heard.call().durationMillis()).isEqualTo(SAID.length() * 1000);
        assertThat(heard.call().remarks()).containsExactly(new Remark("cut_off", List.of(1, 2)));
        assertThat(said(id)).as("the final pass").isEqualTo("HELLO THE […] WORD IS BUDGET");
        assertThat(analysis.reviewed).extracting(CallFacts::refined).containsExactly(false, true);
        assertThat(onTimeline()).as("filed once, and refreshed").singleElement().satisfies(entry -> assertThat(entry.body()).contains("HELLO"));
    }

    @Test
    void theFirstReviewIsToldAndTheFinalOneIsNot() {
        UUID id = take("R1", SAID);
        work.work(lane(id));
        assertThat(analysis.reviewed).extracting(CallFacts::refined).containsExactly(false, true);
        assertThat(told).containsExactly(id);
    }

    @Test
    void aPersonsWordOnWhoSellsStaysInTheFinalTranscript() {
        hearing.voices = true;
        hearing.last = new Readiness.Later(Duration.ofSeconds(2));
        UUID id = take("R1", SAID);
        work.work(lane(id));
        assertThat(sides(id)).containsExactly("Hello the […] word=REP Nina Holm", "is budget=CUSTOMER ");
        HeardCall said = as("Nina Holm").call(() -> kit.filing.rep(id, 1)).orElseThrow();
        assertThat(said.call()).extracting(Call::sidesSaid, Call::renewing).containsExactly(true, true);
        work.work(lane(id));
        assertThat(heard(id).call().renewing()).isFalse();
        assertThat(sides(id)).containsExactly("Hello the […] word=CUSTOMER ", "is budget=REP Nina Holm");
        assertThat(analysis.reviewed).as("made anew, though not refined").extracting(CallFacts::refined).containsExactly(false, false);
        hearing.last = new Readiness.Ready("final-1");
        now = now.plus(Duration.ofMinutes(3));
        work.work(lane(id));
        assertThat(sides(id)).containsExactly("HELLO THE […] WORD=CUSTOMER ", "IS BUDGET=REP Nina Holm");
        assertThat(told).as("once").containsExactly(id);
        assertThatThrownBy(() -> as("Nina Holm").call(() -> kit.filing.rep(id, 7))).isInstanceOf(CallRefused.class).hasMessageContaining("no speaker 7");
    }

    private List<String> sides(UUID id) {
        Transcript transcript = heard(id).transcript();
        return transcript.utterances().stream().map(one -> one.text() + "=" + transcript.side(one) + " " + transcript.speaker(one).name()).toList();
    }

    @Test
    void theRepHearsThatARecordingFailedAndThatACallWasErased() {
        UUID id = take("R1", " ");
        work.work(lane(id));
        assertThat(failed).containsExactly("too_short");
        assertThat(told).isEmpty();
        as("Mara").run(() -> calls.erase(id));
        assertThat(failed).containsExactly("too_short", "erased");
    }

    @Test
    void theSameSoundOfTheSameRepIsTheSameCallByWhateverName() {
        UUID id = take("R1", SAID);
        assertThat(take("R2", SAID)).isEqualTo(id);
        assertThat(store.audio).as("kept once").hasSize(1);
        UUID rolfs = as("Rolf").call(() -> brought(call(CallSource.UPLOAD, "R3"), SAID));
        assertThat(rolfs).as("another rep's is another call").isNotEqualTo(id);
        work.work(lane(id));
        assertThat(take("R4", SAID)).as("silenced and reviewed meanwhile").isEqualTo(id);
        as("Nina Holm").run(() -> calls.erase(id));
        assertThatThrownBy(() -> take("R5", SAID)).isInstanceOfSatisfying(CallRefused.class, why -> assertThat(why.reason()).isEqualTo(CallRefused.Reason.TAKEN)).hasMessageContaining("erased");
        assertThat(store.audio).as("Rolf's").hasSize(1);
    }

    @Test
    void aRecordingThatFailedMayBeTriedAgain() {
        hearing.first = new Readiness.Never();
        UUID id = take("R1", SAID);
        work.work(lane(id));
        assertThat(heard(id).call().status()).isEqualTo(CallStatus.FAILED);
        hearing.first = new Readiness.Ready("first-1");
        assertThat(take("R2", SAID)).isNotEqualTo(id);
    }

    @Test
    void whatCannotBeToldIsNotFiledEither() {
        telling = () -> {
            throw new Crash();
        };
        UUID id = take("R1", SAID);
        assertThatThrownBy(() -> work.work(lane(id))).isInstanceOf(Crash.class);
        assertThat(heard(id).call().status()).isNotEqualTo(CallStatus.REVIEWED);
        assertThat(onTimeline()).isEmpty();
    }

    @Test
    void whatIsPersonalNeverStandsReadableInTheDatabaseNorStaysInTheAudio() {
        UUID id = take("R1", SAID);
        AtomicInteger seen = new AtomicInteger();
        hearing.trouble = () -> {
            seen.incrementAndGet();
            assertThat(rows(id)).doesNotContain("secret").doesNotContain(hexOf("secret"));
        };
        work.work(lane(id));
        assertThat(seen).hasPositiveValue();
        assertThat(rows(id)).doesNotContain("secret");
        assertThat(played(id)).isEqualTo("Hello the # word is budget");
        assertThat(store.audio).as("the recording as it came is gone").hasSize(1);
    }

    @Test
    void aCrashRepeatsOnePieceAtMost() {
        UUID id = take("R1", SAID);
        AtomicInteger pieces = new AtomicInteger();
        hearing.trouble = () -> {
            if (pieces.incrementAndGet() % 3 == 0) {
                throw new Crash();
            }
        };
        int crashes = 0;
        for (boolean done = false; !done; ) {
            try {
                done = work.work(lane(id)) == null;
            } catch (Crash e) {
                crashes++;
            }
        }
        assertThat(crashes).as("more than a stage is tried: each piece is a step").isGreaterThan(CallWork.ATTEMPTS);
        assertThat(hearing.heard).as("six words in two passes, none twice").hasSize(12);
        assertThat(heard(id).call().status()).isEqualTo(CallStatus.REVIEWED);
        assertThat(onTimeline()).hasSize(1);
    }

    @Test
    void aCallWaitsForItsModelAndSaysSoWithoutFailing() {
        UUID id = take("R1", SAID);
        hearing.first = new Readiness.Later(Duration.ofSeconds(2));
        for (int look = 0; look < 10; look++) {
            assertThat(work.work(lane(id))).isEqualTo(now.plusSeconds(2));
            now = now.plusSeconds(2);
        }
        assertThat(heard(id).call().status()).isEqualTo(CallStatus.TRANSCRIBING);
        hearing.first = new Readiness.Ready("first-2");
        assertThat(work.work(lane(id))).isNull();
        assertThat(heard(id).call().status()).isEqualTo(CallStatus.REVIEWED);
    }

    @Test
    void piecesThatAnotherModelHeardAreHeardAgain() {
        UUID id = take("R1", SAID);
        hearing.trouble = () -> {
            if (hearing.heard.size() == 2) {
                throw new Crash();
            }
        };
        assertThatThrownBy(() -> work.work(lane(id))).isInstanceOf(Crash.class);
        hearing.trouble = () -> { };
        hearing.first = new Readiness.Ready("first-2");
        hearing.last = new Readiness.Never();
        work.work(lane(id));
        assertThat(said(id)).isEqualTo("Hello the […] word is budget");
        assertThat(hearing.heard).hasSize(2 + 6);
        assertThat(heard(id).review().refined()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECK", "TRANSCRIBE", "SILENCE"})
    void aStoreThatIsAwayForMinutesFailsNoCall(CallStage stage) {
        UUID id = take("R1", SAID);
        Instant back = now.plus(Duration.ofMinutes(10));
        store.away = stage == CallStage.CHECK;
        hearing.trouble = () -> {
            if (stage == CallStage.TRANSCRIBE && hearing.heard.size() == 3 && now.isBefore(back)) {
                throw new UncheckedIOException(new IOException("The store went away in the middle"));
            }
        };
        analysis.trouble = () -> store.away = stage == CallStage.SILENCE && now.isBefore(back);
        for (Instant next = work.work(lane(id)); next != null; next = work.work(lane(id))) {
            now = next;
            store.away = store.away && now.isBefore(back);
        }
        assertThat(now).as("it was away").isAfterOrEqualTo(back);
        assertThat(heard(id).call()).extracting(Call::status, Call::problem, Call::playable).containsExactly(CallStatus.REVIEWED, null, true);
        assertThat(said(id)).isEqualTo("HELLO THE […] WORD IS BUDGET");
    }

    @Test
    void aStoreThatStaysAwayFailsTheCallAfterAnHour() {
        UUID id = take("R1", SAID);
        store.away = true;
        Instant begin = now;
        for (Instant next = work.work(lane(id)); next != null; next = work.work(lane(id))) {
            now = next;
        }
        assertThat(Duration.between(begin, now)).isBetween(Duration.ofHours(1), Duration.ofMinutes(70));
        assertThat(heard(id).call()).extracting(Call::status, Call::problem).containsExactly(CallStatus.FAILED, "check_failed");
    }

    @Test
    void aRecordingThatCannotBeUsedSaysWhy() {
        UUID id = take("R1", "  ");
        assertThat(work.work(lane(id))).isNull();
        assertThat(heard(id).call()).extracting(Call::status, Call::problem, Call::problemValues).containsExactly(CallStatus.FAILED, "too_short", List.of(10, 500));
        hearing.first = new Readiness.Never();
        UUID unknown = take("R2", SAID);
        work.work(lane(unknown));
        assertThat(heard(unknown).call()).extracting(Call::problem, Call::problemValues).containsExactly("language_unknown", List.of("en"));
    }

    @Test
    void aFinalPassThatFailsLeavesTheFirstReviewStanding() {
        UUID id = take("R1", SAID);
        hearing.trouble = () -> {
            if (hearing.heard.size() >= 6) {
                throw new IllegalStateException("no final model");
            }
        };
        for (int attempt = 0; attempt < CallWork.ATTEMPTS && work.work(lane(id)) != null; attempt++) {
            now = now.plus(Duration.ofMinutes(3));
        }
        assertThat(heard(id).call()).extracting(Call::status, Call::problem, Call::refinedPercent).containsExactly(CallStatus.REVIEWED, "refine_failed", null);
        assertThat(said(id)).isEqualTo("Hello the […] word is budget");
    }

    @Test
    void theFinalTranscriptIsShownWithItsReviewAndNotBefore() {
        UUID id = take("R1", SAID);
        List<String> shown = new ArrayList<>();
        analysis.trouble = () -> shown.add(said(id));
        work.work(lane(id));
        assertThat(shown).containsExactly("Hello the […] word is budget", "Hello the […] word is budget");
        assertThat(said(id)).isEqualTo("HELLO THE […] WORD IS BUDGET");
    }

    @Test
    void aFinalReviewThatFailsLeavesTranscriptAndReviewOfTheFirstAndSilencesWhatItHeard() {
        UUID id = take("R1", "Hello the murmur word is budget");
        analysis.trouble = () -> {
            if (analysis.reviewed.getLast().refined()) {
                assertThat(heard(id).call().playable()).as("while what is personal can still be heard").isFalse();
                throw new IllegalStateException("no review");
            }
        };
        for (int attempt = 0; attempt < CallWork.ATTEMPTS && work.work(lane(id)) != null; attempt++) {
            now = now.plus(Duration.ofMinutes(3));
        }
        assertThat(heard(id).call()).extracting(Call::status, Call::problem, Call::refinedPercent, Call::playable).containsExactly(CallStatus.REVIEWED, "refine_failed", null, true);
        assertThat(said(id)).isEqualTo("Hello the murmur word is budget");
        assertThat(heard(id).review().summary().getFirst().text()).contains("murmur");
        assertThat(played(id)).isEqualTo("Hello the # word is budget");
        assertThat(rows(id)).doesNotContain("HELLO");
    }

    @Test
    void aRepeatIsTheSameCallAndKeepsNoSecondAudio() {
        UUID id = take("R1", SAID);
        assertThat(take("R1", "Something else")).isEqualTo(id);
        assertThat(store.audio).hasSize(1);
    }

    @Test
    void whatMayNotBeKeptIsNeverStored() {
        NewCall refused = new NewCall(CallSource.UPLOAD, "R1", null, null, null, null, null, null, "en", Consent.REFUSED);
        assertThatThrownBy(() -> as("Nina Holm").run(() -> brought(refused, SAID))).isInstanceOf(CallRefused.class);
        NewCall foreign = new NewCall(CallSource.UPLOAD, "R1", null, crm.id("Nina Holm"), null, null, null, null, "en", Consent.GIVEN);
        assertThatThrownBy(() -> as("Rolf").run(() -> brought(foreign, SAID))).isInstanceOf(CallRefused.class);
        assertThatThrownBy(() -> take("R2", "x".repeat(2000))).hasCauseInstanceOf(AudioStore.TooLarge.class);
        assertThat(store.audio).isEmpty();
        assertThat(crm.tenant().call(() -> calls.list(CallFilter.NONE, 0, 10))).isEmpty();
    }

    @Test
    void anErasedCallTakesItsAudioWithIt() {
        UUID id = take("R1", SAID);
        work.work(lane(id));
        assertThat(as("Nina Holm").call(() -> calls.erase(id))).isPresent();
        assertThat(store.audio).isEmpty();
        assertThat(rows(id)).doesNotContainIgnoringCase("budget");
    }

    @Test
    void aCallThatIsErasedWhileItIsHeardIsHeardNoFurther() {
        UUID id = take("R1", SAID);
        hearing.trouble = () -> {
            if (hearing.heard.size() == 2) {
                as("Nina Holm").run(() -> calls.erase(id));
            }
        };
        assertThat(work.work(lane(id))).isNull();
        assertThat(hearing.heard).hasSize(3);
        assertThat(rows(id)).doesNotContainIgnoringCase("budget").as("pieces, which are sealed").doesNotContain("\\x");
        assertThat(store.audio).isEmpty();
    }

    @Test
    void audioThatIsFetchedWhileItsCallIsErasedIsNotKept() {
        UUID id = as("Nina Holm").call(() -> intake.announced(call(CallSource.TWILIO, "R1"), new NewRecording("call.wav", 1), "there/1"));
        origin.meanwhile = () -> as("Nina Holm").run(() -> calls.erase(id));
        assertThat(work.work(lane(id))).isNull();
        assertThat(origin.asked).hasSize(1);
        assertThat(store.audio).isEmpty();
    }

    @Test
    void audioThatTakesItsPlaceWhileItsCallIsErasedGoesToo() throws Exception {
        UUID id = take("R1", SAID);
        AudioStore.Kept silenced = store.put(crm.tenant().tenantId(), MOST, to -> to.write(1));
        Thread erasing = Thread.ofPlatform().unstarted(() -> as("Nina Holm").run(() -> calls.erase(id)));
        crm.tenant().run(() -> database.write(jdbc -> {
            jdbc.sql("update sales_call set version = version + 1 where id = :id").param("id", id).update();
            recordings.keep(jdbc, id, silenced);
            erasing.start();
            Awaitility.await().until(() -> database.withoutTenant(other -> other.sql("select exists (select 1 from pg_locks where not granted)").query(Boolean.class).single()));
            return id;
        }));
        erasing.join();
        assertThat(store.audio).doesNotContainKey(silenced.name());
    }

    @Test
    void audioGoesWhenItsTimeIsOverAndTheReviewStays() {
        UUID id = take("R1", SAID);
        work.work(lane(id));
        crm.tenant().run(recordings::sweep);
        assertThat(played(id)).isNotNull();
        now = now.plus(Duration.ofDays(31));
        crm.tenant().run(recordings::sweep);
        assertThat(store.audio).isEmpty();
        assertThat(crm.tenant().call(() -> recordings.playable(id))).isEmpty();
        assertThat(heard(id)).satisfies(heard -> assertThat(heard.review()).isNotNull()).extracting(heard -> heard.call().playable()).isEqualTo(false);
    }

    @Test
    void audioGoesWhenItsTimeIsOverThoughItsFinalPassStillWaits() {
        UUID id = take("R1", SAID);
        hearing.last = new Readiness.Later(Duration.ofMinutes(1));
        assertThat(work.work(lane(id))).isAfter(now);
        now = now.plus(Duration.ofDays(31));
        crm.tenant().run(recordings::sweep);
        assertThat(store.audio).isEmpty();
        assertThat(work.work(lane(id))).isNull();
        assertThat(heard(id).call()).extracting(Call::status, Call::problem, Call::playable).containsExactly(CallStatus.REVIEWED, "refine_failed", false);
    }

    @Test
    void audioThatGoesWhileItsFinalReviewIsMadeIsNotOfferedToBeHeard() {
        UUID id = take("R1", SAID);
        analysis.trouble = () -> {
            if (analysis.reviewed.getLast().refined()) {
                now = now.plus(Duration.ofDays(31));
                crm.tenant().run(recordings::sweep);
            }
        };
        assertThat(work.work(lane(id))).isNull();
        assertThat(heard(id).call()).extracting(Call::status, Call::problem, Call::playable).containsExactly(CallStatus.REVIEWED, null, false);
    }

    @Test
    void aFinalPassWhoseModelIsMissingIsAskedForLessAndLessAndEndsAfterADay() {
        UUID id = take("R1", SAID);
        hearing.last = new Readiness.Later(Duration.ofMinutes(1));
        Instant begin = now;
        int looks = 0;
        for (Instant next = work.work(lane(id)); next != null && looks < 2000; next = work.work(lane(id))) {
            now = next;
            looks++;
        }
        assertThat(Duration.between(begin, now)).isBetween(Duration.ofHours(24), Duration.ofHours(25));
        assertThat(looks).isLessThan(200);
        assertThat(heard(id).call()).extracting(Call::status, Call::problem, Call::refinedPercent, Call::playable).containsExactly(CallStatus.REVIEWED, "refine_failed", null, true);
    }

    @Test
    void audioThatNoCallHasIsSweptUp() throws IOException {
        take("R1", SAID);
        store.put(crm.tenant().tenantId(), MOST, to -> to.write(1));
        crm.tenant().run(recordings::sweep);
        assertThat(store.audio).hasSize(1);
    }

    @Test
    void anAnnouncedRecordingIsFetchedUntilItIsThere() {
        UUID id = as("Nina Holm").call(() -> intake.announced(call(CallSource.TWILIO, "R1"), new NewRecording("call.wav", 1), "there/1"));
        origin.absent = 2;
        assertThat(work.work(lane(id))).isAfter(now);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(work.work(lane(id))).isAfter(now);
        now = now.plus(Duration.ofMinutes(3));
        assertThat(work.work(lane(id))).isNull();
        assertThat(said(id)).endsWith("BUDGET");
        assertThat(origin.asked).containsOnly("there/1");
    }

    @Test
    void aRecordingThatIsLateIsWaitedForAnHourWithoutAnAttemptBeingCounted() {
        UUID id = as("Nina Holm").call(() -> intake.announced(call(CallSource.TWILIO, "R1"), new NewRecording("call.wav", 1), "there/1"));
        origin.late = 20;
        for (int look = 0; look < 20; look++) {
            assertThat(work.work(lane(id))).isEqualTo(now.plusSeconds(120));
            now = now.plusSeconds(120);
        }
        assertThat(work.work(lane(id))).isNull();
        assertThat(said(id)).endsWith("BUDGET");
    }

    @Test
    void aRecordingThatNeverComesSaysSo() {
        UUID id = as("Nina Holm").call(() -> intake.announced(call(CallSource.TWILIO, "R1"), new NewRecording("call.wav", 1), "there/1"));
        origin.late = 1000;
        while (work.work(lane(id)) != null) {
            now = now.plusSeconds(120);
        }
        assertThat(heard(id).call().problem()).isEqualTo("never_came");
        assertThat(origin.asked).hasSizeBetween(30, 32);
    }

    private UUID take(String externalId, String audio) {
        return as("Nina Holm").call(() -> brought(call(CallSource.UPLOAD, externalId), audio));
    }

    private UUID brought(NewCall call, String audio) {
        try {
            return intake.recording(call, new NewRecording("call.wav", null), MOST, to -> to.write(audio.getBytes(StandardCharsets.UTF_8))).id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NewCall call(CallSource source, String externalId) {
        return new NewCall(source, externalId, null, null, null, null, crm.id("Rollout"), null, "en", Consent.GIVEN);
    }

    private TenantScope as(String person) {
        return crm.tenant().call(() -> TestDatabase.people().scopeOf(TestDatabase.people().person(crm.id(person)).orElseThrow()));
    }

    private Lane lane(UUID call) {
        return crm.tenant().call(() -> TestCalls.lane(call));
    }

    private HeardCall heard(UUID id) {
        return crm.tenant().call(() -> calls.byId(id).orElseThrow());
    }

    private String said(UUID id) {
        return heard(id).transcript().utterances().getFirst().text();
    }

    private String played(UUID id) {
        return crm.tenant().call(() -> {
            try (InputStream audio = recordings.playable(id).orElseThrow().open()) {
                return new String(audio.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Everything the database has of a call. */
    private String rows(UUID id) {
        return crm.tenant().call(() -> database.read(jdbc -> jdbc.sql("""
                        select c::text from sales_call c where id = :id union all select r::text from call_recording r where call_id = :id
                        union all select p::text from call_piece p where call_id = :id""")
                .param("id", id).query(String.class).list().toString()));
    }

    private static String hexOf(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Activity> onTimeline() {
        return as("Mara").call(() -> new Timeline(database).ofOpportunity(crm.id("Rollout"), 10)).stream().filter(Activity.class::isInstance).map(Activity.class::cast).toList();
    }

    private static final class Origin implements RecordingOrigin {

        private final List<String> asked = new ArrayList<>();
        private Runnable meanwhile = () -> {};
        private int absent;
        private int late;

        @Override
        public CallSource source() {
            return CallSource.TWILIO;
        }

        @Override
        public InputStream open(String origin) throws IOException, NotThereYet {
            asked.add(origin);
            meanwhile.run();
            if (late-- > 0) {
                throw new NotThereYet(Duration.ofMinutes(2));
            }
            if (absent-- > 0) {
                throw new IOException("not there yet");
            }
            return new ByteArrayInputStream(SAID.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public long mostBytes() {
            return MOST;
        }
    }

    /** What ends a thread as a dying process would: nothing catches it. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
