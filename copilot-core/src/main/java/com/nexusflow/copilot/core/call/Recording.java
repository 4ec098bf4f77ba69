package com.nexusflow.copilot.core.call;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The recording of a call.
 *
 * @param origin where it is fetched from, or null when it was brought
 * @param kept where the store has it, or null before it is fetched and after its time
 * @param checked what it is like, or null before it was checked
 * @param repChannel the channel the rep speaks on, counted from 1, or null when nobody knows
 * @param playable whether it may be heard: what is personal was silenced
 */
record Recording(UUID call, String name, @Nullable String origin, AudioStore.@Nullable Kept kept, CallHearing.@Nullable Checked checked,
        @Nullable Integer repChannel, boolean playable, Instant keepUntil) {}
