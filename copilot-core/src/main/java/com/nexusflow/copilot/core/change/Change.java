package com.nexusflow.copilot.core.change;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing to be done to the records. It says what is wanted, not yet that it may be done. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.SetField.class, name = "set"),
    @JsonSubTypes.Type(value = Change.AddCompetitor.class, name = "add_competitor"),
    @JsonSubTypes.Type(value = Change.RemoveCompetitor.class, name = "remove_competitor"),
    @JsonSubTypes.Type(value = Change.LogActivity.class, name = "log_activity"),
    @JsonSubTypes.Type(value = Change.CreateTask.class, name = "create_task"),
    @JsonSubTypes.Type(value = Change.AddNote.class, name = "add_note"),
    @JsonSubTypes.Type(value = Change.CreateContact.class, name = "create_contact"),
    @JsonSubTypes.Type(value = Change.CreateLead.class, name = "create_lead"),
    @JsonSubTypes.Type(value = Change.ConvertLead.class, name = "convert_lead")
})
public sealed interface Change {

    /** Changes of a deal. */
    sealed interface OfDeal extends Change permits SetField, AddCompetitor, RemoveCompetitor {
        UUID deal();
    }

    /** Records that are made, about an account or a deal. */
    sealed interface NewRecord extends Change permits LogActivity, CreateTask, AddNote, CreateContact, CreateLead {}

    /** What an activity, a task or a note is about; any part may be missing. */
    record Subject(@Nullable UUID account, @Nullable UUID contact, @Nullable UUID deal) {

        public static final Subject NOTHING = new Subject(null, null, null);
    }

    /** @param value what the field is to hold, as {@link DealField} writes it; null empties it */
    record SetField(UUID deal, DealField field, @Nullable String value) implements OfDeal {}

    record AddCompetitor(UUID deal, String name) implements OfDeal {}

    record RemoveCompetitor(UUID deal, String name) implements OfDeal {}

    /** @param kind call, email, meeting, message, demo or other */
    record LogActivity(String kind, String subject, @Nullable String body, Instant at, Subject about) implements NewRecord {}

    record CreateTask(String title, @Nullable LocalDate due, UUID owner, Subject about) implements NewRecord {}

    record AddNote(String body, Subject about) implements NewRecord {}

    record CreateContact(String name, @Nullable String title, @Nullable String email, @Nullable String phone, @Nullable UUID account) implements NewRecord {}

    record CreateLead(String name, @Nullable String company, @Nullable String email, @Nullable String source) implements NewRecord {}

    /** A lead becomes a contact of an account, found by the company's name or made, with a deal in the first open stage. */
    record ConvertLead(UUID lead) implements Change {}
}
