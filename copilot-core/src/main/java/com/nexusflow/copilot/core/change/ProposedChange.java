package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.crm.Named;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked to change, before anything is changed: exact, signed, good for one approval until it expires.
 *
 * @param why the words that asked for it
 * @param needsManager whether it touches so many records that a manager has to approve
 * @param signature what an approval must carry; it covers the asker, every line, the records' versions and the expiry
 */
public record ProposedChange(
        UUID id,
        Named askedBy,
        String why,
        List<Line> lines,
        Status status,
        boolean needsManager,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant decidedAt,
        @Nullable UUID replacedBy,
        String signature) {

    /** What became of it. */
    public enum Status {
        OPEN,
        APPLIED,
        REJECTED,
        REPLACED,
        UNDONE;

        static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One change of one record.
     *
     * @param recordKind what it changes or is made for: opportunity, account, contact, lead or person
     * @param recordId that record, or null when there is none
     * @param version the state of the record this line was proposed for, or null for what is made anew
     * @param field what changes, for instance "close_date" or "task"
     * @param details whatever else of the change will be written
     * @param applied whether this line was approved and done
     * @param created the records that were made
     */
    public record Line(
            int number,
            Change change,
            String recordKind,
            @Nullable UUID recordId,
            String recordName,
            @Nullable Integer version,
            String field,
            @Nullable Value before,
            @Nullable Value after,
            List<Detail> details,
            boolean applied,
            List<UUID> created) {

        public Line {
            details = List.copyOf(details);
            created = List.copyOf(created);
        }
    }

    /** A further value that is written, for instance when a new task is due. */
    public record Detail(String field, Value value) {}

    public ProposedChange {
        lines = List.copyOf(lines);
    }

    public boolean isOpen(Instant now) {
        return status == Status.OPEN && now.isBefore(expiresAt);
    }
}
