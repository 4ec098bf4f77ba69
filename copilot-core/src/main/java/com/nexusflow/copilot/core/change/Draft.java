package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.change.ProposedChange.Detail;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change held against the present records: what it touches, in which state, and what would change. */
record Draft(
        String recordKind,
        @Nullable UUID recordId,
        String recordName,
        @Nullable Integer version,
        String field,
        @Nullable Value before,
        @Nullable Value after,
        List<Detail> details) {

    ProposedChange.Line line(int number, Change change) {
        return new ProposedChange.Line(
                number, change, recordKind, recordId, recordName, version, field, before, after, details, false, List.of());
    }
}
