package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.door.Platform.Check;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.App;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Sent;
import com.nexusflow.copilot.channels.teams.Places.Place;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes out, when Teams does not take it at once, and what the copilot says first. */
class TeamsDeliveryTest {

    private static final FakeBotConnector TEAMS = FakeBotConnector.shared();
    private final TeamsOffice office = TeamsOffice.open();
    private final Room chat = office.chat(office.rep());

    @Test
    void whatTeamsDoesNotTakeNowIsSentAgain() {
        TEAMS.fail(chat, 429, "0.2");
        TEAMS.fail(chat, 412, "");
        TEAMS.fail(chat, 500, "");
        TEAMS.fail(chat, 502, "");
        assertThat(office.ask(office.rep(), "help").text()).contains("for instance");
        assertThat(TEAMS.messagesNow(chat)).hasSize(1);
    }

    @Test
    void aTokenThatWasWithdrawnIsReplaced() {
        office.ask(office.rep(), "help");
        TEAMS.withdrawTokens();
        office.bring(TEAMS.message(chat, office.rep(), "help"));
        assertThat(TEAMS.messages(chat, 2)).hasSize(2);
    }

    @Test
    void whatIsSaidWhileMicrosoftWantsAnotherSecretWaitsForThat() {
        office.ask(office.rep(), "help");
        TeamsDoor door = RunningCopilot.bean(TeamsDoor.class);
        Outgoing message = office.sample().scope().call(() -> door.tell(office.connection(), office.rep().account(), "later", Talk.declined("test", Locale.ENGLISH))).getFirst();
        TEAMS.register(new App(office.app().id(), "another", office.app().tenant()));
        TEAMS.withdrawTokens();
        assertWaitsForSecret(office.sample().scope().call(() -> door.send(message)));
        TEAMS.register(office.app());
        TEAMS.fail(chat, 401, "");
        TEAMS.fail(chat, 401, "");
        assertWaitsForSecret(office.sample().scope().call(() -> door.send(message)));
        assertThat(office.sample().scope().call(() -> door.send(message))).isInstanceOf(com.nexusflow.copilot.core.inbox.Sent.Delivered.class);
    }

    private static void assertWaitsForSecret(com.nexusflow.copilot.core.inbox.Sent sent) {
        assertThat(sent).isInstanceOfSatisfying(com.nexusflow.copilot.core.inbox.Sent.Later.class, later -> {
            assertThat(later.pause()).isEqualTo(Duration.ofMinutes(1));
            assertThat(Trouble.words(later.why().text(), Locale.ENGLISH)).contains("secret");
        });
    }

    @Test
    void aConversationTheCopilotWasRemovedFromIsForgotten() {
        office.ask(office.rep(), "help");
        TEAMS.remove(chat);
        tell("gone");
        assertThat(Trouble.words(until("select coalesce(max(problem), '') from outbox_message where key = 'gone/0' and done_at is not null"), Locale.ENGLISH)).contains("does not exist any more");
        assertThat(read("select count(*)::text from teams_conversation where conversation = '" + chat.id() + "'")).isEqualTo("0");
    }

    @Test
    void theCopilotSpeaksFirstAlsoToWhomItNeverSpokeAlone() {
        Room group = TEAMS.room(office.app(), "groupChat", List.of(office.rep(), office.manager()));
        office.bring(TEAMS.message(group, office.manager(), "help"));
        TEAMS.messages(group, 1);
        tell("first");
        tell("first");
        tell("second");
        assertThat(TEAMS.messages(chat, 2)).extracting(Sent::text).containsExactly("This is a test message of the copilot: the connection works.", "This is a test message of the copilot: the connection works.");
    }

