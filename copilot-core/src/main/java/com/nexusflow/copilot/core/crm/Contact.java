package com.nexusflow.copilot.core.crm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody at an account, with the part they play in buying. */
public record Contact(
        UUID id,
        @Nullable String externalId,
        String name,
        @Nullable String title,
        @Nullable String buyingRole,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Named account,
        @Nullable Named owner) {}
