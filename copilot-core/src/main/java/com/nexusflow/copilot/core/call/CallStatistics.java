package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.crm.Named;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of calls: all together, of each rep and of each week, a week beginning on Monday in the tenant's time zone. Reps stand in the
 * order of how long they spoke, the longest first; weeks without a call are left out.
 */
public record CallStatistics(TalkFigures all, List<OfRep> reps, List<OfWeek> weeks) {

    /** @param rep null for the calls of nobody */
    public record OfRep(@Nullable Named rep, TalkFigures figures, List<OfWeek> weeks) {

        public OfRep {
            weeks = List.copyOf(weeks);
        }
    }

    /** @param monday the week's first day */
    public record OfWeek(LocalDate monday, TalkFigures figures) {}

    public CallStatistics {
        reps = List.copyOf(reps);
        weeks = List.copyOf(weeks);
    }
}
