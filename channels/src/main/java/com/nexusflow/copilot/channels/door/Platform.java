package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Door;
import com.nexusflow.copilot.core.inbox.Outgoing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A door that administrators connect on the page Connections, and through which the copilot may speak first. */
public interface Platform extends Door {

    /** What an administrator fills in to connect it, in the order in which it is asked for. */
    List<Field> fields();

    /**
     * One thing to fill in. Its label and its explanation are the messages "NAME.field.FIELD" and "NAME.field.FIELD.help" of the bundle of the door's name.
     *
     * @param pattern what a value must match
     * @param required whether it may not be left out
     */
    record Field(String name, boolean secret, String pattern, boolean required) {}

    /** Asks the platform whether the values work, before they are kept. */
    Check check(Map<String, String> settings, Map<String, String> secrets);

    /** What the platform said. */
    sealed interface Check {

        /** It works: the platform's id of the workspace, and what people call it. */
        record Works(String workspace, String label) implements Check {}

        /** It does not; the message "NAME.problem.REASON" of the door's bundle says what to do. */
        record Fails(String reason) implements Check {}
    }

    /** The addresses of ours that an administrator has to enter on the platform's side, by the message "connections.address.NAME.KEY" of the pages that says where. */
    default Map<String, String> addresses(Connection connection) {
        return Map.of();
    }

    /** Enters these addresses on the platform's side by itself; empty where the platform lets nobody do that. */
    default Optional<Check> configure(Connection connection) {
        return Optional.empty();
    }

    /** Whether {@link #configure} does something. */
    default boolean canConfigure() {
        return false;
    }

    /** Files that an administrator needs on the platform's side, by name; made for the connection when there is one already. */
    List<String> files();

    /** Whether the files are needed before the platform can be asked; otherwise what was entered stands in them. */
    default boolean filesComeFirst() {
        return true;
    }

    /** One of the files; the id of the connection stands in the addresses inside. */
    byte[] file(String name, Connection connection);

    /** The messages that say the reply to somebody of whom the platform knows the id, in a direct conversation. */
    List<Outgoing> tell(Connection connection, String externalId, String key, Reply reply);
}
