package com.nexusflow.copilot.core.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of bounded size: what was not touched for longest makes room. Not for several threads at once. */
final class Latest<V> extends LinkedHashMap<MemoryKey, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Latest(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<MemoryKey, V> eldest) {
        return size() > most;
    }
}
