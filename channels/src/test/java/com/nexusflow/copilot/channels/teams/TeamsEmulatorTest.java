package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.teams.FakeBotConnector.App;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The emulator, which signs nothing. */
class TeamsEmulatorTest {

    private final App app = App.random();
    private final Connection allowing = connected("on");
    private final Connection refusing = connected("off");

    @Test
    void theEmulatorIsLetInOnADevelopersMachineWhereTheConnectionSaysSo() {
        assertThat(admitted(true, allowing, "emulator", "http://localhost:5000", null)).isTrue();
        assertThat(admitted(false, allowing, "emulator", "http://localhost:5000", null)).isFalse();
        assertThat(admitted(true, refusing, "emulator", "http://localhost:5000", null)).isFalse();
        assertThat(admitted(true, allowing, "msteams", "http://localhost:5000", null)).isFalse();
        assertThat(admitted(true, allowing, "emulator", "http://elsewhere.example", null)).isFalse();
        assertThat(admitted(true, allowing, "emulator", "http://localhost:5000", "Bearer x")).isFalse();
    }

    private static boolean admitted(boolean development, Connection connection, String channel, String service, String authorization) {
        Gate gate = new Gate(RunningCopilot.bean(Connections.class), new ServiceAddresses("", development), development);
        Activity activity = Activity.parse("{\"type\": \"message\", \"channelId\": \"" + channel + "\", \"serviceUrl\": \"" + service + "\"}").orElseThrow();
        return gate.admit(connection.id().toString(), authorization, activity).isPresent();
    }

    private Connection connected(String emulator) {
        return TeamsOffice.connect(RunningCopilot.newTenant(), app, Map.of(Fields.APP_ID, UUID.randomUUID().toString(), Fields.KIND, "single", Fields.TENANT_ID, app.tenant(), Fields.EMULATOR, emulator));
    }
}
