package com.nexusflow.copilot.core.demo;

import java.util.List;

/**
 * A team of the demo and how its reps sell.
 *
 * @param countries whose accounts the team looks after
 */
record DemoTeam(String name, String region, String manager, List<String> countries, List<Rep> reps) {

    /**
     * @param winRate the share of closed deals that the rep wins
     * @param attainment the share of the quota that the rep reaches on average
     * @param quota in thousands, for a quarter of the first year
     */
    record Rep(String name, double winRate, double attainment, int quota) {}

    static final List<DemoTeam> ALL = List.of(
            new DemoTeam("DACH", "DACH", "Katharina Vogel", List.of("Germany", "Austria", "Switzerland"), List.of(
                    new Rep("Jonas Brandt", 0.52, 1.02, 130),
                    new Rep("Leonie Hartmann", 0.55, 1.08, 120),
                    new Rep("Tobias Keller", 0.31, 0.68, 120),
                    new Rep("Miriam Steiner", 0.48, 0.93, 110))),
            new DemoTeam("UK & Nordics", "UK & Nordics", "Oliver Ashworth",
                    List.of("United Kingdom", "Ireland", "Sweden", "Norway", "Denmark", "Finland"), List.of(
                    new Rep("Emma Whitfield", 0.66, 1.24, 150),
                    new Rep("Callum Reid", 0.47, 0.91, 120),
                    new Rep("Astrid Lindqvist", 0.50, 1.01, 110),
                    new Rep("Mikkel Sørensen", 0.45, 0.86, 100))),
            new DemoTeam("South Europe", "South Europe", "Isabel Ferrer", List.of("Spain", "Italy", "France", "Portugal"), List.of(
                    new Rep("Lucia Moretti", 0.51, 0.99, 110),
                    new Rep("Javier Ortega", 0.46, 0.88, 110),
                    new Rep("Camille Laurent", 0.54, 1.05, 120),
                    new Rep("Tiago Almeida", 0.44, 0.84, 90))));

    /** The team whose win rate fell in the last full quarter. */
    static final String FALLING = "South Europe";

    /** The rep whose open deals are most often past their close date. */
    static final String LATE = "Javier Ortega";
}
