package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** An index on a server that a test can take away. */
public final class AwayIndex implements PassageIndex {

    private final PassageIndex real;
    private boolean away;

    public AwayIndex(PassageIndex real) {
        this.real = real;
    }

    public void isAway(boolean now) {
        away = now;
    }

    private <T> T asking(Supplier<T> question) {
        if (away) {
            throw new IndexUnavailableException("nobody answers", new IllegalStateException("gone"));
        }
        return question.get();
    }

    private void telling(Runnable work) {
        asking(() -> {
            work.run();
            return true;
        });
    }

    @Override
    public void put(UUID tenant, List<SourcePassages> sources) {
        telling(() -> real.put(tenant, sources));
    }

    @Override
    public void remove(UUID tenant, SourceKind kind, UUID source) {
        telling(() -> real.remove(tenant, kind, source));
    }

    @Override
    public List<Hit> search(PassageQuery query) {
        return asking(() -> real.search(query));
    }

    @Override
    public Set<IndexedSource> sources(UUID tenant) {
        return asking(() -> real.sources(tenant));
    }

    @Override
    public void drop(UUID tenant) {
        telling(() -> real.drop(tenant));
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }
}
