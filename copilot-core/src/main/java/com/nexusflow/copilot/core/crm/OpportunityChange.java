package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deal was created, or its stage, amount, close date or owner changed.
 *
 * @param before the state until then, or null when the deal was created
 */
public record OpportunityChange(Named opportunity, Instant at, @Nullable Named changedBy, @Nullable State before, State after)
        implements TimelineEntry {

    /** What history keeps of a deal. */
    public record State(Named stage, @Nullable Money amount, @Nullable LocalDate closeDate, @Nullable Named owner) {}

    /** The parts of a deal whose changes are kept. */
    public enum Part {
        STAGE,
        AMOUNT,
        CLOSE_DATE,
        OWNER
    }

    /** What differs from before; nothing when the deal was created. */
    public Set<Part> changed() {
        EnumSet<Part> parts = EnumSet.noneOf(Part.class);
        if (before != null) {
            note(parts, Part.STAGE, before.stage, after.stage);
            note(parts, Part.AMOUNT, before.amount, after.amount);
            note(parts, Part.CLOSE_DATE, before.closeDate, after.closeDate);
            note(parts, Part.OWNER, before.owner, after.owner);
        }
        return parts;
    }

    private static void note(Set<Part> parts, Part part, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            parts.add(part);
        }
    }
}
