package com.nexusflow.copilot.core.change;

import java.util.List;

/** What came of a person's decision on a proposal. */
public sealed interface Decision {

    /** It is done, by this approval or an earlier one: an approval that is repeated has no second effect. */
    record Applied(ProposedChange proposal) implements Decision {}

    /** Nothing was changed: a record is in a newer state by now. The renewed proposal shows it. */
    record Stale(ProposedChange renewed) implements Decision {}

    /** It was rejected. */
    record Rejected(ProposedChange proposal) implements Decision {}

    /** What was applied is taken back. */
    record Undone(ProposedChange proposal) implements Decision {}

    /** Nothing was taken back: these lines' records were changed since. */
    record Overtaken(ProposedChange proposal, List<ProposedChange.Line> lines) implements Decision {}

    /** Nothing happened, and why. */
    record Refused(Reason reason) implements Decision {}

    /** Why a decision had no effect. */
    enum Reason {
        /** There is no such proposal, or it is not for this person to see. */
        UNKNOWN,
        /** The approval does not carry the proposal's signature. */
        FORGED,
        /** Somebody else has to decide. */
        NOT_YOURS,
        /** A manager has to approve so many changes. */
        NEEDS_MANAGER,
        /** Its ten minutes are over. */
        EXPIRED,
        /** Somebody else made it so in the meantime. */
        ALREADY_SO,
        /** It was rejected, replaced or undone before. */
        CLOSED,
        /** No line was chosen. */
        NOTHING_CHOSEN,
        /** It was never applied, or longer ago than can be taken back. */
        TOO_LATE
    }
}
