package com.nexusflow.copilot.core.change;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How changes of one kind are held against the records, done and taken back. */
interface ChangeKind<C extends Change> {

    /** What the change would do for the current person; a {@link ChangeRefused} when it must not. */
    Draft draft(C change);

    /** Does it for the asker, the record being locked and in the line's state, and returns the records it made. */
    List<UUID> apply(JdbcClient jdbc, C change, UUID asker);

    /** Whether what it did is still so: then it can be taken back. */
    boolean stands(JdbcClient jdbc, C change, ProposedChange.Line line);

    /** Takes it back; false when what it did was changed since. */
    boolean undo(JdbcClient jdbc, C change, ProposedChange.Line line);
}
