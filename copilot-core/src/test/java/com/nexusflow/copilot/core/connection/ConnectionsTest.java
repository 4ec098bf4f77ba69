package com.nexusflow.copilot.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private final TenantScope tenant = TestDatabase.newTenant();
    private final Connections connections = connections((byte) 1);

    @Test
    void secretsAreSealedInTheDatabaseAndReadBack() {
        Connection kept = tenant.call(() -> connections.connect("slack", "T1", "Acme", Map.of("channels", "C1"), Map.of("bot_token", "xoxb-very-secret")));
        assertThat(tenant.call(() -> connections.find(kept.id()))).get().satisfies(found -> {
            assertThat(found.secret("bot_token")).isEqualTo("xoxb-very-secret");
            assertThat(found.setting("channels")).isEqualTo("C1");
            assertThat(found.toString()).doesNotContain("xoxb");
        });
        String row = tenant.call(() -> TestDatabase.database().read(jdbc -> jdbc.sql("select encode(secrets, 'escape') || settings from connection").query(String.class).single()));
        assertThat(row).doesNotContain("xoxb").doesNotContain("secret");
    }

    @Test
    void anotherKeyOpensNothingAndTheConnectionStandsStill() {
        tenant.run(() -> connections.connect("slack", "T1", "Acme", Map.of("channels", "C1"), Map.of("bot_token", "xoxb-very-secret")));
        assertThat(tenant.call(() -> connections((byte) 2).of("slack")).orElseThrow()).satisfies(shut -> {
            assertThat(shut.isEstablished()).isFalse();
            assertThat(shut.secret("bot_token")).isEmpty();
            assertThat(shut.setting("channels")).isEqualTo("C1");
            assertThat(shut.problem()).contains("COPILOT_SECRET_KEY");
        });
        assertThat(tenant.call(() -> connections.of("slack")).orElseThrow().isEstablished()).isTrue();
    }

    @Test
    void secretsMovedToAnotherConnectionStayShut() {
        TenantScope other = TestDatabase.newTenant();
        tenant.run(() -> connections.connect("slack", "T1", "Acme", Map.of(), Map.of("bot_token", "a")));
        other.run(() -> connections.connect("slack", "T2", "Other", Map.of(), Map.of("bot_token", "b")));
        byte[] stolen = tenant.call(() -> TestDatabase.database().read(jdbc -> jdbc.sql("select secrets from connection").query(byte[].class).single()));
        other.run(() -> TestDatabase.database().write(jdbc -> jdbc.sql("update connection set secrets = ?").param(stolen).update()));
        assertThat(other.call(() -> connections.of("slack")).orElseThrow().isEstablished()).isFalse();
    }

    @Test
    void newSecretsReplaceTheOldUnderTheSameAddress() {
        Connection before = tenant.call(() -> connections.connect("slack", "T1", "Acme", Map.of(), Map.of("bot_token", "old")));
        tenant.run(() -> connections.failed(before.id(), "The token was revoked."));
        Connection after = tenant.call(() -> connections.connect("slack", "T1", "Acme", Map.of(), Map.of("bot_token", "new")));
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.secret("bot_token")).isEqualTo("new");
        assertThat(after.problem()).isNull();
    }

    @Test
    void whoWasKnownInOneWorkspaceIsNotKnownInAnother() {
        Identities identities = new Identities(TestDatabase.database(), Clock.systemUTC());
        Connection first = tenant.call(() -> connections.connect("slack", "T1", "Acme", Map.of(), Map.of("bot_token", "a")));
        TenantScope rep = TestDatabase.newPerson(tenant, "Rita", Role.REP);
        tenant.run(() -> identities.link(first.id(), "U1", rep.personId(), "rita", Identities.Way.LINK));
        tenant.run(() -> connections.connect("slack", "T1", "Acme", Map.of(), Map.of("bot_token", "new")));
        assertThat(tenant.call(() -> identities.person(first.id(), "U1"))).contains(rep.personId());
        tenant.run(() -> connections.connect("slack", "T2", "Other", Map.of(), Map.of("bot_token", "b")));
        assertThat(tenant.call(() -> identities.person(first.id(), "U1"))).isEmpty();
    }

    @Test
    void whatWentWrongStandsThereUntilItWorksAgain() {
        Connection connection = tenant.call(() -> connections.connect("slack", "T1", "Acme", Map.of(), Map.of()));
        tenant.run(() -> connections.failed(connection.id(), "The channel is gone."));
        assertThat(tenant.call(() -> connections.of("slack")).orElseThrow().problem()).isEqualTo("The channel is gone.");
        tenant.run(() -> connections.told(connection.id(), Instant.now()));
        assertThat(tenant.call(() -> connections.of("slack")).orElseThrow()).satisfies(now -> {
            assertThat(now.problem()).isNull();
            assertThat(now.lastOut()).isNotNull();
        });
    }

    @Test
    void whatGoesWrongWhileSomethingIsBeingSentIsNotOverWhenThatHasGoneOut() {
        Connection connection = tenant.call(() -> connections.connect("slack", "T1", "Acme", Map.of(), Map.of()));
        Instant begun = Instant.now().minusMillis(1);
        tenant.run(() -> connections.failed(connection.id(), "The channel is gone."));
        tenant.run(() -> connections.told(connection.id(), begun));
        assertThat(tenant.call(() -> connections.of("slack")).orElseThrow().problem()).isEqualTo("The channel is gone.");
    }

    @Test
    void whatWentWrongOnOneNodeIsOverWhenAnotherOneGetsThrough() {
        Connections other = new Connections(TestDatabase.database(), new SecretBox(new byte[32]), Clock.systemUTC());
        Connection connection = tenant.call(() -> connections.connect("slack", "T1", "Acme", Map.of(), Map.of("bot_token", "a")));
        tenant.run(() -> {
            connections.told(connection.id(), Instant.now());
            other.failed(connection.id(), "The channel is gone.");
            connections.told(connection.id(), Instant.now());
        });
        assertThat(tenant.call(() -> connections.of("slack")).orElseThrow().problem()).isNull();
    }

    @Test
    void aDisconnectedDoorIsForgotten() {
        Connection connection = tenant.call(() -> connections.connect("slack", "T1", "Acme", Map.of(), Map.of()));
        assertThat(tenant.call(() -> connections.disconnect("slack"))).isTrue();
        assertThat(tenant.call(() -> connections.disconnect("slack"))).isFalse();
        assertThat(connections.arrivalAt(connection.id())).isEmpty();
    }

    @Test
    void aConnectionWithoutSecretsHasAnAddressButLetsNothingIn() {
        Connection begun = tenant.call(() -> connections.begin("slack"));
        assertThat(begun.isEstablished()).isFalse();
        assertThat(connections.tenantOf(begun.id())).isEmpty();
        assertThat(connections.everywhere("slack")).noneMatch(owned -> owned.id().equals(begun.id()));
        assertThat(tenant.call(() -> connections.begin("slack")).id()).isEqualTo(begun.id());
        tenant.run(() -> connections.connect("slack", "T1", "Acme", Map.of(), Map.of("bot_token", "a")));
        assertThat(connections.tenantOf(begun.id())).contains(tenant);
    }

    @Test
    void anotherTenantSeesNoConnection() {
        Connection connection = tenant.call(() -> connections.connect("slack", "T1", "Acme", Map.of(), Map.of()));
        TenantScope other = TestDatabase.newTenant();
        assertThat(other.call(() -> connections.find(connection.id()))).isEmpty();
        assertThat(other.call(connections::all)).isEmpty();
    }

    private static Connections connections(byte first) {
        byte[] key = new byte[SecretBox.KEY_BYTES];
        key[0] = first;
        return new Connections(TestDatabase.database(), new SecretBox(key), Clock.systemUTC());
    }
}
