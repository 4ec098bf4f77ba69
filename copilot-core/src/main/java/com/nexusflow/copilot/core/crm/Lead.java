package com.nexusflow.copilot.core.crm;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may become a customer.
 *
 * @param status new, working, qualified, unqualified or converted
 */
public record Lead(
        UUID id,
        @Nullable String externalId,
        String name,
        @Nullable String company,
        @Nullable String email,
        @Nullable String source,
        String status,
        @Nullable LocalDate createdOn,
        @Nullable Named owner) {}
