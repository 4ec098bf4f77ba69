package com.nexusflow.copilot.core.feed;

import com.fasterxml.jackson.annotation.JsonValue;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Topic;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told.
 *
 * @param person whom it is for
 * @param actor who caused it, or null when that person is gone or nobody did
 * @param topic the record it is about, or null when it is about none in particular
 * @param recordName that record's name
 * @param comment the comment that caused it, or null
 * @param text what that comment says
 * @param proposal the proposal that caused it, or null
 * @param readAt when it was read, or null as long as it is not
 */
public record Notification(
        UUID id,
        UUID person,
        Kind kind,
        @Nullable Named actor,
        @Nullable Topic topic,
        @Nullable String recordName,
        @Nullable UUID comment,
        @Nullable String text,
        @Nullable UUID proposal,
        Instant at,
        @Nullable Instant readAt) {

    /** Why somebody is told. */
    public enum Kind {
        /** Somebody mentioned the person in a comment. */
        MENTION,
        /** Somebody commented on a record of the person's own. */
        COMMENT,
        /** Somebody else changed a record of the person's own. */
        CHANGE,
        /** A proposal waits for the person as a manager. */
        APPROVAL,
        /** A manager rejected what the person asked for. */
        REJECTED,
        /** No manager decided in time on what the person asked for. */
        EXPIRED,
        /** The review of a call of the person is there. */
        CALL_REVIEWED;

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
