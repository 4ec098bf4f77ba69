package com.nexusflow.copilot.channels.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.phone.FakeRecordings.Sound;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.call.AudioStore;
import com.nexusflow.copilot.core.call.CallSetting;
import com.nexusflow.copilot.core.call.CallSettings;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.text.Texts;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

/** Recordings that Twilio made, from its word of them to their sound in the store. */
class TwilioRecordingsTest {

    private static final FakeRecordings TWILIO = FakeTwilio.shared().recordings();
    private static final byte[] SOUND = wav();
    private static final PhoneOffice OFFICE = office(true, true);
    private static final PhoneOffice OTHER = office(true, true);

    private static PhoneOffice office(boolean taking, boolean announced) {
        PhoneOffice office = PhoneOffice.open(Map.of("recordings", taking ? "yes" : "no"));
        office.tenant().scope().run(() -> RunningCopilot.bean(CallSettings.class).change(new CallSetting(announced, null, null)));
        RunningCopilot.sql(office.tenant().scope(), "update contact set phone = '030 5551 7001' where name = 'Greta Polar'");
        return office;
    }

    @Test
    void aRecordingBecomesACallOfTheRepWithTheCustomerAndItsSoundIsSealed() throws IOException {
        String call = TWILIO.call("outbound-api", OFFICE.account().number(), OFFICE.rep(), "+493055517001");
        String sid = TWILIO.record(OFFICE.account(), call, SOUND);
        assertThat(OFFICE.line().recorded(sid, call, "in-progress").statusCode()).isEqualTo(200);
        assertThat(OFFICE.line().recorded(sid, call, "completed").statusCode()).isEqualTo(200);
        awaitFetched(OFFICE, sid);
        assertThat(row(OFFICE, sid, "p.name || '/' || k.name || '/' || a.name || '/' || c.direction || '/' || c.consent || '/' || r.rep_channel || '/' || c.started_at::date"))
                .isEqualTo("Nina Holm/Greta Polar/Polar Energy/outbound/given/1/2026-05-15");
        byte[] kept = sealed(OFFICE, sid);
        assertThat(kept).isEqualTo(SOUND);
        assertThat(new String(stored(OFFICE, sid), StandardCharsets.ISO_8859_1)).doesNotContain("RIFF");
    }

    @Test
    void whoWasRungIsOnTheSecondChannel() {
        String call = TWILIO.call("inbound", "+493055517001", OFFICE.account().number(), OFFICE.rep());
        String sid = TWILIO.record(OFFICE.account(), call, SOUND);
        OFFICE.line().recorded(sid, call, "completed");
        awaitFetched(OFFICE, sid);
        assertThat(row(OFFICE, sid, "p.name || '/' || k.name || '/' || c.direction || '/' || r.rep_channel")).isEqualTo("Nina Holm/Greta Polar/inbound/2");
    }

    @Test
    void aReplayMakesNothingTwice() {
        String call = TWILIO.call("inbound", "+493055517001", OFFICE.account().number(), OFFICE.rep());
        String sid = TWILIO.record(OFFICE.account(), call, SOUND);
        for (int time = 0; time < 4; time++) {
            assertThat(OFFICE.line().recorded(sid, call, "completed").statusCode()).isEqualTo(200);
        }
        awaitFetched(OFFICE, sid);
        reconcile(OFFICE);
        assertThat(OFFICE.one("select count(*)::text from sales_call where external_id = '" + sid + "'")).isEqualTo("1");
        assertThat(TWILIO.asked(sid)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"in-progress", "absent", "failed"})
    void whatIsNoRecordingMakesNothing(String status) {
        String call = TWILIO.call("inbound", "+493055517001", OFFICE.account().number(), OFFICE.rep());
        String sid = "RE" + FakeTwilio.hex();
        assertThat(OFFICE.line().recorded(sid, call, status).statusCode()).isEqualTo(200);
        assertThat(OFFICE.one("select count(*)::text from inbox_message where event = '" + sid + "'")).isEqualTo("0");
    }

    @Test
    void nothingIsTakenWhereRecordingsAreNotWanted() {
        PhoneOffice off = office(false, true);
        String call = TWILIO.call("inbound", "+493055517001", off.account().number(), off.rep());
        String sid = TWILIO.record(off.account(), call, SOUND);
        assertThat(off.line().recorded(sid, call, "completed").statusCode()).isEqualTo(200);
        reconcile(off);
        assertThat(off.one("select (select count(*) from inbox_message) + (select count(*) from sales_call) || ''")).isEqualTo("0");
    }

