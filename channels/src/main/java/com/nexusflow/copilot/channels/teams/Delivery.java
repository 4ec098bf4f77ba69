package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.channels.teams.Connector.Answer;
import com.nexusflow.copilot.channels.teams.Places.Place;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Sent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Delivers messages to conversations that are known, and opens the personal chat with somebody when there is none yet. */
final class Delivery {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Connections connections;
    private final Places places;
    private final Connector connector;
    private final Outbox outbox;

    /** A place to deliver to, or why there is none. */
    private record Found(@Nullable Place place, @Nullable Sent problem) {}

    Delivery(Connections connections, Places places, Connector connector, Outbox outbox) {
        this.connections = connections;
        this.places = places;
        this.connector = connector;
        this.outbox = outbox;
    }

    Sent send(Outgoing message) {
        Optional<Connection> connection = connections.find(message.connectionId());
        if (connection.filter(Connection::isEstablished).isEmpty()) {
            return new Sent.Refused(Trouble.of(Outbox.WORDS, "sent.disconnected"));
        }
        Parcel parcel = Parcel.parse(message.body());
        Found found = parcel.conversation().isEmpty() ? personal(connection.get(), parcel) : known(connection.get(), parcel.conversation());
        return found.place() == null ? problem(found) : deliver(connection.get(), found.place(), parcel);
    }

    private static Sent problem(Found found) {
        return found.problem() == null ? new Sent.Refused(trouble("sent.gone")) : found.problem();
    }

    private Found known(Connection connection, String conversation) {
        return new Found(places.find(connection.id(), conversation).orElse(null), null);
    }

    private Sent deliver(Connection connection, Place place, Parcel parcel) {
        String changed = parcel.changes().isEmpty() ? replaced(connection, parcel) : parcel.changes();
        if (!changed.isEmpty()) {
            Answer answer = connector.update(connection, place.service(), place.conversation(), changed, addressed(place, parcel));
            if (answer.isGood()) {
                return new Sent.Delivered(changed);
            }
            if (answer.status() != 404 || !parcel.changes().isEmpty()) {
                return undelivered(answer);
            }
        }
        Answer answer = connector.post(connection, place.service(), place.conversation(), parcel.replyTo(), addressed(place, parcel));
        if (answer.isGood()) {
            return new Sent.Delivered(answer.id());
        }
        if (answer.status() == 403 || answer.status() == 404) {
            places.forget(place);
        }
        return undelivered(answer);
    }

    private String replaced(Connection connection, Parcel parcel) {
        return parcel.instead().isEmpty() ? "" : outbox.reference(connection.id(), parcel.instead()).orElse("");
    }

    private Found personal(Connection connection, Parcel parcel) {
        String account = parcel.account();
        Optional<Place> known = places.personal(connection.id(), account);
        if (known.isPresent()) {
            return new Found(known.get(), null);
        }
        Optional<Place> near = places.near(connection.id(), tenant(connection, parcel));
        if (near.isEmpty()) {
            return new Found(null, new Sent.Refused(trouble("sent.nowhere")));
        }
        Answer answer = connector.create(connection, near.get().service(), parameters(near.get(), account));
        if (!answer.isGood() || answer.id().isEmpty()) {
            return new Found(null, undelivered(answer));
        }
        Place place = new Place(connection.id(), answer.id(), near.get().service(), near.get().microsoftTenant(), account, near.get().bot());
        places.keep(place);
        return new Found(place, null);
    }

    /** Forgets conversations of groups that were silent for long. */
    void forget() {
        places.forget();
    }

    /** The Microsoft tenant to look for the account in: where it was met, or the one that the connection is for. */
    private static String tenant(Connection connection, Parcel parcel) {
        return parcel.tenant().isEmpty() && !Fields.isMultiTenant(connection) ? connection.setting(Fields.TENANT_ID) : parcel.tenant();
    }

    private static ObjectNode parameters(Place near, String account) {
        ObjectNode parameters = JSON.createObjectNode();
        parameters.put("isGroup", false).put("tenantId", near.microsoftTenant());
        parameters.putObject("bot").put("id", near.bot());
        parameters.putArray("members").addObject().put("id", account).put("aadObjectId", account);
        parameters.putObject("channelData").putObject("tenant").put("id", near.microsoftTenant());
        return parameters;
    }

    private static ObjectNode addressed(Place place, Parcel parcel) {
        ObjectNode activity = (ObjectNode) parcel.activity().deepCopy();
        activity.putObject("from").put("id", place.bot());
        activity.putObject("conversation").put("id", place.conversation());
        if (!parcel.replyTo().isEmpty()) {
            activity.put("replyToId", parcel.replyTo());
        }
        return activity;
    }

    private static Sent undelivered(Answer answer) {
        if (answer.isForLater()) {
            return new Sent.Later(answer.rest(), answer.needsSecret() ? trouble("sent.secret") : trouble("sent.busy", answer.status()));
        }
        return new Sent.Refused(switch (answer.status()) {
            case 403 -> trouble("sent.removed");
            case 404 -> trouble("sent.gone");
            case 413 -> trouble("sent.large");
            default -> trouble("sent.refused", answer.status());
        });
    }

    private static Trouble trouble(String reason, Object... values) {
        return Trouble.of("messages.teams", reason, values);
    }
}
