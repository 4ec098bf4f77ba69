package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.Trouble;
import com.slack.api.socket_mode.SocketModeClient;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Keeps a socket open for every connection that has a token for one, so that Slack needs no address of ours. Several nodes may each hold one: Slack gives
 * each message to one of them, and repeats have no effect. An envelope is acknowledged once its message is in the inbox, else Slack brings it again.
 */
final class SlackSockets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackSockets.class);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(5);
    private static final Map<String, SlackIntake.Way> WAYS =
            Map.of("events_api", SlackIntake.Way.EVENT, "slash_commands", SlackIntake.Way.COMMAND, "interactive", SlackIntake.Way.INTERACTION);

    private record Socket(String token, SocketModeClient client) {}

    private final Connections connections;
    private final SlackApi api;
    private final SlackIntake intake;
    private final Map<UUID, Socket> open = new ConcurrentHashMap<>();
    private final Thread keeper = Thread.ofVirtual().name("slack-sockets").unstarted(this::keep);
    private volatile boolean closed;

    SlackSockets(Connections connections, SlackApi api, SlackIntake intake) {
        this.connections = connections;
        this.api = api;
        this.intake = intake;
    }

    void start() {
        keeper.start();
    }

    private void keep() {
        try {
            while (!closed) {
                try {
                    lookAround();
                } catch (RuntimeException e) {
                    LOG.warn("Which sockets to Slack are wanted could not be read; it is looked for again in {}", LOOK_AROUND, e);
                }
                Thread.sleep(LOOK_AROUND);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAround() {
        Set<UUID> wanted = new HashSet<>();
        for (Connections.Owned owned : connections.everywhere(SlackDoor.NAME)) {
            owned.tenant().call(() -> connections.find(owned.id()))
                    .filter(connection -> !connection.secret(SlackDoor.APP_TOKEN).isEmpty() && !connection.workspace().isEmpty())
                    .ifPresent(connection -> {
                        wanted.add(owned.id());
                        ensure(owned, connection);
                    });
        }
        open.keySet().stream().filter(id -> !wanted.contains(id)).toList().forEach(this::end);
    }

    private void ensure(Connections.Owned owned, Connection connection) {
        String token = connection.secret(SlackDoor.APP_TOKEN);
        Socket socket = open.get(owned.id());
        if (socket != null && socket.token().equals(token)) {
            return;
        }
        end(owned.id());
        try {
            SocketModeClient client = api.library().socketMode(token, SocketModeClient.Backend.JavaWebSocket);
            client.setAutoReconnectEnabled(true);
            client.addWebSocketMessageListener(text -> take(owned, client, text));
            client.connect();
            open.put(owned.id(), new Socket(token, client));
            LOG.info("A socket to Slack is open for connection {}", owned.id());
        } catch (IOException | RuntimeException e) {
            LOG.warn("No socket to Slack could be opened for connection {}; it is tried again in {}: {}", owned.id(), LOOK_AROUND, e.getClass().getSimpleName());
            owned.tenant().run(() -> connections.failed(owned.id(), Trouble.of(SlackWords.BUNDLE, "slack.problem.app_token").text()));
        }
    }

    private void take(Connections.Owned owned, SocketModeClient client, String text) {
        JsonNode envelope = SlackJson.read(text);
        SlackIntake.Way way = WAYS.get(SlackJson.text(envelope, "/type"));
        if (way == null) {
            return;
        }
        try {
            Optional<SlackIntake.Taken> taken = owned.tenant().call(() -> connections.find(owned.id()).map(connection -> intake.take(connection, way, envelope.at("/payload"))));
            Object answer = taken.orElse(null) instanceof SlackIntake.Taken.Done done && SlackJson.flag(envelope, "/accepts_response_payload") ? done.answer() : null;
            client.sendWebSocketMessage(SlackJson.write(object("envelope_id", SlackJson.text(envelope, "/envelope_id"), "payload", answer)));
        } catch (RuntimeException e) {
            LOG.warn("What came through the socket of connection {} could not be kept; Slack brings it again", owned.id(), e);
        }
    }

    private void end(UUID connection) {
        Socket socket = open.remove(connection);
        if (socket != null) {
            try {
                socket.client().setAutoReconnectEnabled(false);
                socket.client().setAutoReconnectOnCloseEnabled(false);
                socket.client().close();
            } catch (IOException e) {
                LOG.debug("A socket to Slack did not close", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
        open.keySet().stream().toList().forEach(this::end);
    }
}
