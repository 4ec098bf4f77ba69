package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Has askers hear, once, of what no manager decided on in time. What is long over is not brought up again. */
public final class Expiry {

    private static final Duration LATEST = Duration.ofDays(1);

    private final TenantDatabase database;
    private final ProposalRows rows;
    private final ChangeWitness witness;
    private final Clock clock;

    public Expiry(TenantDatabase database, TenantKeys keys, ChangeWitness witness, Clock clock) {
        this.database = database;
        this.rows = new ProposalRows(keys);
        this.witness = witness;
        this.clock = clock;
    }

    /** Tells all askers of the tenant; runs in the background scope. */
    public void tell() {
        Instant now = clock.instant();
        database.write(jdbc -> {
            List<UUID> overdue = jdbc.sql("""
                            update change_proposal set expiry_told = true
                            where status = 'open' and needs_manager and not expiry_told and expires_at <= ? and expires_at > ? returning id""")
                    .params(now.atOffset(ZoneOffset.UTC), now.minus(LATEST).atOffset(ZoneOffset.UTC))
                    .query(UUID.class)
                    .list();
            overdue.forEach(id -> witness.expired(rows.find(jdbc, id).orElseThrow()));
            return overdue;
        });
    }
}
