package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Topic;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an approved proposal did to one record.
 *
 * @param made what was made for the record, for instance "task", or null when the record itself was changed
 * @param appliedBy who approved it, or null when that person is gone
 * @param at when it was applied
 * @param undoneAt when it was taken back, or null
 * @param undoable whether the current person can take it back now, together with all else the proposal did
 */
public record AppliedChange(
        UUID id,
        UUID proposal,
        Topic topic,
        String recordName,
        @Nullable String made,
        List<Line> lines,
        @Nullable Named askedBy,
        @Nullable Named appliedBy,
        Instant at,
        @Nullable Named undoneBy,
        @Nullable Instant undoneAt,
        boolean undoable) {

    /** One value, old and new. */
    public record Line(String field, @Nullable Value before, @Nullable Value after) {}

    public AppliedChange {
        lines = List.copyOf(lines);
    }

    AppliedChange undoable(boolean now) {
        return new AppliedChange(id, proposal, topic, recordName, made, lines, askedBy, appliedBy, at, undoneBy, undoneAt, now);
    }
}
