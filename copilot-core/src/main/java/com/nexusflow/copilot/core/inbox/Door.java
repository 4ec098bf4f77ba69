package com.nexusflow.copilot.core.inbox;

import java.util.List;

/**
 * A platform where people talk to the copilot. Its methods run in the background scope of the message's tenant, for one message of a lane at a time;
 * after a crash they run again with the same message.
 */
public interface Door {

    /** What the door is called in rows and addresses, for instance "slack". */
    String name();

    /** What is to be said to a message that came in. An exception means that it is tried again a little later. */
    List<Outgoing> handle(Received message);

    /** What is to be said when a message could not be handled although it was tried several times. */
    List<Outgoing> giveUp(Received message);

    /** Whether what came in long ago could be brought again and still verify, for the platform signs no time; then its mark is never forgotten. */
    default boolean verifiesForever() {
        return false;
    }

    /** Sends one message; every outcome is a value, and an exception counts as {@link Sent.Later}. */
    Sent send(Outgoing message);

    /** Forgets what the door kept about conversations that ended long ago; called now and then. */
    default void forget() {}
}
