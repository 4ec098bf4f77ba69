package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Delivery;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells people what they have not asked for: through the door they chose, and not in their quiet hours. Runs in the background scope of the tenant. */
public final class Courier {

    /** Where somebody can be told something. */
    record Place(Platform platform, Connection connection, String externalId) {}

    /** Where somebody is told something next, and from when on. */
    record Way(Place place, Instant from) {}

    private final Map<String, Platform> platforms;
    private final Connections connections;
    private final Identities identities;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Tenants tenants;
    private final Clock clock;

    public Courier(List<Platform> platforms, Connections connections, Identities identities, Deliveries deliveries, Outbox outbox, Tenants tenants, Clock clock) {
        this.platforms = platforms.stream().collect(Collectors.toMap(Platform::name, Function.identity()));
        this.connections = connections;
        this.identities = identities;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Has the person told the reply, once for each key; false when there is no door through which the person is known. */
    public boolean tell(UUID person, String key, Reply reply) {
        Optional<Way> way = way(person);
        way.ifPresent(found -> send(found, key, reply));
        return way.isPresent();
    }

    /** Through which door the person can be told something, and from when on; empty when there is none. */
    Optional<Way> way(UUID person) {
        Delivery delivery = deliveries.of(person);
        return place(person, delivery).map(place -> new Way(place, delivery.allowed(clock.instant(), tenants.current().timeZone())));
    }

    void send(Way way, String key, Reply reply) {
        send(way.place(), key, reply, way.from());
    }

    /** Tells somebody on one platform at once, whatever the hour: what an administrator tries out. False when the person is not known there. */
    public boolean tellNow(UUID person, String door, String key, Reply reply) {
        Optional<Place> place = places(person).stream().filter(found -> found.platform().name().equals(door)).findFirst();
        place.ifPresent(found -> send(found, key, reply, clock.instant()));
        return place.isPresent();
    }

    /** Tells somebody who has just become known by a link where that was offered: at once, for it is what the person waits for. */
    public void welcome(Identities.Pending known) {
        Reply reply = Talk.declined("known", tenants.current().language());
        place(known.connectionId(), known.externalId()).ifPresent(place -> send(place, "known/" + reply.conversationId(), reply, clock.instant()));
    }

    private void send(Place place, String key, Reply reply, Instant allowed) {
        List<Outgoing> messages = place.platform().tell(place.connection(), place.externalId(), key, reply);
        outbox.send(allowed.isAfter(clock.instant()) ? messages.stream().map(message -> message.at(allowed)).toList() : messages);
    }

    private Optional<Place> place(UUID person, Delivery delivery) {
        return places(person).stream().min(Comparator.comparing((Place place) -> !place.platform().name().equals(delivery.door()))
                .thenComparing(place -> place.platform().name().equals("phone"))
                .thenComparing(place -> place.platform().name()));
    }

    private List<Place> places(UUID person) {
        return identities.of(person).stream().flatMap(identity -> place(identity.connectionId(), identity.externalId()).stream()).toList();
    }

    private Optional<Place> place(UUID connected, String externalId) {
        return connections.find(connected)
                .filter(Connection::isEstablished)
                .flatMap(connection -> Optional.ofNullable(platforms.get(connection.door())).map(platform -> new Place(platform, connection, externalId)));
    }
}
