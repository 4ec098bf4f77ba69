package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.Scorecard.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a person and the machine agree on scorecard elements: the share of equal verdicts, and Cohen's kappa, which takes out what chance
 * alone gives (<a href="https://doi.org/10.1177/001316446002000104">a coefficient of agreement for nominal scales</a>). Kappa is absent
 * when
 * chance alone would give full agreement.
 */
public record Agreement(int verdicts, double equal, @Nullable Double kappa) {

    /** The two verdicts on one element. */
    public record Pair(Status person, Status machine) {}

    public static Agreement of(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return new Agreement(0, 0, null);
        }
        double all = pairs.size();
        double equal = pairs.stream().filter(pair -> pair.person() == pair.machine()).count() / all;
        double chance = 0;
        for (Status status : Status.values()) {
            chance += pairs.stream().filter(pair -> pair.person() == status).count() / all * (pairs.stream()
                    .filter(pair -> pair.machine() == status).count() / all);
        }
        return new Agreement(pairs.size(), equal, chance >= 1 ? null : Double.valueOf((equal - chance) / (1 - chance)));
    }
}
