package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.teams.FakeBotConnector.App;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.TestIssuer.Claims;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.inbox.Inbox;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.node.ObjectNode;

/** What is let in and what is not. Whatever is refused is refused alike, and has no effect. */
class TeamsGateTest {

    private static final FakeBotConnector TEAMS = FakeBotConnector.shared();
    private static final TestIssuer ISSUER = TEAMS.issuer();
    private static final TeamsOffice OFFICE = TeamsOffice.open();
    private static final TeamsOffice OTHER = TeamsOffice.open();
    private static final Room CHAT = OFFICE.chat(OFFICE.rep());

    /** A request: to which connection, with which header and body. */
    record Knock(String connection, String authorization, String body) {}

    static Stream<Arguments> refused() {
        return Stream.of(
                knock("no signature", 401, m -> new Knock(id(), null, m.toString())),
                knock("an empty signature", 401, m -> new Knock(id(), "", m.toString())),
                knock("a signature that is none", 401, m -> new Knock(id(), "Bearer x.y.z", m.toString())),
                knock("another scheme", 401, m -> new Knock(id(), "Basic " + ISSUER.token(right(m)), m.toString())),
                knock("signed by nobody", 401, m -> new Knock(id(), "Bearer " + ISSUER.unsigned(right(m)), m.toString())),
                knock("signed with another key", 401, m -> new Knock(id(), "Bearer " + ISSUER.forged(right(m)), m.toString())),
                knock("a key that is not endorsed for Teams", 401, m -> new Knock(id(), "Bearer " + ISSUER.notEndorsed(right(m)), m.toString())),
                knock("another issuer", 401, m -> new Knock(id(), signed(right(m).issuedBy("https://sts.windows.net/" + UUID.randomUUID() + "/")), m.toString())),
                knock("for another app", 401, m -> new Knock(id(), signed(Claims.right(OTHER.app().id(), TEAMS.serviceUrl())), m.toString())),
                knock("expired", 401, m -> new Knock(id(), signed(right(m).lasting(Instant.now().minusSeconds(7_200), Instant.now().minusSeconds(360))), m.toString())),
                knock("not good yet", 401, m -> new Knock(id(), signed(right(m).lasting(Instant.now().plusSeconds(420), Instant.now().plusSeconds(3_600))), m.toString())),
                knock("another service address than signed", 401, m -> new Knock(id(), signed(Claims.right(OFFICE.app().id(), "https://smba.trafficmanager.net/amer/")), m.toString())),
                knock("a service address that is not Microsoft's", 401, m -> new Knock(id(), signed(Claims.right(OFFICE.app().id(), "https://evil.example/")), m.put("serviceUrl", "https://evil.example/").toString())),
                knock("another channel", 401, m -> new Knock(id(), signed(right(m)), m.put("channelId", "webchat").toString())),
                knock("the emulator outside development", 401, m -> new Knock(id(), null, m.put("channelId", "emulator").put("serviceUrl", "http://localhost:5000").toString())),
                knock("another Microsoft tenant", 401, m -> {
                    m.withObject("/channelData/tenant").put("id", OTHER.app().tenant());
                    m.withObject("/conversation").put("tenantId", OTHER.app().tenant());
                    return new Knock(id(), signed(right(m)), m.toString());
                }),
                knock("two Microsoft tenants", 401, m -> {
                    m.withObject("/conversation").put("tenantId", OTHER.app().tenant());
                    return new Knock(id(), signed(right(m)), m.toString());
                }),
                knock("no Microsoft tenant", 401, m -> {
                    m.remove("channelData");
                    m.withObject("/conversation").remove("tenantId");
                    return new Knock(id(), signed(right(m)), m.toString());
                }),
                knock("another tenant's connection", 401, m -> new Knock(OTHER.connection().id().toString(), signed(right(m)), m.toString())),
                knock("a connection that is none", 401, m -> new Knock(UUID.randomUUID().toString(), signed(right(m)), m.toString())),
                knock("a connection without a name", 401, m -> new Knock("x", signed(right(m)), m.toString())),
                knock("malformed", 400, m -> new Knock(id(), signed(right(m)), m.toString().substring(5))),
                knock("no object", 400, m -> new Knock(id(), signed(right(m)), "[]")),
                knock("empty", 400, m -> new Knock(id(), signed(right(m)), "")),
                knock("oversized", 413, m -> new Knock(id(), signed(right(m)), m.put("text", "x".repeat(300_000)).toString())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void whatIsNotSignedForTheConnectionHasNoEffect(String what, int status, Function<ObjectNode, Knock> knock) {
        long before = kept();
        Knock made = knock.apply(TEAMS.message(CHAT, OFFICE.rep(), "how many open deals do I have?"));
        HttpResponse<String> response = TEAMS.bring(RunningCopilot.address(), made.connection(), made.authorization(), made.body());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(kept()).isEqualTo(before);
        assertThat(status == 401 ? response.body() : "").isEmpty();
    }

    @Test
    void aTokenIsGoodWithinFiveMinutesOfSkew() {
        ObjectNode message = TEAMS.message(CHAT, OFFICE.rep(), "help");
        Claims late = right(message).lasting(Instant.now().minusSeconds(3_600), Instant.now().minusSeconds(200));
        assertThat(TEAMS.bring(RunningCopilot.address(), id(), signed(late), message.toString()).statusCode()).isEqualTo(202);
    }

    @Test
    void anEmptyAppIdNeverSwitchesAuthenticationOff() {
        TenantScope tenant = RunningCopilot.newTenant();
        App app = new App("", "", UUID.randomUUID().toString());
        Connection connection = TeamsOffice.connect(tenant, app, Map.of(Fields.APP_ID, "", Fields.KIND, Fields.SINGLE, Fields.TENANT_ID, app.tenant()));
        ObjectNode message = TEAMS.message(new Room("a:1", "personal", app, java.util.List.of()), OFFICE.rep(), "hello");
        message.withObject("/channelData/tenant").put("id", app.tenant());
        message.withObject("/conversation").put("tenantId", app.tenant());
        for (String authorization : new String[] {null, "", "Bearer ", signed(Claims.right("", TEAMS.serviceUrl()))}) {
            assertThat(TEAMS.bring(RunningCopilot.address(), connection.id().toString(), authorization, message.toString()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aMultiTenantAppLetsOthersInButBelievesNoAddressOfTheirs() {
        TenantScope tenant = OTHER.sample().scope();
        App app = TEAMS.register(App.random());
        Connection connection = TeamsOffice.connect(tenant, app, Map.of(Fields.APP_ID, app.id(), Fields.KIND, Fields.MULTI, Fields.TENANT_ID, app.tenant()));
        var foreigner = new FakeBotConnector.User("29:x" + UUID.randomUUID(), UUID.randomUUID().toString(), "Somebody", OTHER.rep().email(), OTHER.rep().email(), UUID.randomUUID().toString());
        Room chat = TEAMS.personal(app, foreigner);
        assertThat(TEAMS.bring(RunningCopilot.address(), connection.id(), app, TEAMS.message(chat, foreigner, "how many open deals do I have?")).statusCode()).isEqualTo(202);
        assertThat(TEAMS.messages(chat, 1).getFirst().text()).startsWith("I do not know yet who you are");
    }

    @Test
    void withoutTheDatabaseMicrosoftIsAskedToComeAgain() throws Exception {
        TenantDatabase gone = new TenantDatabase(new AbstractDataSource() {
            @Override
            public java.sql.Connection getConnection() throws SQLException {
                throw new SQLException("gone", "08001");
            }

            @Override
            public java.sql.Connection getConnection(String name, String password) throws SQLException {
                return getConnection();
            }
        });
        Connections connections = new Connections(gone, new SecretBox(new byte[SecretBox.KEY_BYTES]), Clock.systemUTC());
        Gate gate = new Gate(connections, new ServiceAddresses(TEAMS.address(), false), false);
        TeamsController controller = new TeamsController(gate, RunningCopilot.bean(Inbox.class), connections, RunningCopilot.bean(Invokes.class));
        ObjectNode message = TEAMS.message(CHAT, OFFICE.rep(), "help");
        int status = MockMvcBuilders.standaloneSetup(controller).build()
                .perform(MockMvcRequestBuilders.post("/doors/teams/" + id() + "/messages").header("Authorization", signed(right(message))).content(message.toString()))
                .andReturn().getResponse().getStatus();
        assertThat(status).isEqualTo(503);
    }

    private static Arguments knock(String what, int status, Function<ObjectNode, Knock> knock) {
        return Arguments.of(what, status, knock);
    }

    private static String id() {
        return OFFICE.connection().id().toString();
    }

    private static Claims right(ObjectNode message) {
        return Claims.right(OFFICE.app().id(), TEAMS.serviceUrl());
    }

    private static String signed(Claims claims) {
        return "Bearer " + ISSUER.token(claims);
    }

    /** What is kept, once nothing is being handled any more. */
    private static long kept() {
        Awaitility.await().until(() -> sum("select count(*) from inbox_message where done_at is null") == 0);
        return sum("select (select count(*) from inbox_message) + (select count(*) from teams_conversation)");
    }

    private static long sum(String sql) {
        return Stream.of(OFFICE, OTHER).mapToLong(office -> office.sample().scope().call(() -> RunningCopilot.bean(TenantDatabase.class)
                .read(jdbc -> jdbc.sql(sql).query(Long.class).single()))).sum();
    }
}
