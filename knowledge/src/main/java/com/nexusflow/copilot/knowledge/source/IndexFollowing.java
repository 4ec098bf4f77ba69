package com.nexusflow.copilot.knowledge.source;

import com.nexusflow.copilot.core.memory.Hold;
import com.nexusflow.copilot.core.memory.MemoryKey;
import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.index.IndexUnavailableException;
import com.nexusflow.copilot.knowledge.index.IndexedSource;
import com.nexusflow.copilot.knowledge.index.PassageIndex;
import com.nexusflow.copilot.knowledge.index.SourcePassages;
import com.nexusflow.copilot.knowledge.source.PassageRows.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the index of a tenant up to what PostgreSQL holds. The first time, all that is there is compared; then the sequence of changes is followed. What
 * an index does not take now, it is given later.
 */
public final class IndexFollowing {

    /** How many sources an index should hold, and how many it does. */
    public record Progress(int expected, int held) {

        public int percent() {
            return expected == 0 ? 100 : (int) (100L * Math.min(held, expected) / expected);
        }
    }

    /**
     * What a comparison found and put right.
     *
     * @param missing sources that were not held, or with other content
     * @param leftOver sources that were held though they are gone
     */
    public record Comparison(int expected, int missing, int leftOver) {}

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollowing.class);
    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PassageRows rows;
    private final PassageIndex index;
    private final IndexPosition position;
    private final SharedMemory turns;
    private final UUID node = UUID.randomUUID();
    private final AtomicBoolean saidAway = new AtomicBoolean();

    /** @param turns one node at a time follows a tenant */
    public IndexFollowing(TenantDatabase database, PassageIndex index, SharedMemory turns) {
        this.rows = new PassageRows(database);
        this.index = index;
        this.position = new IndexPosition(database, index);
        this.turns = turns;
    }

    /** Follows every tenant in which something changed; needs no scope. */
    public void followAll() {
        rows.heads().forEach((tenant, seq) -> {
            if (!position.hasReached(tenant, seq) && !Thread.currentThread().isInterrupted()) {
                followed(tenant);
            }
        });
    }

    /** What goes wrong in one tenant holds up no other. */
    private void followed(UUID tenant) {
        try {
            follow(tenant);
        } catch (RuntimeException e) {
            LOG.warn("The passages of tenant {} could not be indexed; it is tried again", tenant, e);
        }
    }

    /** Gives the index what changed since it was last looked at; returns at once when that is being done already. */
    public void follow(UUID tenant) {
        TenantScope.background(tenant).run(() -> inTurn(Duration.ZERO, () -> {
            try {
                brought(tenant);
                saidAway.set(false);
            } catch (IndexUnavailableException e) {
                sayAway(e);
            }
        }));
    }

    /** Compares all that the index holds with what it should hold, and puts it right; empty when another is at it for too long. */
    public Optional<Comparison> reconcile(UUID tenant, Consumer<Progress> listener) {
        List<Comparison> compared = new ArrayList<>();
        TenantScope.background(tenant).run(() -> inTurn(PATIENCE, () -> compared.add(compared(tenant, listener))));
        return compared.stream().findFirst();
    }

    /** Empties the index of a tenant and fills it from PostgreSQL; empty when another is at it for too long. */
    public Optional<Comparison> rebuild(UUID tenant, Consumer<Progress> listener) {
        List<Comparison> compared = new ArrayList<>();
        TenantScope.background(tenant).run(() -> inTurn(PATIENCE, () -> {
            position.forget(tenant);
            index.drop(tenant);
            compared.add(compared(tenant, listener));
        }));
        return compared.stream().findFirst();
    }

    /** How much of what the index of a tenant should hold it does hold; an {@link IndexUnavailableException} while it is away. */
    public Progress progress(UUID tenant) {
        Set<IndexedSource> held = index.sources(tenant);
        List<IndexedSource> expected = TenantScope.background(tenant).call(rows::expected);
        return new Progress(expected.size(), (int) expected.stream().filter(held::contains).count());
    }

    private void inTurn(Duration patience, Runnable work) {
        MemoryKey key = index.isShared() ? MemoryKey.of("passages") : MemoryKey.of("passages", node);
        Optional<Hold> turn = turns.hold(key, patience);
        if (turn.isPresent()) {
            try {
                work.run();
            } finally {
                turn.get().close();
            }
        }
    }

    private void brought(UUID tenant) {
        OptionalLong reached = position.of(tenant);
        if (reached.isEmpty()) {
            compared(tenant, shown -> {});
            reached = position.of(tenant);
        }
        long from = reached.orElse(0);
        for (List<Change> changes = rows.since(from, AT_ONCE); !changes.isEmpty(); changes = rows.since(from, AT_ONCE)) {
            give(tenant, changes.stream().filter(change -> change.fingerprint() != null).map(Change::source).toList());
            changes.stream().filter(change -> change.fingerprint() == null).forEach(change -> index.remove(tenant, change.kind(), change.source()));
            from = changes.getLast().seq();
            position.reached(tenant, from);
        }
    }

    private Comparison compared(UUID tenant, Consumer<Progress> listener) {
        long newest = rows.newest();
        List<IndexedSource> expected = rows.expected();
        Set<IndexedSource> held = index.sources(tenant);
        Set<UUID> wanted = expected.stream().map(IndexedSource::id).collect(Collectors.toSet());
        List<IndexedSource> leftOver = held.stream().filter(source -> !wanted.contains(source.id())).toList();
        leftOver.forEach(source -> index.remove(tenant, source.kind(), source.id()));
        List<IndexedSource> missing = expected.stream().filter(source -> !held.contains(source)).toList();
        int known = expected.size() - missing.size();
        listener.accept(new Progress(expected.size(), known));
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            List<IndexedSource> some = missing.subList(from, Math.min(missing.size(), from + AT_ONCE));
            give(tenant, some.stream().map(IndexedSource::id).toList());
            listener.accept(new Progress(expected.size(), known + from + some.size()));
        }
        position.reached(tenant, newest);
        return new Comparison(expected.size(), missing.size(), leftOver.size());
    }

    private void give(UUID tenant, Collection<UUID> sources) {
        List<SourcePassages> given = sources.isEmpty() ? List.of() : rows.sources(sources);
        if (given.isEmpty()) {
            return;
        }
        try {
            index.put(tenant, given);
        } catch (IndexUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debug("Some of {} sources are not taken; each is given alone", given.size(), e);
            given.forEach(source -> giveAlone(tenant, source));
        }
    }

    /** One that the index cannot take keeps no other from being found. */
    private void giveAlone(UUID tenant, SourcePassages source) {
        try {
            index.put(tenant, List.of(source));
        } catch (IndexUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("{} {} is not indexed until it changes or the index is compared again", source.kind().code(), source.id(), e);
        }
    }

    private void sayAway(IndexUnavailableException e) {
        if (saidAway.compareAndSet(false, true)) {
            LOG.warn("The index of passages cannot be reached ({}); it is given what changed as soon as it can be", e.getMessage());
        }
        LOG.debug("The index of passages cannot be reached", e);
    }
}
