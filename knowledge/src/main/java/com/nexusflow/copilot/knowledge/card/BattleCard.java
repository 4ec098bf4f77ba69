package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.crm.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What we know of a competitor, as it holds now.
 *
 * @param version the number of its newest version, from 1
 * @param changedBy who wrote that version, or null when that person is gone or nobody in particular did
 * @param editable whether the current person may change it
 */
public record BattleCard(
        UUID id,
        Named competitor,
        int version,
        CardContent content,
        Instant createdAt,
        Instant changedAt,
        @Nullable Named changedBy,
        boolean editable,
        CardVotes.Tally useful) {

    /** Whether somebody has to look at it again, on that day. */
    public boolean isStale(LocalDate today) {
        return content.freshUntil() == null || content.freshUntil().isBefore(today);
    }
}
