package com.nexusflow.copilot.channels.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.Platform.Check;
import com.nexusflow.copilot.channels.slack.FakeWorkspace.Fault;
import com.nexusflow.copilot.core.connection.Connection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an administrator enters is checked with Slack, and the app is made from our manifest. */
class SlackSetupTest {

    private final FakeWorkspace slack = FakeWorkspace.found();
    private final SlackSetup setup = new SlackSetup(new SlackApi(new SlackSettings(FakeSlack.running().address() + "/api/", "https://hooks.slack.com/", "https://files.slack.com/", Duration.ofSeconds(5))));

    @Test
    void whatWorksNamesTheWorkspaceAndTheApp() {
        assertThat(check(Map.of())).isInstanceOfSatisfying(Check.Works.class, works -> assertThat(works.workspace()).isEqualTo(slack.team() + "/" + slack.app()));
        assertThat(check(Map.of("app_token", slack.appToken()))).isInstanceOf(Check.Works.class);
    }

    @Test
    void whatDoesNotWorkSaysWhy() {
        assertThat(check(Map.of("bot_token", "xoxb-wrong"))).isEqualTo(new Check.Fails("token"));
        assertThat(check(Map.of("app_token", "xapp-1-A0OTHER-wrong"))).isEqualTo(new Check.Fails("app_token"));
        assertThat(check(Map.of("app_token", FakeWorkspace.found().appToken()))).isEqualTo(new Check.Fails("app_token"));
        slack.fail("auth.test", new Fault(500, "", 0));
        assertThat(check(Map.of())).isEqualTo(new Check.Fails("unreachable"));
        slack.scopes().remove("users:read.email");
        assertThat(check(Map.of())).isEqualTo(new Check.Fails("scopes"));
    }

    @Test
    void theManifestNamesTheAddressesOfTheConnectionAndEveryScopeThatIsChecked() {
        Connection connection = new Connection(UUID.randomUUID(), "slack", "", "", Map.of(), Map.of(), Instant.EPOCH, null, null, null, null);
        JsonNode manifest = manifest("https://copilot.example.com", SlackManifest.OVER_HTTP, connection);
        String home = "https://copilot.example.com/doors/slack/" + connection.id();
        assertThat(SlackJson.text(manifest, "/settings/event_subscriptions/request_url")).isEqualTo(home + "/events");
        assertThat(SlackJson.text(manifest, "/settings/interactivity/request_url")).isEqualTo(home + "/interactions");
        assertThat(SlackJson.text(manifest, "/features/slash_commands/0/url")).isEqualTo(home + "/commands");
        assertThat(SlackJson.text(manifest, "/features/unfurl_domains/0")).isEqualTo("copilot.example.com");
        assertThat(manifest.at("/oauth_config/scopes/bot").valueStream().map(JsonNode::asString)).containsExactlyElementsOf(SlackManifest.SCOPES);
        assertThat(SlackJson.text(manifest, "/display_information/description").length()).isBetween(1, 140);
        manifest.at("/features/shortcuts").forEach(shortcut -> assertThat(SlackJson.text(shortcut, "/name").length()).isBetween(1, 24));
    }

    @Test
    void whereSlackCannotReachUsTheManifestIsForASocket() {
        Connection connection = new Connection(UUID.randomUUID(), "slack", "", "", Map.of(), Map.of(), Instant.EPOCH, null, null, null, null);
        JsonNode manifest = manifest("", SlackManifest.OVER_HTTP, connection);
        assertThat(SlackJson.flag(manifest, "/settings/socket_mode_enabled")).isTrue();
        assertThat(manifest.toString()).doesNotContain("request_url").doesNotContain("\"url\"");
        assertThat(manifest("https://copilot.example.com", SlackManifest.OVER_SOCKET, connection).at("/settings/socket_mode_enabled").asBoolean()).isTrue();
    }

    private static JsonNode manifest(String home, String name, Connection connection) {
        return SlackJson.read(new String(new SlackManifest(new DoorSettings(home, false), Locale.ENGLISH).file(name, connection), StandardCharsets.UTF_8));
    }

    private Check check(Map<String, String> other) {
        Map<String, String> secrets = new java.util.HashMap<>(slack.secrets());
        secrets.putAll(other);
        return setup.check(secrets);
    }
}
