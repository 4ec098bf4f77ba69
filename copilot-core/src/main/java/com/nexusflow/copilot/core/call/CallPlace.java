package com.nexusflow.copilot.core.call;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a call is about and when it was; null takes away what was there. A call about a deal is one with the deal's account. */
public record CallPlace(@Nullable UUID account, @Nullable UUID contact, @Nullable UUID opportunity, @Nullable Instant startedAt) {

    public CallPlace {
        NewCall.checkStart(startedAt);
    }
}
