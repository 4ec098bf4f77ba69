package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.tool.ChangeArguments.About;
import com.nexusflow.copilot.agents.tool.ChangeArguments.ActivityEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.ContactEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.DealEdit;
import com.nexusflow.copilot.agents.tool.ChangeArguments.DealEdits;
import com.nexusflow.copilot.agents.tool.ChangeArguments.LeadEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.LeadName;
import com.nexusflow.copilot.agents.tool.ChangeArguments.NoteEntry;
import com.nexusflow.copilot.agents.tool.ChangeArguments.TaskEntry;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.crm.Leads;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.crm.Stage;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.money.Money;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tools that prepare changes for a person to approve. None of them writes a record. */
public final class ChangeTools {

    private static final double TRUSTED = 0.85;
    private static final int OPTIONS = 5;

    private final Proposals proposals;
    private final RecordSearch search;
    private final Opportunities deals;
    private final Stages stages;
    private final Leads leads;
    private final Tenants tenants;
    private final Clock clock;

    public ChangeTools(
            Proposals proposals, RecordSearch search, Opportunities deals, Stages stages, Leads leads, Tenants tenants, Clock clock) {
        this.proposals = proposals;
        this.search = search;
        this.deals = deals;
        this.stages = stages;
        this.leads = leads;
        this.tenants = tenants;
        this.clock = clock;
    }

    List<Tool<?>> all() {
        return List.of(
                new Tool<>("change_deals", "Prepares changes of deals for the person to approve: stage, amount, close date, owner, next step, competitors.",
                        DealEdits.class, preparing(this::edits)),
                new Tool<>("log_activity", "Prepares a call, e-mail, meeting or message to be logged, for the person to approve.", ActivityEntry.class,
                        preparing(entry -> List.of(new Change.LogActivity(entry.kind(), entry.subject(), entry.body(), clock.instant(), subject(entry.about()))))),
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
        return arguments -> {
            try {
                List<Change> changes = work.apply(arguments);
                return Finding.Intended.of(proposals.drafted(changes), tenants.current().currency());
            } catch (Unclear e) {
                return e.finding;
            } catch (ChangeRefused e) {
                return new Finding.Refusal("change_" + e.reason().name().toLowerCase(Locale.ROOT), e.about(), List.of());
            }
        };
    }

    private List<Change> edits(DealEdits edits) {
        List<Change> changes = new ArrayList<>();
        edits.edits().forEach(edit -> changes.addAll(edit(edit)));
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("Say what is to change: stage, amount, closeDate, owner, nextStep, lossReason or a competitor");
        }
        List<Change> news = changes.stream().filter(change -> !isSoAlready(change)).toList();
        return news.isEmpty() ? changes : news;
    }

    /** Of several changes those that are no change are left out; one alone is answered with that. */
    private boolean isSoAlready(Change change) {
        try {
            return proposals.drafted(List.of(change)).isEmpty();
        } catch (ChangeRefused e) {
            return e.reason() == ChangeRefused.Reason.ALREADY_SO;
        }
    }

    private List<Change> edit(DealEdit edit) {
        Opportunity deal = deal(edit);
        UUID id = deal.id();
        List<Change> changes = new ArrayList<>();
        if (edit.stage() != null) {
            Stage stage = stage(edit.stage());
            changes.add(new Change.SetField(id, DealField.STAGE, stage.id().toString()));
            closedOn(deal, stage, edit.closeDate()).ifPresent(date -> changes.add(new Change.SetField(id, DealField.CLOSE_DATE, date.toString())));
        }
        if (edit.amount() != null) {
            Tenant tenant = tenants.current();
            changes.add(new Change.SetField(id, DealField.AMOUNT, Long.toString(Money.ofMajor(edit.amount(), tenant.currency()).minor())));
        }
        if (edit.closeDate() != null) {
            changes.add(new Change.SetField(id, DealField.CLOSE_DATE, edit.closeDate().toString()));
        }
        if (edit.owner() != null) {
            changes.add(new Change.SetField(id, DealField.OWNER, one(edit.owner(), Set.of(RecordKind.PERSON)).id().toString()));
        }
        text(edit.nextStep()).ifPresent(step -> changes.add(new Change.SetField(id, DealField.NEXT_STEP, step)));
        text(edit.lossReason()).ifPresent(reason -> changes.add(new Change.SetField(id, DealField.LOSS_REASON, reason)));
        text(edit.addCompetitor()).ifPresent(name -> changes.add(new Change.AddCompetitor(id, name)));
        text(edit.removeCompetitor()).ifPresent(name -> changes.add(new Change.RemoveCompetitor(id, name)));
        return changes;
    }

