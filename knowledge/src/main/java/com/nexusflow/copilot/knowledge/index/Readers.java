package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.Set;
import java.util.UUID;

/** Whose passages may be found: those of one tenant that are for everybody there or for one of the keys. Only a scope makes one. */
public final class Readers {

    private final TenantScope scope;

    private Readers(TenantScope scope) {
        this.scope = scope;
    }

    public static Readers of(TenantScope scope) {
        return new Readers(scope);
    }

    /** Those that the scope bound to this thread may read. */
    public static Readers current() {
        return new Readers(TenantScope.current());
    }

    public UUID tenant() {
        return scope.tenantId();
    }

    public boolean seeAll() {
        return scope.seesAll();
    }

    /** Whether not even what everybody in the tenant may read may be found. */
    public boolean seeNothing() {
        return scope.isNobody();
    }

    public Set<UUID> keys() {
        return scope.owners();
    }
}
