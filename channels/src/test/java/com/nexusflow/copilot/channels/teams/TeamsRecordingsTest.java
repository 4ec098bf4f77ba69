package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.teams.FakeBotConnector.App;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.User;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Activities of every kind as Teams sends them, brought as they are but for the address of the Bot Connector. */
class TeamsRecordingsTest {

    private static final FakeBotConnector TEAMS = FakeBotConnector.shared();
    private static final App APP = TEAMS.register(new App("4a7c1d52-90b3-4a1e-8f7d-2f5f0f6a9c11", "recorded-secret", "c0ffee00-7b1a-4e0b-9a52-6d1f7c2f0a01"));
    private static final SampleTenant SAMPLE = SampleTenant.found();
    private static final Connection CONNECTION = TeamsOffice.connect(SAMPLE.scope(), APP, Map.of(Fields.APP_ID, APP.id(), Fields.KIND, "single", Fields.TENANT_ID, APP.tenant()));
    private static final User INES = new User("29:1recorded-user", "0d6f3a9e-55aa-4b5c-8d0e-3f0a9b7c1e21", "Ines Recorded", "ines@" + SAMPLE.scope().tenantId() + ".example", "ines@" + SAMPLE.scope().tenantId() + ".example", APP.tenant());
    private static final Path FOLDER = Path.of("src/test/resources/teams");

    static {
        RunningCopilot.sql(SAMPLE.scope(), "update person set email = '" + INES.email() + "' where id = '" + SAMPLE.rep().person().id() + "'");
        TEAMS.open(new Room("a:1personal-recorded", "personal", APP, List.of(INES)));
        TEAMS.open(new Room("19:group-recorded@thread.v2", "groupChat", APP, List.of(INES)));
        TEAMS.open(new Room("19:channel-recorded@thread.tacv2;messageid=1700000000001", "channel", APP, List.of(INES)));
    }

    /** What is said in the end: a part of the text, or nothing for silence. */
    @Timeout(60)
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            message-personal,           for instance
            message-group-mention,      for instance
            message-channel-mention,    for instance
            message-group-not-for-us,
            message-suggestion-pressed, for instance
            message-file,               cannot read files
            message-picture-only,       Say what you want to know
            update-bot-added-personal,  Hello!
            update-bot-added-team,      Hello!
            update-member-added,
            update-member-removed,
            update-channel-created,
            installation-add,
            installation-remove,
            reaction-added,
            reaction-removed,
            message-update,
            message-delete,
            typing,
            event-read-receipt,
            end-of-conversation,
            """)
    void whatIsToldIsKeptAndAnsweredOrLeftAlone(String name, String said) {
        assertThat(bring(name).statusCode()).isEqualTo(202);
        assertThat(bring(name).statusCode()).isEqualTo(202);
        Activity activity = Activity.parse(read(name)).orElseThrow();
        Room room = new Room(activity.conversation(), "", APP, List.of());
        String event = activity.conversation() + "/" + activity.id();
        handled(event);
        assertThat(outbox(event)).isEqualTo(said == null || name.startsWith("update") ? 0 : 1);
        if (said != null) {
            TEAMS.await(room, sent -> sent.text().contains(said) && (name.startsWith("update") || sent.activity().path("replyToId").asString("").equals(activity.id())));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            invoke-card-action,    200, activity.message
            invoke-search,         200, composeExtension
            invoke-search-initial, 200, composeExtension
            invoke-file-declined,  200, ''
            invoke-task-fetch,     200, task
            invoke-unknown,        501, ''
            """)
    void whatIsWaitedForIsAnsweredAtOnceAndAlikeEachTime(String name, int status, String part) {
        HttpResponse<String> first = bring(name);
        assertThat(first.statusCode()).isEqualTo(status);
        assertThat(first.body()).contains(part);
        assertThat(bring(name).body()).isEqualTo(first.body());
    }

    @Test
    void everyRecordingIsBrought() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")).toList()).containsExactlyInAnyOrderElementsOf(named());
        }
    }

    private static TreeSet<String> named() {
        return Arrays.stream(TeamsRecordingsTest.class.getDeclaredMethods())
                .map(method -> method.getAnnotation(CsvSource.class))
                .filter(Objects::nonNull)
                .flatMap(source -> source.textBlock().lines())
                .map(line -> line.split(",")[0].strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void handled(String event) {
        while (SAMPLE.scope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql("select count(*) from inbox_message where event = :event and done_at is null")
                .param("event", event).query(Long.class).single())) > 0) {
            Thread.onSpinWait();
        }
    }

    /** How many messages were made for the activity, once it is handled. */
    private static long outbox(String event) {
        return SAMPLE.scope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql(
                        "select count(distinct o.key) from outbox_message o join inbox_message i on o.key like i.id || '/%' and o.key not like '%/moment' where i.event = :event")
                .param("event", event).query(Long.class).single()));
    }

    private static HttpResponse<String> bring(String name) {
        String authorization = "Bearer " + TEAMS.issuer().token(TestIssuer.Claims.right(APP.id(), TEAMS.serviceUrl()));
        return TEAMS.bring(RunningCopilot.address(), CONNECTION.id().toString(), authorization, read(name));
    }

    private static String read(String name) {
        try (InputStream file = Objects.requireNonNull(TeamsRecordingsTest.class.getResourceAsStream("/teams/" + name + ".json"), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("@SERVICE@", TEAMS.serviceUrl());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
