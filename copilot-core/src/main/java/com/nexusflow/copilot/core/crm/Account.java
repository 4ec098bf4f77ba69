package com.nexusflow.copilot.core.crm;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company that is or may become a customer, maybe part of a larger one. */
public record Account(
        UUID id,
        @Nullable String externalId,
        String name,
        @Nullable String sector,
        @Nullable String country,
        @Nullable String website,
        @Nullable BigDecimal annualRevenue,
        @Nullable Integer employees,
        @Nullable Integer yearEstablished,
        @Nullable Named parent,
        @Nullable Named owner) {}
