package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.door.Platform;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.Identities.Identity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a caller gets in writing: in Slack or Teams, where it can be worked with, the chosen one first, or else by text message. Runs in the background scope. */
final class Written {

    private record Place(Platform platform, Connection connection, String externalId) {}

    private final Supplier<Stream<Platform>> platforms;
    private final Connections connections;
    private final Identities identities;
    private final Deliveries deliveries;

    Written(Supplier<Stream<Platform>> platforms, Connections connections, Identities identities, Deliveries deliveries) {
        this.deliveries = deliveries;
        this.platforms = platforms;
        this.connections = connections;
        this.identities = identities;
    }

    List<Outgoing> of(PhoneDoor phone, Connection connection, UUID person, String number, String key, Reply reply) {
        return place(person, phone).map(place -> place.platform().tell(place.connection(), place.externalId(), key, reply))
                .orElseGet(() -> phone.tell(connection, number, key, reply));
    }

    private Optional<Place> place(UUID person, Platform phone) {
        String chosen = deliveries.of(person).door();
        return identities.of(person).stream().flatMap(identity -> place(identity, phone).stream()).min(Comparator.comparing(place -> !place.platform().name().equals(chosen)));
    }

    private Optional<Place> place(Identity identity, Platform phone) {
        return connections.find(identity.connectionId()).filter(Connection::isEstablished).flatMap(connection -> platforms.get()
                .filter(platform -> !platform.name().equals(phone.name()) && platform.name().equals(connection.door()))
                .findFirst()
                .map(platform -> new Place(platform, connection, identity.externalId())));
    }
}
