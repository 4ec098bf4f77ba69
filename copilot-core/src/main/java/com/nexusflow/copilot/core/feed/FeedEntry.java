package com.nexusflow.copilot.core.feed;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.nexusflow.copilot.core.change.AppliedChange;
import com.nexusflow.copilot.core.crm.TimelineEntry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that was said about a record or happened with it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FeedEntry.Said.class, name = "comment"),
    @JsonSubTypes.Type(value = FeedEntry.Changed.class, name = "applied_change"),
    @JsonSubTypes.Type(value = FeedEntry.Happened.class, name = "event")
})
public sealed interface FeedEntry {

    Instant at();

    /** Somebody commented. */
    record Said(Comment comment) implements FeedEntry {

        @Override
        public Instant at() {
            return comment.at();
        }
    }

    /** A proposal was applied. */
    record Changed(AppliedChange change) implements FeedEntry {

        @Override
        public Instant at() {
            return change.at();
        }
    }

    /**
     * A contact with the customer, a note, a task done, or a deal that changed by other ways than a proposal.
     *
     * @param undo the proposal that made it, if the current person can take it back now
     */
    record Happened(TimelineEntry event, @Nullable UUID undo) implements FeedEntry {

        @Override
        public Instant at() {
            return event.at();
        }
    }
}
