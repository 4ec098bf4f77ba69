package com.nexusflow.copilot.core.tenant;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose work is running: one tenant, and the rights of the person it runs for. While bound to a thread, every transaction
 * of {@link TenantDatabase} on that thread sees only the rows this scope may see; without a scope, the database refuses.
 *
 * @param personId the person the work runs for, or null for the tenant's own background work
 * @param seesAll whether every owner's records are visible
 * @param owners the owners whose records are visible when not all are
 */
public record TenantScope(UUID tenantId, @Nullable UUID personId, boolean seesAll, Set<UUID> owners) {

    private static final ThreadLocal<@Nullable TenantScope> BOUND = new ThreadLocal<>();

    public TenantScope {
        owners = Set.copyOf(owners);
    }

    /** The tenant's own background work: sees all records of the tenant and is nobody in particular. */
    public static TenantScope background(UUID tenantId) {
        return new TenantScope(tenantId, null, true, Set.of());
    }

    /** Somebody who is no person of the tenant and may see nothing of it, not even what everybody there sees. */
    public static TenantScope nobody(UUID tenantId) {
        return new TenantScope(tenantId, null, false, Set.of());
    }

    public boolean isNobody() {
        return personId == null && !seesAll && owners.isEmpty();
    }

    /** Whether whoever has this scope sees all the records that the other sees. */
    public boolean covers(TenantScope other) {
        return tenantId.equals(other.tenantId) && (seesAll || !other.seesAll && owners.containsAll(other.owners));
    }

    /** What this person may see of what the other may see, too. */
    public TenantScope limitedTo(TenantScope other) {
        if (other.isNobody() || !tenantId.equals(other.tenantId)) {
            return nobody(tenantId);
        }
        if (other.covers(this)) {
            return this;
        }
        Set<UUID> both = seesAll ? other.owners : owners.stream().filter(owner -> other.seesAll || other.owners.contains(owner)).collect(Collectors.toSet());
        return new TenantScope(tenantId, personId, false, both);
    }

    /** The scope bound to this thread. */
    public static TenantScope current() {
        TenantScope scope = BOUND.get();
        if (scope == null) {
            throw new IllegalStateException("No tenant is bound to this thread; run the work inside TenantScope.call");
        }
        return scope;
    }

    /** The person the bound work runs for. */
    public static UUID currentPerson() {
        UUID person = current().personId();
        if (person == null) {
            throw new IllegalStateException("The bound work runs for no person; sign a person in first");
        }
        return person;
    }

    /** Runs the work with this scope bound to the thread, then binds what was bound before. */
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        TenantScope before = BOUND.get();
        BOUND.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                BOUND.remove();
            } else {
                BOUND.set(before);
            }
        }
    }

    public void run(Runnable work) {
        this.<@Nullable Object>call(() -> {
            work.run();
            return null;
        });
    }
}
