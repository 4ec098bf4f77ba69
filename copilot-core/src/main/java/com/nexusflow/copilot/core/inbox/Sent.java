package com.nexusflow.copilot.core.inbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a message to the outside. */
public sealed interface Sent {

    /** The platform has it; the reference names it there, for changing it later. */
    record Delivered(String reference) implements Sent {}

    /** The platform cannot take it now. */
    record Later(@Nullable Duration pause, String why) implements Sent {}

    /** The platform will never take it. */
    record Refused(String why) implements Sent {}
}