    @Test
    void nobodyIsLookedForInAnotherMicrosoftTenant() {
        Places places = RunningCopilot.bean(Places.class);
        office.sample().scope().run(() -> {
            places.keep(new Place(office.connection().id(), "own", "https://smba.trafficmanager.net/emea/", "own-tenant", "", "bot"));
            assertThat(places.near(office.connection().id(), "").map(Place::conversation)).contains("own");
            places.keep(new Place(office.connection().id(), "others", "https://smba.trafficmanager.net/amer/", "others-tenant", "", "bot"));
            assertThat(places.near(office.connection().id(), "OWN-tenant").map(Place::conversation)).contains("own");
            assertThat(places.near(office.connection().id(), "others-tenant").map(Place::conversation)).contains("others");
            assertThat(places.near(office.connection().id(), "third-tenant")).isEmpty();
            assertThat(places.near(office.connection().id(), "")).isEmpty();
        });
        tell("first");
        assertThat(Trouble.words(until("select coalesce(max(problem), '') from outbox_message where key = 'first/0' and done_at is not null"), Locale.ENGLISH)).contains("Nobody has written to the copilot in Teams there yet");
        assertThat(TEAMS.messagesNow(chat)).isEmpty();
    }

    @Test
    void theValuesOfAConnectionAreTriedOut() {
        TeamsDoor door = RunningCopilot.bean(TeamsDoor.class);
        Map<String, String> settings = Map.of(Fields.APP_ID, office.app().id(), Fields.KIND, "single", Fields.TENANT_ID, office.app().tenant());
        assertThat(door.check(settings, Map.of(Fields.APP_SECRET, office.app().secret()))).isEqualTo(new Check.Works(office.app().tenant(), "Microsoft Teams"));
        assertThat(door.check(settings, Map.of(Fields.APP_SECRET, "wrong-secret"))).isEqualTo(new Check.Fails("secret"));
        assertThat(door.check(Map.of(Fields.APP_ID, office.app().id(), Fields.KIND, "single"), Map.of())).isEqualTo(new Check.Fails("tenant_missing"));
        assertThat(door.check(Map.of(Fields.KIND, "multi"), Map.of())).isEqualTo(new Check.Fails("app_missing"));
        assertThat(door.check(Map.of(Fields.APP_ID, "another", Fields.KIND, "single", Fields.TENANT_ID, office.app().tenant()), Map.of(Fields.APP_SECRET, "x"))).isEqualTo(new Check.Fails("app"));
        assertThat(door.check(Map.of(Fields.APP_ID, office.app().id(), Fields.KIND, "multi"), Map.of(Fields.APP_SECRET, office.app().secret()))).isInstanceOf(Check.Works.class);
    }

    @Test
    void ourTokenGoesToMicrosoftOnly() {
        ServiceAddresses addresses = new ServiceAddresses("http://127.0.0.1:4711", false);
        assertThat(List.of("https://smba.trafficmanager.net/emea/", "https://europe.api.botframework.com/", "http://127.0.0.1:4711/x")).allMatch(addresses::isAllowed);
        assertThat(List.of("http://smba.trafficmanager.net/emea/", "https://evil.trafficmanager.net/", "https://smba.trafficmanager.net.evil.example/", "https://botframework.com.evil.example",
                "https://evilbotframework.com/", "https://user@smba.trafficmanager.net/", "https://smba.trafficmanager.net:8443/", "http://127.0.0.1:4712/", "http://localhost/", "ftp://x", "", "::"))
                .noneMatch(addresses::isAllowed);
        assertThat(new ServiceAddresses("", true).isAllowed("http://localhost:5000/")).isTrue();
        assertThat(List.of("https://acme-my.sharepoint.com/personal/x/upload")).allMatch(addresses::isFileStore);
        assertThat(List.of("http://acme-my.sharepoint.com/x", "https://sharepoint.com.evil.example/", "https://169.254.169.254/", "http://localhost/")).noneMatch(addresses::isFileStore);
    }

    private void tell(String key) {
        office.sample().scope().run(() -> {
            List<Outgoing> messages = RunningCopilot.bean(TeamsDoor.class).tell(office.connection(), office.rep().account(), key, Talk.declined("test", Locale.ENGLISH));
            RunningCopilot.bean(Outbox.class).send(messages);
        });
    }

    private String read(String sql) {
        return office.sample().scope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql(sql).query(String.class).single()));
    }

    private String until(String sql) {
        long end = System.nanoTime() + 30_000_000_000L;
        String found = read(sql);
        while (found.isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
            found = read(sql);
        }
        return found;
    }
}
