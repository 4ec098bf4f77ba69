package com.nexusflow.copilot.agents.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call as answers name it.
 *
 * @param with the account, the contact or the deal it was about; empty when nobody said
 * @param day its day in the tenant's time zone
 * @param time its time of day there, for instance "11:30"
 * @param state ready, pending or failed: how far its review is
 * @param reasons why it is worth hearing, when that was asked
 */
public record CallLine(UUID id, String with, @Nullable String deal, @Nullable String rep, LocalDate day, String time, String state, List<Reason> reasons) {

    /** A reason by code, with how often it came up. */
    public record Reason(String code, int count) {}

    public CallLine {
        reasons = List.copyOf(reasons);
    }

    public boolean isReady() {
        return state.equals("ready");
    }
}