    @Test
    void aRecordingThatTwilioForgotToTellOfIsFoundInItsList() {
        PhoneOffice office = office(true, true);
        String call = TWILIO.call("inbound", "+493055517001", office.account().number(), office.rep());
        String one = TWILIO.record(office.account(), call, SOUND);
        TWILIO.record(office.account(), call, "absent", new Sound(SOUND, 0, 200, null, -1));
        String onTheNextPage = TWILIO.record(office.account(), call, SOUND);
        reconcile(office);
        awaitFetched(office, one);
        awaitFetched(office, onTheNextPage);
        erase(office, one);
        reconcile(office);
        assertThat(office.one("select count(*) filter (where erased_at is null) || '/' || count(*) from sales_call")).isEqualTo("1/2");
    }

    @Test
    void aRoundIsMadeOnceInAnHourHoweverManyNodesBeginIt() {
        PhoneOffice office = office(true, true);
        String call = TWILIO.call("inbound", "+493055517001", office.account().number(), office.rep());
        String sid = TWILIO.record(office.account(), call, SOUND);
        RunningCopilot.bean(RecordingDesk.class).begin();
        RunningCopilot.bean(RecordingDesk.class).begin();
        awaitFetched(office, sid);
        assertThat(office.one("select count(*)::text from inbox_message where event like 'round/%'")).isIn("1", "2");
    }

