package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.change.Decision.Reason;
import com.nexusflow.copilot.core.change.ProposedChange.Line;
import com.nexusflow.copilot.core.change.ProposedChange.Status;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A person's decisions on proposals, the only way a record is changed by the copilot. An approval and its effect are one transaction;
 * repeating it has no second effect.
 */
public final class Approvals {

    private static final Duration UNDO_FOR = Duration.ofDays(30);
    /** All decisions lock records in this order, so that no two wait for each other. */
    private static final Comparator<Line> IN_LOCK_ORDER = Comparator.comparing(Line::recordKind).thenComparing(line -> String.valueOf(line.recordId()));

    private final TenantDatabase database;
    private final Proposals proposals;
    private final ProposalRows rows;
    private final ChangeKinds kinds;
    private final People people;
    private final MayChange mayChange;
    private final Audit audit;
    private final ChangeWitness witness;
    private final Clock clock;

    /** Decisions of which nobody else hears. */
    public Approvals(TenantDatabase database, Tenants tenants, People people, TenantKeys keys, Proposals proposals, Audit audit, Clock clock) {
        this(database, tenants, people, keys, proposals, audit, ChangeWitness.NOBODY, clock);
    }

    public Approvals(
            TenantDatabase database, Tenants tenants, People people, TenantKeys keys, Proposals proposals, Audit audit, ChangeWitness witness, Clock clock) {
        this.database = database;
        this.proposals = proposals;
        this.rows = new ProposalRows(keys);
        this.kinds = new ChangeKinds(database, people, () -> tenants.current().today(clock));
        this.people = people;
        this.mayChange = new MayChange(people);
        this.audit = audit;
        this.witness = witness;
        this.clock = clock;
    }

    /** Does the chosen lines of a proposal; the asking person's, or the approving manager's, rights are asked again. */
    public Decision approve(UUID id, String signature, Set<Integer> chosen) {
        ProposedChange proposal = proposals.find(id).orElse(null);
        Reason obstacle = obstacle(proposal, signature);
        if (proposal == null || obstacle != null) {
            return new Decision.Refused(Objects.requireNonNullElse(obstacle, Reason.UNKNOWN));
        }
        if (proposal.status() == Status.APPLIED) {
            return new Decision.Applied(proposal);
        }
        List<Line> lines = proposal.lines().stream().filter(line -> chosen.contains(line.number())).toList();
        Reason late = !proposal.isOpen(clock.instant()) ? expired(proposal) : lines.isEmpty() ? Reason.NOTHING_CHOSEN : null;
        if (late != null) {
            return new Decision.Refused(late);
        }
        try {
            lines.forEach(line -> checkStillSo(line, proposal.askedBy().id()));
            return inFullSight(() -> database.write(jdbc -> apply(jdbc, proposal, lines)));
        } catch (StaleRecord e) {
            return renewed(proposal, lines);
        } catch (ChangeRefused e) {
            return refused(e);
        }
    }

    private Decision renewed(ProposedChange proposal, List<Line> lines) {
        try {
            List<Change> changes = stillToDo(lines);
            return changes.isEmpty()
                    ? new Decision.Refused(Reason.ALREADY_SO)
                    : proposals.replace(proposal, changes).<Decision>map(Decision.Stale::new).orElseGet(() -> new Decision.Refused(Reason.CLOSED));
        } catch (ChangeRefused e) {
            return refused(e);
        }
    }

    private static Decision refused(ChangeRefused refusal) {
        return new Decision.Refused(refusal.reason() == ChangeRefused.Reason.NOT_YOURS ? Reason.NOT_YOURS : Reason.UNKNOWN);
    }

    private static Reason expired(ProposedChange proposal) {
        return proposal.status() == Status.OPEN ? Reason.EXPIRED : Reason.CLOSED;
    }

