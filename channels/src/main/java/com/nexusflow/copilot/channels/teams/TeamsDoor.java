package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.Platform;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.inbox.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Teams as a door. */
final class TeamsDoor implements Platform {

    static final String MESSAGE = "message";
    static final String UPDATE = "update";
    static final String CONSENT = "consent";
    private static final String PACKAGE = "teams-app.zip";

    private final Connections connections;
    private final DoorSettings doors;
    private final Talk talk;
    private final Conversing conversing;
    private final Greeting greeting;
    private final Delivery delivery;
    private final Trial trial;
    private final Letters letters;

    TeamsDoor(Connections connections, DoorSettings doors, Talk talk, Conversing conversing, Greeting greeting, Delivery delivery, Trial trial) {
        this.connections = connections;
        this.doors = doors;
        this.talk = talk;
        this.conversing = conversing;
        this.greeting = greeting;
        this.delivery = delivery;
        this.trial = trial;
        this.letters = new Letters(doors);
    }

    @Override
    public String name() {
        return Fields.DOOR;
    }

    @Override
    public List<Field> fields() {
        return Fields.all(doors.development());
    }

    @Override
    public Check check(Map<String, String> settings, Map<String, String> secrets) {
        return trial.of(settings, secrets);
    }

    @Override
    public Map<String, String> addresses(Connection connection) {
        return Map.of("messages", doors.address("/doors/teams/" + connection.id() + "/messages"));
    }

    @Override
    public List<String> files() {
        return List.of(PACKAGE);
    }

    @Override
    public boolean filesComeFirst() {
        return false;
    }

    @Override
    public byte[] file(String name, Connection connection) {
        if (!PACKAGE.equals(name)) {
            throw new IllegalArgumentException("Teams needs no file \"" + name + "\"; there is " + PACKAGE);
        }
        return new AppPackage(doors, talk.locale()).zip(connection);
    }

    @Override
    public void forget() {
        delivery.forget();
    }

    @Override
    public List<Outgoing> tell(Connection connection, String externalId, String key, Reply reply) {
        List<? extends JsonNode> messages = letters.of(reply, talk.locale(), List.of());
        List<Outgoing> all = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Parcel parcel = Parcel.toAccount(externalId, "", messages.get(i));
            all.add(new Outgoing(connection.id(), key + "/" + i, parcel.lane(), Parcel.KIND, parcel.json()));
        }
        return all;
    }

    @Override
    public List<Outgoing> handle(Received message) {
        Optional<Connection> connection = connections.find(message.connectionId());
        Optional<Activity> activity = Activity.parse(message.body());
        if (connection.isEmpty() || activity.isEmpty()) {
            return List.of();
        }
        return switch (message.kind()) {
            case MESSAGE -> conversing.message(connection.get(), message, activity.get());
            case UPDATE -> greeting.update(connection.get(), message, activity.get(), conversing.locale(activity.get()));
            case CONSENT -> conversing.consent(connection.get(), message, activity.get());
            default -> List.of();
        };
    }

    @Override
    public List<Outgoing> giveUp(Received message) {
        Optional<Connection> connection = connections.find(message.connectionId());
        Optional<Activity> activity = Activity.parse(message.body());
        return connection.isEmpty() || activity.isEmpty() || UPDATE.equals(message.kind())
                ? List.of()
                : conversing.giveUp(connection.get(), message, activity.get());
    }

    @Override
    public Sent send(Outgoing message) {
        return delivery.send(message);
    }
}