    @Test
    void aCallThatMayNotBeKeptIsNeitherFetchedNorTakenLater() {
        PhoneOffice office = office(true, false);
        String call = TWILIO.call("inbound", "+493055517001", office.account().number(), office.rep());
        String sid = TWILIO.record(office.account(), call, SOUND);
        office.line().recorded(sid, call, "completed");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> office.one("select count(*)::text from audit_entry where action = 'call_not_kept'").equals("1"));
        reconcile(office);
        assertThat(office.one("select (select count(*) from sales_call) || '/' || (select count(*) from audit_entry where action = 'call_not_kept')")).isEqualTo("0/1");
        assertThat(TWILIO.asked(sid)).isZero();
    }

    @Test
    void whatOneOfUsSaysToTheCopilotIsNoCallWithACustomer() {
        PhoneOffice office = office(true, true);
        String call = TWILIO.call("inbound", office.rep(), office.account().number(), null);
        TWILIO.record(office.account(), call, SOUND);
        reconcile(office);
        assertThat(office.one("select count(*)::text from sales_call")).isEqualTo("0");
    }

    @Test
    void aSoundThatStandsElsewhereIsFetchedThereWithoutOurCredentials() {
        String name = FakeTwilio.hex();
        String sid = taken(new Sound(SOUND, 0, 200, "http://localhost:" + URI.create(FakeTwilio.shared().address()).getPort() + "/media/" + name, -1));
        awaitFetched(OFFICE, sid);
        assertThat(TWILIO.asked("media/" + name)).isEqualTo(1);
        assertThat(TWILIO.leaked()).isZero();
    }

    @Test
    void aSoundIsNotFetchedFromAHostThatNobodyNamed() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        evil.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        evil.start();
        try {
            String sid = taken(new Sound(SOUND, 0, 200, "http://127.0.0.1:" + evil.getAddress().getPort() + "/media/x", -1));
            assertThat(problem(sid)).isEqualTo("elsewhere");
            assertThat(asked).hasValue(0);
        } finally {
            evil.stop(0);
        }
    }

    @Test
    void aSoundThatIsTooLargeOrGoneSaysSo() {
        assertThat(problem(taken(new Sound(SOUND, 0, 200, null, 300L << 20)))).isEqualTo("too_large_there");
        assertThat(problem(taken(new Sound(SOUND, 0, 410, null, -1)))).isEqualTo("gone_there");
    }

    @Test
    void aSoundThatIsLateIsAskedForAgain() {
        String sid = taken(new Sound(SOUND, 1, 200, null, -1));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> TWILIO.asked(sid) == 1 && row(OFFICE, sid, "(c.not_before > now() and c.attempts = 0) || ''").equals("true"));
        assertThat(row(OFFICE, sid, "c.status")).isEqualTo("received");
        hurry(OFFICE, sid);
        awaitFetched(OFFICE, sid);
        assertThat(TWILIO.asked(sid)).isEqualTo(2);
    }

    @Test
    void aSecretThatIsNotTakenIsTroubleOfTheConnection() {
        PhoneOffice office = office(true, true);
        String call = TWILIO.call("inbound", "+493055517001", office.account().number(), office.rep());
        String sid = TWILIO.record(office.account(), call, "completed", new Sound(SOUND, 0, 401, null, -1));
        office.line().recorded(sid, call, "completed");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> office.one("select coalesce(problem, '') from connection").contains("sent.secret"));
        Awaitility.await().untilAsserted(() -> assertThat(row(office, sid, "c.status || '/' || c.attempts")).isEqualTo("received/0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"never_came", "disconnected", "elsewhere", "gone_there", "too_large_there", "fetch_failed"})
    void everyReasonHasItsWordsInEveryLanguage(String reason) {
        assertThat(Texts.LANGUAGES).hasSize(4).allSatisfy(language -> assertThat(Texts.of("messages.audio", language).get("audio." + reason, 200)).hasSizeGreaterThan(20));
    }

    private enum Wrong {
        SIGNATURE_MISSING(401),
        SIGNATURE_OF_ANOTHER_TOKEN(401),
        SIGNED_FOR_ANOTHER_PATH(401),
        A_FIELD_CHANGED(401),
        ANOTHER_ACCOUNT(401),
        CONNECTION_OF_ANOTHER_TENANT(401),
        CONNECTION_UNKNOWN(401),
        NO_RECORDING_SID(400),
        A_PATH_AS_SID(400),
        NO_CALL_SID(400),
        UNKNOWN_STATUS(400),
        EMPTY(401);

        private final int status;

        Wrong(int status) {
            this.status = status;
        }
    }

    @ParameterizedTest
    @EnumSource(Wrong.class)
    void aWrongWordOfARecordingIsRefusedWithoutEffect(Wrong wrong) {
        String sid = "RE" + FakeTwilio.hex();
        Map<String, String> fields = OFFICE.line().recording(sid, "CA" + FakeTwilio.hex(), "completed");
        HttpResponse<String> answer = send(wrong, OFFICE.line().path("/recordings"), fields);
        assertThat(answer.statusCode()).isEqualTo(wrong.status);
        assertThat(OFFICE.one("select count(*)::text from inbox_message where event = '" + sid + "'") + OTHER.one("select count(*)::text from inbox_message where kind = 'recording'")).isEqualTo("00");
    }

    private static HttpResponse<String> send(Wrong wrong, String path, Map<String, String> fields) {
        FakeLine line = OFFICE.line();
        String form = FakeTwilio.form(fields);
        String good = signature(path, fields);
        return switch (wrong) {
            case SIGNATURE_MISSING -> line.send(path, form, "");
            case SIGNATURE_OF_ANOTHER_TOKEN -> line.send(path, form, FakeTwilio.signature(OTHER.account().token(), FakeTwilio.PUBLIC_URL + path, fields));
            case SIGNED_FOR_ANOTHER_PATH -> line.send(path, form, signature(path + "/x", fields));
            case A_FIELD_CHANGED -> line.send(path, form.replace("DialVerb", "Trunking"), good);
            case ANOTHER_ACCOUNT -> line.send(path, with(fields, "AccountSid", OTHER.account().sid()));
            case CONNECTION_OF_ANOTHER_TENANT -> line.send(OTHER.line().path("/recordings"), form, signature(OTHER.line().path("/recordings"), fields));
            case CONNECTION_UNKNOWN -> line.send("/doors/phone/" + UUID.randomUUID() + "/recordings", fields);
            case NO_RECORDING_SID -> line.send(path, with(fields, "RecordingSid", ""));
            case A_PATH_AS_SID -> line.send(path, with(fields, "RecordingSid", "../../Messages"));
            case NO_CALL_SID -> line.send(path, with(fields, "CallSid", "CA1"));
            case UNKNOWN_STATUS -> line.send(path, with(fields, "RecordingStatus", "nonsense"));
            case EMPTY -> line.send(path, "", signature(path, Map.of()));
        };
    }

    @ParameterizedTest
    @CsvSource({
        "https://media.example/a, 203.0.113.9, true", "https://media.example:443/a, 203.0.113.9, true", "https://MEDIA.example/a, 203.0.113.9, true",
        "http://media.example/a, 203.0.113.9, false", "https://media.example:8443/a, 203.0.113.9, false", "https://evil.example/a, 203.0.113.9, false",
        "https://media.example.evil.example/a, 203.0.113.9, false", "https://media.example@evil.example/a, 203.0.113.9, false", "https://me@media.example/a, 203.0.113.9, false",
        "https://media.example/a, 127.0.0.1, false", "https://media.example/a, 10.1.2.3, false", "https://media.example/a, 192.168.1.1, false", "https://media.example/a, 169.254.169.254, false",
        "https://media.example/a, 172.16.0.1, false", "https://media.example/a, 100.64.0.1, false", "https://media.example/a, 0.0.0.0, false", "https://media.example/a, ::1, false",
        "https://media.example/a, fd00::1, false", "https://media.example/a, fe80::1, false", "https://media.example/a, ::ffff:10.0.0.1, false", "file:///etc/passwd, 203.0.113.9, false", "'', 203.0.113.9, false"
    })
    void onlyNamedHostsOutInTheWorldAreFollowed(String address, String resolved, boolean allowed) {
        MediaAddresses media = new MediaAddresses(URI.create("https://api.twilio.com"), Set.of("media.example"), host -> new InetAddress[] {InetAddress.getByName("203.0.113.8"), InetAddress.getByName(resolved)});
        assertThat(media.allow(URI.create(address))).isEqualTo(allowed);
    }

    private static String signature(String path, Map<String, String> fields) {
        return FakeTwilio.signature(OFFICE.account().token(), FakeTwilio.PUBLIC_URL + path, fields);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static String taken(Sound sound) {
        String call = TWILIO.call("inbound", "+493055517001", OFFICE.account().number(), OFFICE.rep());
        String sid = TWILIO.record(OFFICE.account(), call, "completed", sound);
        assertThat(OFFICE.line().recorded(sid, call, "completed").statusCode()).isEqualTo(200);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !row(OFFICE, sid, "c.id || ''").isEmpty());
        return sid;
    }

    private static String problem(String sid) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> row(OFFICE, sid, "c.status").equals("failed"));
        return row(OFFICE, sid, "c.problem");
    }

    private static void reconcile(PhoneOffice office) {
        office.tenant().scope().run(() -> RunningCopilot.bean(RecordingDesk.class).reconcile(office.connection()));
    }

    /** The pause before the next attempt is over. */
    private static void hurry(PhoneOffice office, String sid) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> row(office, sid, "(c.not_before > now()) || ''").equals("true"));
        RunningCopilot.sql(office.tenant().scope(), "update sales_call set not_before = now() where external_id = '" + sid + "'");
    }

    private static void awaitFetched(PhoneOffice office, String sid) {
        Awaitility.await().atMost(Duration.ofSeconds(45)).until(() -> row(office, sid, "(r.samples is not null) || ''").equals("true"));
    }

    private static String row(PhoneOffice office, String sid, String columns) {
        return office.tenant().scope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql("select " + columns + " from sales_call c join call_recording r on r.call_id = c.id"
                + " left join person p on p.id = c.owner_id left join contact k on k.id = c.contact_id left join account a on a.id = c.account_id where c.external_id = '" + sid + "'")
                .query(String.class).optional().orElse("")));
    }

    private static byte[] sealed(PhoneOffice office, String sid) throws IOException {
        AudioStore.Kept kept = new AudioStore.Kept(row(office, sid, "r.object"), Long.parseLong(row(office, sid, "r.bytes || ''")));
        try (var in = RunningCopilot.bean(AudioStore.class).get(kept).open()) {
            return in.readAllBytes();
        }
    }

    private static byte[] stored(PhoneOffice office, String sid) throws IOException {
        return Files.readAllBytes(Path.of(RunningCopilot.bean(Environment.class).getRequiredProperty("copilot.home"), "recordings", row(office, sid, "r.object")));
    }

    private static void erase(PhoneOffice office, String sid) {
        UUID id = UUID.fromString(row(office, sid, "c.id || ''"));
        office.repScope().run(() -> RunningCopilot.bean(Calls.class).erase(id));
    }

    /** Four seconds of two tones, one for each side. */
    private static byte[] wav() {
        int rate = 8_000;
        int frames = 4 * rate;
        ByteBuffer wav = ByteBuffer.allocate(44 + frames * 4).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + frames * 4).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 2)
                .putInt(rate).putInt(rate * 4).putShort((short) 4).putShort((short) 16).put("data".getBytes(StandardCharsets.US_ASCII)).putInt(frames * 4);
        for (int i = 0; i < frames; i++) {
            wav.putShort((short) (8_000 * Math.sin(i * 0.2))).putShort((short) (8_000 * Math.sin(i * 0.3)));
        }
        return wav.array();
    }
}
