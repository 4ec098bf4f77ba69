package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.core.metric.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which calls were asked for.
 *
 * @param with names of the account, the deal or the contact
 * @param of names of the reps, their team or region
 * @param teamsOf names of managers whose teams are meant
 * @param partial whether the person may not see all calls that fit
 */
public record CallScope(List<String> with, List<String> of, List<String> teamsOf, @Nullable LocalDate from, @Nullable LocalDate to, boolean partial) {

    public CallScope {
        with = List.copyOf(with);
        of = List.copyOf(of);
        teamsOf = List.copyOf(teamsOf);
    }

    @Nullable Period period() {
        return from == null && to == null ? null : new Period(from, to);
    }
}
