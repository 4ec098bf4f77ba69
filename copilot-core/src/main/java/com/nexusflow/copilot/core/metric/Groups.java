package com.nexusflow.copilot.core.metric;

import com.nexusflow.copilot.core.metric.MetricResult.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups whose records are meant.
 *
 * @param kept the keys of the groups; null for all groups that have a key in each dimension
 */
record Groups(List<Dimension> by, @Nullable List<List<Key>> kept) {

    Groups {
        by = List.copyOf(by);
        kept = kept == null ? null : List.copyOf(kept);
    }

    /** Whether a group is one of line items. */
    boolean areOfLines() {
        return by.stream().anyMatch(Lines::has);
    }

    /** What identifies each group in the dimension at that place. */
    String[] keys(int place) {
        return kept == null
                ? new String[0]
                : kept.stream().map(keys -> keys.get(place)).map(key -> key.id() == null ? key.label() : key.id().toString()).toArray(String[]::new);
    }
}
