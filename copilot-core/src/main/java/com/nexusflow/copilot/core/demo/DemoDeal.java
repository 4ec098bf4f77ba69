package com.nexusflow.copilot.core.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal of the demo with all that happened to it.
 *
 * @param states from its creation to its present state, in the order of time
 * @param quiet whether nobody has been in touch about it
 * @param ghosted whether the customer no longer answers
 */
record DemoDeal(
        UUID id,
        String number,
        String name,
        DemoAccount account,
        String owner,
        LocalDate createdOn,
        List<State> states,
        List<Item> items,
        String source,
        @Nullable String competitor,
        @Nullable String lossReason,
        @Nullable String nextStep,
        boolean quiet,
        boolean ghosted) {

    /** What the history keeps of a deal from a time on; the amount is in whole euros. */
    record State(LocalDateTime at, String stage, long amount, LocalDate closeDate, String owner) {}

    /** A product sold with the deal, in whole euros. */
    record Item(DemoProduct product, int quantity, long amount) {}

    DemoDeal {
        states = List.copyOf(states);
        items = List.copyOf(items);
    }

    State now() {
        return states.getLast();
    }

    boolean open() {
        return DemoStage.OPEN.contains(now().stage());
    }

    /** What a forecast counts the deal as, or null once it is closed. */
    @Nullable String forecastCategory() {
        return switch (now().stage()) {
            case "Negotiation" -> "commit";
            case "Proposal" -> "best_case";
            case "Prospecting", "Qualification", "Discovery" -> "pipeline";
            default -> null;
        };
    }
}
