package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.tool.ChangeArguments.About;
import com.nexusflow.copilot.agents.tool.ChangeArguments.ActivityEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.ContactEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.DealEdits;
import com.nexusflow.copilot.agents.tool.ChangeArguments.LeadEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.LeadName;
import com.nexusflow.copilot.agents.tool.ChangeArguments.NoteEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.TaskEntry;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.crm.Leads;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tools that prepare changes for a person to approve. None of them writes a record. */
public final class ChangeTools {

    private final Proposals proposals;
    private final NamedRecords records;
    private final DealEditing editing;
    private final Leads leads;
    private final Tenants tenants;
    private final Clock clock;

    public ChangeTools(
            Proposals proposals, RecordSearch search, Opportunities deals, Stages stages, Leads leads, Metrics metrics, People people, Tenants tenants,
            Clock clock) {
        this.clock = new TurnClock(clock);
        this.proposals = proposals;
        this.records = new NamedRecords(search);
        this.editing = new DealEditing(proposals, records, deals, stages, new DealSets(metrics, new Rights(people)), tenants, this.clock);
        this.leads = leads;
        this.tenants = tenants;
    }

    List<Tool<?>> all() {
        return List.of(
                new Tool<>("change_deals",
                        "Prepares changes of deals, one by one or all that fit, for the person to approve: stage, amount, close date, owner, next step, competitors.",
                        DealEdits.class, told(editing::intended)),
                new Tool<>("log_activity", "Prepares a call, e-mail, meeting or message to be logged, for the person to approve.", ActivityEntry.class,
                        preparing(this::activity)),
                new Tool<>("create_task", "Prepares a task or reminder, for the person to approve.", TaskEntry.class, preparing(this::task)),
                new Tool<>("add_note", "Prepares a note, for the person to approve.", NoteEntry.class,
                        preparing(note -> List.of(new Change.AddNote(note.body(), subject(note.about()))))),
                new Tool<>("create_contact", "Prepares a new contact, for the person to approve.", ContactEntry.class, preparing(this::contact)),
                new Tool<>("create_lead", "Prepares a new lead, for the person to approve.", LeadEntry.class,
                        preparing(lead -> List.of(new Change.CreateLead(lead.name(), lead.company(), lead.email(), lead.source())))),
                new Tool<>("convert_lead", "Prepares the conversion of a lead into a contact and a deal, for the person to approve.", LeadName.class,
                        preparing(this::conversion)));
    }

    /** Names that fit nothing, or more than one thing, end the work with a finding that says so. */
    private <A> Function<A, Finding> preparing(Function<A, List<Change>> work) {
        return told(arguments -> Finding.Intended.of(proposals.drafted(work.apply(arguments)), tenants.current().currency()));
    }

    private static <A> Function<A, Finding> told(Function<A, Finding> work) {
        return arguments -> {
            try {
                return work.apply(arguments);
            } catch (Unclear e) {
                return e.finding;
            } catch (ChangeRefused e) {
                return new Finding.Refusal("change_" + e.reason().name().toLowerCase(Locale.ROOT), e.about(), List.of());
            }
        };
    }

    /** What was is logged on the person's calendar and clock; what is to come is no activity yet. */
    private List<Change> activity(ActivityEntry entry) {
        Tenant tenant = tenants.current();
        LocalDateTime now = tenant.today(clock).atTime(LocalTime.now(clock.withZone(tenant.timeZone())));
        LocalDate day = entry.day() == null ? now.toLocalDate() : entry.day();
        LocalTime time = entry.time() != null ? entry.time() : day.isBefore(now.toLocalDate()) ? LocalTime.NOON : now.toLocalTime();
        if (day.atTime(time).isAfter(now)) {
            throw new Unclear(new Finding.Refusal("future_activity", "", List.of()));
        }
        return List.of(new Change.LogActivity(
                entry.kind(), entry.subject(), entry.body(), day.atTime(time).atZone(tenant.timeZone()).toInstant(), subject(entry.about())));
    }

    private List<Change> task(TaskEntry task) {
        UUID owner = task.owner() == null ? TenantScope.currentPerson() : records.one(task.owner(), Set.of(RecordKind.PERSON)).id();
        return List.of(new Change.CreateTask(task.title(), task.due(), owner, subject(task.about())));
    }

    private List<Change> contact(ContactEntry contact) {
        UUID account = contact.account() == null ? null : records.one(contact.account(), Set.of(RecordKind.ACCOUNT)).id();
        return List.of(new Change.CreateContact(contact.name(), contact.title(), contact.email(), contact.phone(), account));
    }

    private List<Change> conversion(LeadName lead) {
        List<Named> found = leads.open(lead.name());
        if (found.isEmpty()) {
            throw new Unclear(new Finding.Refusal("unknown_name", lead.name(), List.of()));
        }
        if (found.size() > 1) {
            throw new Unclear(new Finding.Choice(lead.name(), found.stream().map(Named::name).toList(), lead.name()));
        }
        return List.of(new Change.ConvertLead(found.getFirst().id()));
    }

    private Change.Subject subject(@Nullable About about) {
        if (about == null) {
            return Change.Subject.NOTHING;
        }
        if (about.name() == null || about.name().isBlank() || about.deal() != null || about.account() != null || about.contact() != null) {
            return new Change.Subject(about.account(), about.contact(), about.deal());
        }
        RecordSearch.Hit hit = records.one(about.name(), Set.of(RecordKind.OPPORTUNITY, RecordKind.ACCOUNT, RecordKind.CONTACT));
        return switch (hit.kind()) {
            case OPPORTUNITY -> new Change.Subject(null, null, hit.id());
            case CONTACT -> new Change.Subject(null, hit.id(), null);
            default -> new Change.Subject(hit.id(), null, null);
        };
    }
}
