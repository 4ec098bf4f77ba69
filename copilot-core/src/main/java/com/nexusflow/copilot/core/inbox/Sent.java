package com.nexusflow.copilot.core.inbox;

import com.nexusflow.copilot.core.connection.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a message to the outside. */
public sealed interface Sent {

    /** The platform has it; the reference names it there, for changing it later. */
    record Delivered(String reference) implements Sent {}

    /** The platform cannot take it now. */
    record Later(@Nullable Duration pause, Trouble why) implements Sent {}

    /** The platform will never take it. */
    record Refused(Trouble why) implements Sent {}
}
