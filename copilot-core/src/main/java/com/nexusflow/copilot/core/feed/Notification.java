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
 * @param recordName that record's name, or null when it has none
 * @param callAt when the call was that it is about, or null when it is about none
 * @param comment the comment that caused it, or null
 * @param text what that comment says, or what there is to say of the call
 * @param detail what of the record it is about, as a code, or null
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
        @Nullable Instant callAt,
        @Nullable UUID comment,
        @Nullable String text,
        @Nullable String detail,
        @Nullable UUID proposal,
        Instant at,
        @Nullable Instant readAt) {

    /** The same with a name and words that are ready to be read. */
    public Notification with(@Nullable String otherName, @Nullable String otherText) {
        return new Notification(id, person, kind, actor, topic, otherName, callAt, comment, otherText, detail, proposal, at, readAt);
    }

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
        CALL_REVIEWED,
        /** The recording of a call of the person could not be used. */
        CALL_FAILED,
        /** Somebody thinks otherwise than the machine of an element of a scorecard of a call of the person. */
        CALL_JUDGED,
        /** Somebody erased a call of the person. */
        CALL_ERASED;

        /** Whether it is told of a call itself. */
        public boolean isOfCall() {
            return this == CALL_REVIEWED || this == CALL_FAILED || this == CALL_JUDGED || this == CALL_ERASED;
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
