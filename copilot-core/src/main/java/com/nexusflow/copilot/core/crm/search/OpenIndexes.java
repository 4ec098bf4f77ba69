package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The tenants' indexes, each in a folder of its own, opened when first used; those not used for longest are closed again. */
final class OpenIndexes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenIndexes.class);

    private final TenantDatabase database;
    private final Path folder;
    private final Clock clock;
    private final int mostOpen;
    private final Map<UUID, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    OpenIndexes(TenantDatabase database, Path folder, Clock clock, int mostOpen) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
        this.mostOpen = mostOpen;
    }

    /** Works with the current tenant's index; when the index proves broken, it is made anew and the work done again. */
    <T> T use(Function<TenantIndex, T> work) {
        Slot slot = claim(TenantScope.current().tenantId());
        try {
            TenantIndex index = slot.index();
            try {
                return work.apply(index);
            } catch (UncheckedIOException | AlreadyClosedException e) {
                LOG.warn("A record index failed and is made anew", e);
                return work.apply(slot.remade(index));
            }
        } finally {
            release(slot);
        }
    }

    /** Brings every open index up to date; one that fails does not hold up the others. */
    void catchUp() {
        for (Slot slot : claimOpen()) {
            try {
                inBackground(slot.tenant, () -> {
                    TenantIndex index = slot.index();
                    index.catchUp();
                    return index;
                });
            } catch (RuntimeException e) {
                LOG.warn("The record index of tenant {} could not follow the changes; the next call tries again", slot.tenant, e);
            } finally {
                release(slot);
            }
        }
    }

    /** Runs work in the tenant's background scope, on another thread when this one is inside a transaction of another scope. */
    static <T> T inBackground(UUID tenant, Supplier<T> work) {
        TenantScope scope = TenantScope.background(tenant);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return scope.call(work);
        }
        try {
            return CompletableFuture.supplyAsync(() -> scope.call(work), Thread::startVirtualThread).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private synchronized Slot claim(UUID tenant) {
        if (closed) {
            throw new IllegalStateException("The record search is closed");
        }
        Slot slot = slots.computeIfAbsent(tenant, Slot::new);
        slot.users++;
        closeUnused(mostOpen);
        return slot;
    }

    private synchronized List<Slot> claimOpen() {
        slots.values().forEach(slot -> slot.users++);
        return List.copyOf(slots.values());
    }

    private synchronized void release(Slot slot) {
        slot.users--;
        closeUnused(closed ? 0 : mostOpen);
    }

    private void closeUnused(int keep) {
        Iterator<Slot> oldestFirst = slots.values().iterator();
        while (slots.size() > keep && oldestFirst.hasNext()) {
            Slot slot = oldestFirst.next();
            if (slot.users == 0) {
                oldestFirst.remove();
                slot.close();
            }
        }
    }

    synchronized List<UUID> open() {
        return List.copyOf(slots.keySet());
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeUnused(0);
    }

    /** A tenant's place among the open indexes. */
    private final class Slot {

        private final UUID tenant;
        private int users;
        private @Nullable TenantIndex index;

        Slot(UUID tenant) {
            this.tenant = tenant;
        }

        synchronized TenantIndex index() {
            TenantIndex opened = index;
            if (opened == null) {
                opened = inBackground(tenant, () -> TenantIndex.open(database, path(), clock));
                index = opened;
            }
            return opened;
        }

        synchronized TenantIndex remade(TenantIndex broken) {
            if (index == broken) {
                broken.abandon();
                index = null;
                index = inBackground(tenant, () -> TenantIndex.remade(database, path(), clock));
            }
            return index();
        }

        private Path path() {
            return folder.resolve(tenant.toString());
        }

        synchronized void close() {
            if (index != null) {
                index.close();
                index = null;
            }
        }
    }
}
