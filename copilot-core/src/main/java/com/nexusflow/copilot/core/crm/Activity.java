package com.nexusflow.copilot.core.crm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact with the customer: a call, an e-mail, a meeting.
 *
 * @param kind call, email, meeting, message, demo or other
 * @param outbound whether it went from the seller to the customer, or null when that is not known
 */
public record Activity(
        UUID id,
        String kind,
        String subject,
        @Nullable String body,
        Instant at,
        @Nullable Boolean outbound,
        @Nullable Named owner,
        @Nullable Named contact,
        @Nullable Named opportunity)
        implements TimelineEntry {}
