package com.nexusflow.copilot.core.inbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A door that does what a test says and remembers what it was asked. */
final class FakeDoor implements Door {

    final List<Received> handled = new CopyOnWriteArrayList<>();
    final List<Received> givenUp = new CopyOnWriteArrayList<>();
    final List<Outgoing> sent = new CopyOnWriteArrayList<>();
    volatile Function<Received, List<Outgoing>> answering = received -> List.of();
    volatile Function<Outgoing, Sent> sending = outgoing -> new Sent.Delivered("ref-" + outgoing.key());

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public List<Outgoing> handle(Received message) {
        handled.add(message);
        return answering.apply(message);
    }

    @Override
    public List<Outgoing> giveUp(Received message) {
        givenUp.add(message);
        return List.of(new Outgoing(message.connectionId(), "sorry:" + message.id(), message.lane(), "text", "sorry"));
    }

    @Override
    public Sent send(Outgoing message) {
        sent.add(message);
        return sending.apply(message);
    }
}