    /** What keeps the current person from deciding, or null. */
    private @Nullable Reason obstacle(@Nullable ProposedChange proposal, String signature) {
        if (proposal == null) {
            return Reason.UNKNOWN;
        }
        if (!MessageDigest.isEqual(proposal.signature().getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8))) {
            return Reason.FORGED;
        }
        if (proposal.needsManager()) {
            return mayChange.asManagerOf(proposal.askedBy().id()) ? null : Reason.NEEDS_MANAGER;
        }
        return proposal.askedBy().id().equals(TenantScope.current().personId()) ? null : Reason.NOT_YOURS;
    }

    /** The rights of whoever approves and, where that is a manager, of the asker. */
    private void checkStillSo(Line line, UUID asker) {
        try {
            Draft now = kinds.draft(line.change());
            if (!asker.equals(TenantScope.current().personId())) {
                people.scopeOf(people.person(asker).orElseThrow()).run(() -> kinds.draft(line.change()));
            }
            if (!Objects.equals(now.version(), line.version())) {
                throw new StaleRecord();
            }
        } catch (ChangeRefused e) {
            throw e.reason() == ChangeRefused.Reason.ALREADY_SO ? new StaleRecord() : e;
        }
    }

    /** What is not so already by somebody else's doing. */
    private List<Change> stillToDo(List<Line> lines) {
        List<Change> changes = new ArrayList<>();
        for (Line line : lines) {
            try {
                kinds.draft(line.change());
                changes.add(line.change());
            } catch (ChangeRefused e) {
                if (e.reason() != ChangeRefused.Reason.ALREADY_SO) {
                    throw e;
                }
            }
        }
        return changes;
    }

    private Decision apply(JdbcClient jdbc, ProposedChange proposal, List<Line> lines) {
        if (!lock(jdbc, proposal.id()).equals("open")) {
            ProposedChange now = rows.find(jdbc, proposal.id()).orElseThrow();
            return now.status() == Status.APPLIED ? new Decision.Applied(now) : new Decision.Refused(Reason.CLOSED);
        }
        lines.stream().filter(line -> line.version() != null).sorted(IN_LOCK_ORDER).forEach(line -> checkVersion(jdbc, line));
        jdbc.sql("select set_config('app.proposal', ?, true)").param(proposal.id().toString()).query(String.class).single();
        Map<Topic, Set<UUID>> owners = new LinkedHashMap<>();
        lines.forEach(line -> noteOwner(jdbc, line, owners));
        for (Line line : lines) {
            List<UUID> created = kinds.apply(jdbc, line.change(), proposal.askedBy().id());
            jdbc.sql("update change_line set applied = true, created = ? where proposal_id = ? and number = ?")
                    .params(created.toArray(UUID[]::new), proposal.id(), line.number())
                    .update();
        }
        decide(jdbc, proposal, Status.APPLIED);
        ProposedChange applied = rows.find(jdbc, proposal.id()).orElseThrow();
        AppliedChanges.keep(jdbc, applied, clock.instant());
        lines.forEach(line -> noteOwner(jdbc, line, owners));
        owners.forEach((record, people) -> witness.applied(proposal.id(), record, people));
        return new Decision.Applied(applied);
    }

    private static void noteOwner(JdbcClient jdbc, Line line, Map<Topic, Set<UUID>> owners) {
        AppliedChanges.topic(line).ifPresent(record -> jdbc.sql("select owner_id from " + record.kind().code() + " where id = ? and owner_id is not null")
                .param(record.id())
                .query(UUID.class)
                .optional()
                .ifPresent(owner -> owners.computeIfAbsent(record, none -> new LinkedHashSet<>()).add(owner)));
    }

    private static String lock(JdbcClient jdbc, UUID id) {
        return jdbc.sql("select status from change_proposal where id = ? for update").param(id).query(String.class).single();
    }

    private static void checkVersion(JdbcClient jdbc, Line line) {
        if (!Objects.equals(lockRecord(jdbc, line).orElse(null), line.version())) {
            throw new StaleRecord();
        }
    }

    private static Optional<Integer> lockRecord(JdbcClient jdbc, Line line) {
        String table = line.recordKind().equals("lead") ? "lead" : "opportunity";
        return jdbc.sql("select version from " + table + " where id = ? for update").param(line.recordId()).query(Integer.class).optional();
    }

    private void decide(JdbcClient jdbc, ProposedChange proposal, Status status) {
        jdbc.sql("update change_proposal set status = ?, decided_at = ?, decided_by = ? where id = ?")
                .params(status.code(), clock.instant().atOffset(ZoneOffset.UTC), TenantScope.currentPerson(), proposal.id())
                .update();
        audit.add("change." + status.code(), proposal.id());
    }

    /** A proposal that the current person may still give other values. */
    public Optional<ProposedChange> editable(UUID id) {
        return proposals.find(id)
                .filter(proposal -> proposal.isOpen(clock.instant()) && proposal.askedBy().id().equals(TenantScope.current().personId()));
    }

    /** Closes a proposal without doing anything. */
    public Decision reject(UUID id) {
        ProposedChange proposal = proposals.find(id).orElse(null);
        Reason obstacle = proposal == null ? Reason.UNKNOWN : obstacle(proposal, proposal.signature());
        boolean mine = proposal != null && proposal.askedBy().id().equals(TenantScope.current().personId());
        if (proposal == null || obstacle != null && !mine) {
            return new Decision.Refused(Objects.requireNonNullElse(obstacle, Reason.UNKNOWN));
        }
        return database.write(jdbc -> {
            if (!lock(jdbc, id).equals("open")) {
                ProposedChange now = rows.find(jdbc, id).orElseThrow();
                return now.status() == Status.REJECTED ? new Decision.Rejected(now) : new Decision.Refused(Reason.CLOSED);
            }
            decide(jdbc, proposal, Status.REJECTED);
            witness.rejected(proposal);
            return new Decision.Rejected(rows.find(jdbc, id).orElseThrow());
        });
    }

    /** Takes back what a proposal did, all of it, unless a record was changed since; for 30 days. */
    public Decision undo(UUID id) {
        ProposedChange proposal = proposals.find(id).orElse(null);
        Reason obstacle = proposal == null ? Reason.UNKNOWN : obstacle(proposal, proposal.signature());
        if (proposal == null || obstacle != null) {
            return new Decision.Refused(Objects.requireNonNullElse(obstacle, Reason.UNKNOWN));
        }
        if (proposal.status() == Status.UNDONE) {
            return new Decision.Undone(proposal);
        }
        if (!isInTime(proposal)) {
            return new Decision.Refused(Reason.TOO_LATE);
        }
        if (!mayTakeBack(proposal)) {
            return new Decision.Refused(Reason.NOT_YOURS);
        }
        List<Line> overtaken = new ArrayList<>();
        try {
            return inFullSight(() -> database.write(jdbc -> takeBack(jdbc, id, overtaken)));
        } catch (StaleRecord e) {
            return new Decision.Overtaken(proposal, overtaken);
        }
    }

    /** Whether {@link #undo} would take the proposal back for the current person now. */
    public boolean canUndo(UUID id) {
        ProposedChange proposal = proposals.find(id).orElse(null);
        return proposal != null && obstacle(proposal, proposal.signature()) == null && isInTime(proposal) && mayTakeBack(proposal)
                && inFullSight(() -> database.read(jdbc -> proposal.lines().stream()
                        .filter(Line::applied)
                        .allMatch(line -> kinds.stands(jdbc, line.change(), line))));
    }

    private boolean isInTime(ProposedChange proposal) {
        return proposal.status() == Status.APPLIED && proposal.decidedAt() != null && !proposal.decidedAt().plus(UNDO_FOR).isBefore(clock.instant());
    }

    /** The deals must still be the person's to change, or have gone to whom this very proposal gave them. */
    private boolean mayTakeBack(ProposedChange proposal) {
        return proposal.lines().stream()
                .filter(line -> line.applied() && line.change() instanceof Change.OfDeal && line.recordId() != null)
                .allMatch(line -> {
                    Optional<UUID> owner = inFullSight(() -> database.read(jdbc -> jdbc.sql("select owner_id from opportunity where id = ?")
                            .param(line.recordId())
                            .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                            .optional()
                            .flatMap(found -> found)));
                    return mayChange.recordsOf(owner.orElse(null)) || owner.map(Object::toString).filter(id -> gave(proposal, line, id)).isPresent();
                });
    }

    private static boolean gave(ProposedChange proposal, Line line, String owner) {
        return proposal.lines().stream()
                .anyMatch(other -> other.applied() && Objects.equals(other.recordId(), line.recordId()) && other.change() instanceof Change.SetField set
                        && set.field() == DealField.OWNER && owner.equals(set.value()));
    }

    private Decision takeBack(JdbcClient jdbc, UUID id, List<Line> overtaken) {
        String status = lock(jdbc, id);
        ProposedChange proposal = rows.find(jdbc, id).orElseThrow();
        if (!status.equals("applied")) {
            return new Decision.Undone(proposal);
        }
        proposal.lines().stream().filter(line -> line.applied() && line.version() != null).sorted(IN_LOCK_ORDER).forEach(line -> lockRecord(jdbc, line));
        for (Line line : proposal.lines().reversed()) {
            if (line.applied() && !kinds.undo(jdbc, line.change(), line)) {
                overtaken.add(line);
            }
        }
        if (!overtaken.isEmpty()) {
            throw new StaleRecord();
        }
        decide(jdbc, proposal, Status.UNDONE);
        AppliedChanges.undone(jdbc, id, clock.instant());
        return new Decision.Undone(rows.find(jdbc, id).orElseThrow());
    }

    /** The person's rights are asked before; a deal that changes hands leaves the person's sight in the same statement. */
    private static <T> T inFullSight(Supplier<T> work) {
        TenantScope scope = TenantScope.current();
        return new TenantScope(scope.tenantId(), scope.personId(), true, Set.of()).call(work);
    }
}
