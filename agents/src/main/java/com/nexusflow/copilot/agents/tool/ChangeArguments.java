package com.nexusflow.copilot.agents.tool;

import dev.langchain4j.model.output.structured.Description;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The arguments of the tools that prepare changes. A tool never changes a record; the person approves what it prepared. */
public final class ChangeArguments {

    private ChangeArguments() {}

    /** What is to become of one deal; what is left out stays as it is. */
    public record DealEdit(
            @Description("the deal's id, when known") @Nullable UUID id,
            @Description("the deal's name, or the name of an account with one open deal") @Nullable String name,
            @Description("the new stage's name") @Nullable String stage,
            @Description("the new amount in major units of the tenant's currency") @Nullable BigDecimal amount,
            @Description("the new close date") @Nullable LocalDate closeDate,
            @Description("the new owner's name") @Nullable String owner,
            @Nullable String nextStep,
            @Nullable String lossReason,
            @Description("the name of a competitor who is in the deal") @Nullable String addCompetitor,
            @Description("the name of a competitor who is out of the deal") @Nullable String removeCompetitor) {

        public DealEdit {
            if (id == null && (name == null || name.isBlank())) {
                throw new IllegalArgumentException("each edit needs the deal's id or name");
            }
        }
    }

    public record DealEdits(List<DealEdit> edits) {
        public DealEdits {
            if (edits == null || edits.isEmpty()) {
                throw new IllegalArgumentException("edits must name at least one deal");
            }
            edits = List.copyOf(edits);
        }
    }

    /** What an activity, a task or a note is about: ids when known, names otherwise; all may be left out. */
    public record About(
            @Nullable UUID deal, @Nullable UUID account, @Nullable UUID contact,
            @Description("the name of a deal, an account or a contact, when no id is known") @Nullable String name) {}

    public record ActivityEntry(
            @Description("call, email, meeting, message, demo or other") String kind,
            @Description("what it was, in a few words") String subject,
            @Description("what was said, all of it") @Nullable String body,
            @Nullable About about) {
        public ActivityEntry {
            if (kind == null || subject == null) {
                throw new IllegalArgumentException("kind and subject must be given");
            }
        }
    }

    public record TaskEntry(
            @Description("what is to be done") String title,
            @Nullable LocalDate due,
            @Description("who is to do it; left out for the person who asks") @Nullable String owner,
            @Nullable About about) {
        public TaskEntry {
            if (title == null) {
                throw new IllegalArgumentException("title must be given");
            }
        }
    }

    public record NoteEntry(String body, @Nullable About about) {
        public NoteEntry {
            if (body == null) {
                throw new IllegalArgumentException("body must be given");
            }
        }
    }

    public record ContactEntry(
            String name, @Nullable String title, @Nullable String email, @Nullable String phone, @Description("the account's name") @Nullable String account) {
        public ContactEntry {
            if (name == null) {
                throw new IllegalArgumentException("name must be given");
            }
        }
    }

    public record LeadEntry(String name, @Nullable String company, @Nullable String email, @Nullable String source) {
        public LeadEntry {
            if (name == null) {
                throw new IllegalArgumentException("name must be given");
            }
        }
    }

    public record LeadName(@Description("the lead's name or company") String name) {
        public LeadName {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("name must be given");
            }
        }
    }
}
