package com.nexusflow.copilot.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/** The folders of the tenants that are in use or were used last. */
final class OpenTenants implements AutoCloseable {

    private final Path folder;
    private final int mostIdle;
    private final Map<UUID, Lease> leases = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    OpenTenants(Path folder, int mostIdle) {
        this.folder = folder;
        this.mostIdle = mostIdle;
    }

    /** Works with a tenant's passages. What fails while it changes them is put back to what was committed. */
    <T> T change(UUID tenant, Work<T> work) {
        return with(tenant, work, true);
    }

    <T> T read(UUID tenant, Work<T> work) {
        return with(tenant, work, false);
    }

    private <T> T with(UUID tenant, Work<T> work, boolean changes) {
        Lease lease = take(tenant);
        boolean done = false;
        try {
            T result = work.on(lease.passages);
            done = true;
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException("The passages in " + path(tenant) + " could not be " + (changes ? "changed" : "read") + "; check the disk", e);
        } finally {
            giveBack(lease, changes && !done);
        }
    }

    private synchronized Lease take(UUID tenant) {
        if (closed) {
            throw new IllegalStateException("The passage index is closed");
        }
        Lease lease = leases.computeIfAbsent(tenant, id -> new Lease(TenantPassages.open(path(id))));
        lease.users++;
        return lease;
    }

    private synchronized void giveBack(Lease lease, boolean broken) {
        lease.users--;
        lease.broken |= broken;
        leases.values().removeIf(one -> one.users == 0 && (one.broken || closed) && one.closed());
        var oldest = leases.values().iterator();
        for (int spare = leases.size() - mostIdle; spare > 0 && oldest.hasNext(); spare--) {
            Lease idle = oldest.next();
            if (idle.users == 0 && idle.closed()) {
                oldest.remove();
            }
        }
    }

    /** Removes a tenant's folder; who reads in it goes on with what is open. */
    synchronized void drop(UUID tenant) throws IOException {
        Lease lease = leases.remove(tenant);
        if (lease != null) {
            lease.closed();
        }
        FileSystemUtils.deleteRecursively(path(tenant));
    }

    synchronized boolean isUsable() {
        return !closed && (Files.isWritable(folder) || !Files.exists(folder));
    }

    private Path path(UUID tenant) {
        return folder.resolve(tenant.toString());
    }

    @Override
    public synchronized void close() {
        closed = true;
        leases.values().removeIf(lease -> lease.users == 0 && lease.closed());
    }

    /** Something done with a tenant's passages. */
    interface Work<T> {
        T on(TenantPassages passages) throws IOException;
    }

    private static final class Lease {

        private final TenantPassages passages;
        private int users;
        private boolean broken;

        Lease(TenantPassages passages) {
            this.passages = passages;
        }

        boolean closed() {
            passages.close();
            return true;
        }
    }
}
