package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.Metric;

/** Decides which deals a question speaks of, by the state it gives them, and what of them it asks for. */
final class DealChoice {

    private final Reading reading;

    DealChoice(Reading reading) {
        this.reading = reading;
    }

    /** Deals counted by the state the question speaks of. */
    Metric count() {
        if (reading.has("state", "closed_both") || reading.has("state", "won") && reading.has("state", "lost")) {
            return Metric.CLOSED_DEALS;
        }
        if (reading.has("state", "lost")) {
            return Metric.LOST_DEALS;
        }
        if (reading.has("state", "overdue") || reading.has("metric", "overdue_deals")) {
            return Metric.OVERDUE_DEALS;
        }
        if (reading.has("state", "open")) {
            return expectedToClose() || !createdBeforeOpen() ? Metric.OPEN_DEALS : Metric.CREATED_DEALS;
        }
        if (reading.has("metric", "open_pipeline")) {
            return Metric.OPEN_DEALS;
        }
        if (reading.has("state", "created")) {
            return Metric.CREATED_DEALS;
        }
        if (reading.has("state", "won")) {
            return Metric.WON_DEALS;
        }
        if (reading.has("state", "closed")) {
            return looksAhead() ? Metric.OPEN_DEALS : Metric.WON_DEALS;
        }
        return Metric.DEALS;
    }

    private boolean expectedToClose() {
        return reading.has("state", "closed");
    }

    private boolean createdBeforeOpen() {
        return reading.has("state", "created");
    }

    /** "closing next month", "will close": the deals are still open. */
    private boolean looksAhead() {
        boolean present = reading.says("closes") && reading.says("present") && !reading.says("past");
        return present || reading.says("ahead");
    }

    /** The value of deals in the state the question speaks of. */
    Metric value() {
        return switch (count()) {
            case LOST_DEALS -> Metric.LOST_VALUE;
            case OPEN_DEALS, OVERDUE_DEALS -> Metric.OPEN_PIPELINE;
            case CREATED_DEALS -> Metric.CREATED_PIPELINE;
            default -> Metric.WON_REVENUE;
        };
    }

    Metric cycle() {
        if (reading.has("state", "lost")) {
            return Metric.LOST_CYCLE;
        }
        if (reading.has("state", "open") && !reading.has("metric", "sales_cycle")) {
            return Metric.OPEN_DEAL_AGE;
        }
        return reading.has("rank", "median") ? Metric.MEDIAN_SALES_CYCLE : Metric.SALES_CYCLE;
    }
}