    /** A deal is won or lost on the day that is said, otherwise today; a later close date would count it in a period to come. */
    private Optional<LocalDate> closedOn(Opportunity deal, Stage stage, @Nullable LocalDate said) {
        LocalDate today = tenants.current().today(clock);
        boolean later = deal.closeDate() == null || deal.closeDate().isAfter(today);
        return stage.type() != Stage.Type.OPEN && said == null && later ? Optional.of(today) : Optional.empty();
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
    }

    private Opportunity deal(DealEdit edit) {
        if (edit.id() != null) {
            return deals.byId(edit.id()).orElseThrow(() -> new Unclear(new Finding.Refusal("unknown_name", "", List.of())));
        }
        String name = String.valueOf(edit.name());
        RecordSearch.Hit hit = one(name, Set.of(RecordKind.OPPORTUNITY, RecordKind.ACCOUNT));
        if (hit.kind() == RecordKind.OPPORTUNITY) {
            return deals.byId(hit.id()).orElseThrow(() -> new Unclear(new Finding.Refusal("unknown_name", name, List.of())));
        }
        List<Opportunity> open = deals.ofAccount(hit.id()).stream().filter(deal -> deal.stage().type() == Stage.Type.OPEN).toList();
        if (open.isEmpty()) {
            throw new Unclear(new Finding.Refusal("no_open_deal", hit.name(), List.of()));
        }
        if (open.size() > 1) {
            throw new Unclear(new Finding.Choice(name, open.stream().map(Opportunity::name).limit(OPTIONS).toList(), name));
        }
        return open.getFirst();
    }

    private Stage stage(String name) {
        List<Stage> all = stages.all();
        return all.stream()
                .filter(stage -> stage.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new Unclear(new Finding.Refusal("unknown_stage", name, all.stream().map(Stage::name).toList())));
    }

    private RecordSearch.Hit one(String name, Set<RecordKind> kinds) {
        List<RecordSearch.Hit> hits = search.search(name, kinds, OPTIONS);
        if (hits.isEmpty() || hits.getFirst().score() < TRUSTED) {
            throw new Unclear(new Finding.Refusal("unknown_name", name, hits.stream().map(RecordSearch.Hit::name).toList()));
        }
        List<RecordSearch.Hit> best = hits.stream().filter(hit -> hit.score() >= hits.getFirst().score()).toList();
        if (best.size() > 1 && best.stream().map(RecordSearch.Hit::name).distinct().count() > 1) {
            throw new Unclear(new Finding.Choice(name, best.stream().map(RecordSearch.Hit::name).toList(), name));
        }
        return best.getFirst();
    }

    private List<Change> task(TaskEntry task) {
        UUID owner = task.owner() == null ? TenantScope.currentPerson() : one(task.owner(), Set.of(RecordKind.PERSON)).id();
        return List.of(new Change.CreateTask(task.title(), task.due(), owner, subject(task.about())));
    }

    private List<Change> contact(ContactEntry contact) {
        UUID account = contact.account() == null ? null : one(contact.account(), Set.of(RecordKind.ACCOUNT)).id();
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
        RecordSearch.Hit hit = one(about.name(), Set.of(RecordKind.OPPORTUNITY, RecordKind.ACCOUNT, RecordKind.CONTACT));
        return switch (hit.kind()) {
            case OPPORTUNITY -> new Change.Subject(null, null, hit.id());
            case CONTACT -> new Change.Subject(null, hit.id(), null);
            default -> new Change.Subject(hit.id(), null, null);
        };
    }

    /** Ends the preparation with what to tell the person instead. */
    private static final class Unclear extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Finding finding;

        Unclear(Finding finding) {
            super(null, null, false, false);
            this.finding = finding;
        }
    }
}
