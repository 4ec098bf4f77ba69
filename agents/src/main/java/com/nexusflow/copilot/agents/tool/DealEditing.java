package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Finding.Intended.Left;
import com.nexusflow.copilot.agents.tool.ChangeArguments.DealEdit;
import com.nexusflow.copilot.agents.tool.ChangeArguments.DealEdits;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.change.ChangeRefused.Reason;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.change.ProposedChange.Line;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.crm.Stage;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.money.Money;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prepares changes of deals: of those that are named, and of all that fit a condition. */
final class DealEditing {

    private static final String NO_CLOSE_DATE = "no_close_date";

    private final Proposals proposals;
    private final NamedRecords records;
    private final Opportunities deals;
    private final Stages stages;
    private final DealSets sets;
    private final Tenants tenants;
    private final Clock clock;

    DealEditing(Proposals proposals, NamedRecords records, Opportunities deals, Stages stages, DealSets sets, Tenants tenants, Clock clock) {
        this.proposals = proposals;
        this.records = records;
        this.deals = deals;
        this.stages = stages;
        this.sets = sets;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Of several changes those that are no change are left out; one alone is answered with that. */
    Finding intended(DealEdits edits) {
        List<Change> changes = new ArrayList<>();
        Left.Count left = new Left.Count();
        for (DealEdit edit : edits.edits()) {
            if (edit.which() == null) {
                changes.addAll(changes(deal(edit), edit));
            } else {
                changes.addAll(fitting(edit, left));
            }
        }
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("Say what is to change: stage, amount, closeDate, closeDateBy, owner, nextStep, lossReason or a competitor");
        }
        List<Change> news = changes.stream().filter(change -> refusal(change) != Reason.ALREADY_SO).toList();
        List<Line> lines = proposals.drafted(news.isEmpty() ? changes : news);
        return Finding.Intended.of(lines, tenants.current().currency()).leaving(left.all()).needing(proposals.needManager(lines));
    }

    /** The changes of all deals that fit, without those that the person may not change or that need none. */
    private List<Change> fitting(DealEdit edit, Left.Count left) {
        List<Change> changes = new ArrayList<>();
        Map<Reason, String> refused = new EnumMap<>(Reason.class);
        for (UUID id : sets.ids(Objects.requireNonNull(edit.which()))) {
            Opportunity deal = deals.byId(id).orElseThrow(() -> new Unclear(unknown("")));
            if (edit.closeDateBy() != null && deal.closeDate() == null) {
                left.add(NO_CLOSE_DATE);
                continue;
            }
            List<Change> wanted = changes(deal, edit);
            List<Change> possible = wanted.stream().filter(change -> refusal(change) == null).toList();
            changes.addAll(possible);
            if (possible.isEmpty() && !wanted.isEmpty()) {
                Reason reason = Objects.requireNonNull(refusal(wanted.getFirst()));
                left.add(reason.name().toLowerCase(Locale.ROOT));
                refused.putIfAbsent(reason, deal.name());
            }
        }
        if (changes.isEmpty()) {
            throw nothingToDo(left, refused);
        }
        return changes;
    }

    private static RuntimeException nothingToDo(Left.Count left, Map<Reason, String> refused) {
        if (refused.containsKey(Reason.BAD_VALUE)) {
            return new ChangeRefused(Reason.BAD_VALUE, refused.get(Reason.BAD_VALUE));
        }
        String reason = left.all().isEmpty() ? "" : left.all().getFirst().reason();
        return reason.isEmpty()
                ? new IllegalArgumentException("Say what is to change on these deals")
                : new Unclear(new Finding.Refusal("none_" + reason, "", List.of()));
    }

    /** Why a change alone could not be proposed, or null. */
    private @Nullable Reason refusal(Change change) {
        try {
            proposals.drafted(List.of(change));
            return null;
        } catch (ChangeRefused e) {
            return e.reason();
        }
    }

    private List<Change> changes(Opportunity deal, DealEdit edit) {
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
        closeDate(deal, edit).ifPresent(date -> changes.add(new Change.SetField(id, DealField.CLOSE_DATE, date.toString())));
        if (edit.owner() != null) {
            changes.add(new Change.SetField(id, DealField.OWNER, records.one(edit.owner(), Set.of(RecordKind.PERSON)).id().toString()));
        }
        text(edit.nextStep()).ifPresent(step -> changes.add(new Change.SetField(id, DealField.NEXT_STEP, step)));
        text(edit.lossReason()).ifPresent(reason -> changes.add(new Change.SetField(id, DealField.LOSS_REASON, reason)));
        text(edit.addCompetitor()).ifPresent(name -> changes.add(new Change.AddCompetitor(id, name)));
        text(edit.removeCompetitor()).ifPresent(name -> changes.add(new Change.RemoveCompetitor(id, name)));
        return changes;
    }

    /** The day that is said, or the present one moved. */
    private static Optional<LocalDate> closeDate(Opportunity deal, DealEdit edit) {
        if (edit.closeDateBy() == null) {
            return Optional.ofNullable(edit.closeDate());
        }
        if (deal.closeDate() == null) {
            throw new Unclear(new Finding.Refusal(NO_CLOSE_DATE, deal.name(), List.of()));
        }
        return Optional.of(edit.moved(deal.closeDate()));
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
            return deals.byId(edit.id()).orElseThrow(() -> new Unclear(unknown("")));
        }
        String name = String.valueOf(edit.name());
        RecordSearch.Hit hit = records.one(name, Set.of(RecordKind.OPPORTUNITY, RecordKind.ACCOUNT));
        if (hit.kind() == RecordKind.OPPORTUNITY) {
            return deals.byId(hit.id()).orElseThrow(() -> new Unclear(unknown(name)));
        }
        List<Opportunity> open = deals.ofAccount(hit.id()).stream().filter(deal -> deal.stage().type() == Stage.Type.OPEN).toList();
        if (open.isEmpty()) {
            throw new Unclear(new Finding.Refusal("no_open_deal", hit.name(), List.of()));
        }
        if (open.size() > 1) {
            throw new Unclear(new Finding.Choice(name, open.stream().map(Opportunity::name).limit(NamedRecords.OPTIONS).toList(), name));
        }
        return open.getFirst();
    }

    private static Finding.Refusal unknown(String name) {
        return new Finding.Refusal("unknown_name", name, List.of());
    }

    private Stage stage(String name) {
        List<Stage> all = stages.all();
        return all.stream()
                .filter(stage -> stage.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new Unclear(new Finding.Refusal("unknown_stage", name, all.stream().map(Stage::name).toList())));
    }
}
