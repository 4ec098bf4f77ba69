package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.call.CallNumbers;
import com.nexusflow.copilot.core.call.CallParties;
import com.nexusflow.copilot.core.call.Direction;
import com.nexusflow.copilot.core.call.TelephoneNumber;
import java.util.Comparator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The ends of a recorded call. Twilio puts whoever is on the call itself on the first channel, and whoever was dialled from within it on the second.
 *
 * @param second who was dialled; without such a one the other number of the call itself
 * @param bridged whether somebody was dialled from within the call
 * @param inbound whether somebody rang us
 * @param sided whether it is known who is on which channel
 */
record Legs(@Nullable TelephoneNumber first, @Nullable TelephoneNumber second, boolean bridged, boolean inbound, boolean sided) {

    /**
     * Who is who of them.
     *
     * @param repChannel the channel of the rep, or null when nobody knows
     */
    record Roles(CallNumbers numbers, Direction direction, @Nullable Integer repChannel) {}

    static final Legs UNKNOWN = new Legs(null, null, false, true, false);

    /** @param children the calls that were dialled from within it; of several the one that was talked on longest */
    static Legs of(JsonNode call, JsonNode children) {
        boolean inbound = !call.path("direction").asString("").startsWith("outbound");
        JsonNode child = StreamSupport.stream(children.spliterator(), false)
                .filter(one -> one.path("status").asString("").equals("completed"))
                .max(Comparator.comparingInt(one -> one.path("duration").asInt(0)))
                .orElse(null);
        TelephoneNumber other = number(call, inbound ? "to" : "from");
        return new Legs(number(call, inbound ? "from" : "to"), child == null ? other : number(child, "to"), child != null, inbound, child != null);
    }

    /** The same as recorded by the one who was dialled: of that it is not documented who is on which channel. */
    Legs seenFromWithin() {
        return new Legs(first, second, bridged, inbound, false);
    }

    /** Known people decide; where none is known, whoever rang us is the customer, and whom we rang first is our own side. */
    Roles roles(CallParties parties) {
        if (parties.rep(first).isPresent()) {
            return ours(true, true);
        }
        if (parties.rep(second).isPresent()) {
            return ours(false, true);
        }
        if (first != null && parties.isCustomer(first, second)) {
            return ours(false, true);
        }
        if (second != null && parties.isCustomer(second, first)) {
            return ours(true, true);
        }
        return ours(bridged && !inbound, false);
    }

    private Roles ours(boolean isFirst, boolean sure) {
        Direction direction = (bridged ? isFirst : !inbound) ? Direction.OUTBOUND : Direction.INBOUND;
        return new Roles(isFirst ? new CallNumbers(first, second) : new CallNumbers(second, first), direction, !sure || !sided ? null : isFirst ? 1 : 2);
    }

    /** Whether one of us talked with that number of ours, which is no call with a customer. */
    boolean isAmongUs(CallParties parties, String ours) {
        return !bridged && second != null && second.value().equals(ours) && parties.rep(first).isPresent();
    }

    private static @Nullable TelephoneNumber number(JsonNode call, String field) {
        return TelephoneNumber.of(call.path(field).asString("")).orElse(null);
    }
}
