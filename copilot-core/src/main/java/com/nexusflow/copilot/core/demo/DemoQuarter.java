package com.nexusflow.copilot.core.demo;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * A quarter of the calendar year, which is the demo's fiscal year.
 *
 * @param ago how many quarters before the present one
 */
record DemoQuarter(LocalDate start, int ago) {

    static DemoQuarter of(LocalDate today, int ago) {
        LocalDate present = today.with(IsoFields.DAY_OF_QUARTER, 1);
        return new DemoQuarter(present.minusMonths(3L * ago), ago);
    }

    LocalDate end() {
        return start.plusMonths(3).minusDays(1);
    }

    /** How much of the quarter has passed before the given day. */
    double elapsed(LocalDate today) {
        long length = end().toEpochDay() - start.toEpochDay() + 1;
        return Math.clamp((today.toEpochDay() - start.toEpochDay()) / (double) length, 0.0, 1.0);
    }

    /** What a rep is to sell in the quarter, in whole euros; quotas grew once a year. */
    long quota(DemoTeam.Rep rep) {
        double growth = ago >= 4 ? 1 : 1.1;
        return Math.round(rep.quota() * growth / 5) * 5_000L;
    }
}
