package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something the tenant sells. */
public record Product(UUID id, @Nullable String externalId, String name, @Nullable String series, @Nullable Money listPrice) {}
