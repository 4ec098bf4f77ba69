package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Delivery;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
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

    private final Map<String, Platform> platforms;
    private final Connections connections;
    private final Identities identities;
    private final People people;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Tenants tenants;
    private final Clock clock;

    public Courier(List<Platform> platforms, Connections connections, Identities identities, People people, Deliveries deliveries, Outbox outbox, Tenants tenants, Clock clock) {
        this.platforms = platforms.stream().collect(Collectors.toMap(Platform::name, Function.identity()));
        this.connections = connections;
        this.identities = identities;
        this.people = people;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** When the person may be told something that is known now: now, or when the quiet hours end. What is told then is to be asked then. */
    public Instant allowed(UUID person) {
        return deliveries.of(person).allowed(clock.instant(), tenants.current().timeZone());
    }

    /** Has the person told the reply at once, and once for each key; false when there is no door through which the person is known. */
    public boolean tell(UUID person, String key, Reply reply) {
        Optional<Place> place = place(person);
        place.ifPresent(found -> send(found, key, reply));
        return place.isPresent();
    }

    /** Where the person is told something next; empty when there is no door. */
    Optional<Place> place(UUID person) {
        return place(person, deliveries.of(person));
    }

    void send(Place place, String key, Reply reply) {
        outbox.send(place.platform().tell(place.connection(), place.externalId(), key, reply));
    }

    /** Tells somebody on one platform at once, whatever the hour: what an administrator tries out. False when the person is not known there. */
    public boolean tellNow(UUID person, String door, String key, Reply reply) {
        Optional<Place> place = places(person).stream().filter(found -> found.platform().name().equals(door)).findFirst();
        place.ifPresent(found -> send(found, key, reply));
        return place.isPresent();
    }

    /** Tells somebody who has just become known by a link where that was offered: at once, for it is what the person waits for. */
    public void welcome(Identities.Pending known) {
        Reply reply = Talk.declined("known", tenants.current().language());
        place(known.connectionId(), known.externalId()).ifPresent(place -> send(place, "known/" + reply.conversationId(), reply));
    }

    private Optional<Place> place(UUID person, Delivery delivery) {
        return places(person).stream().min(Comparator.comparing((Place place) -> !place.platform().name().equals(delivery.door()))
                .thenComparing(place -> place.platform().name().equals("phone"))
                .thenComparing(place -> place.platform().name()));
    }

    /** Whoever left is known nowhere. */
    private List<Place> places(UUID person) {
        return people.person(person).filter(Person::active).isEmpty()
                ? List.of()
                : identities.of(person).stream().flatMap(identity -> place(identity.connectionId(), identity.externalId()).stream()).toList();
    }

    private Optional<Place> place(UUID connected, String externalId) {
        return connections.find(connected)
                .filter(Connection::isEstablished)
                .flatMap(connection -> Optional.ofNullable(platforms.get(connection.door())).map(platform -> new Place(platform, connection, externalId)));
    }
}
