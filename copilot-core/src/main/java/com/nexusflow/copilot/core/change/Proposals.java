package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.change.ProposedChange.Line;
import com.nexusflow.copilot.core.change.ProposedChange.Status;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people asked to change. Proposing changes nothing but the list of proposals. */
public final class Proposals {

    static final Duration GOOD_FOR = Duration.ofMinutes(10);
    /** A manager who has to be found first gets a day. */
    static final Duration GOOD_FOR_MANAGER = Duration.ofDays(1);
    private static final int MOST_LINES = 500;
    private static final int LONGEST_WHY = 2_000;
    private static final Set<String> RECORDS = Set.of("opportunity", "account", "contact", "lead", "person");

    private final TenantDatabase database;
    private final Tenants tenants;
    private final People people;
    private final ProposalRows rows;
    private final ChangeKinds kinds;
    private final ChangeWitness witness;
    private final Clock clock;

    /** Proposals of which nobody else hears. */
    public Proposals(TenantDatabase database, Tenants tenants, People people, TenantKeys keys, Clock clock) {
        this(database, tenants, people, keys, ChangeWitness.NOBODY, clock);
    }

    public Proposals(TenantDatabase database, Tenants tenants, People people, TenantKeys keys, ChangeWitness witness, Clock clock) {
        this.database = database;
        this.tenants = tenants;
        this.people = people;
        this.rows = new ProposalRows(keys);
        this.kinds = new ChangeKinds(database, people, () -> tenants.current().today(clock));
        this.witness = witness;
        this.clock = clock;
    }

    /**
     * Proposes changes for the current person, one line each; all of them can be proposed, or a {@link ChangeRefused} says which cannot.
     *
     * @param why the words that asked for it
     */
    public ProposedChange propose(List<Change> changes, String why, @Nullable UUID conversation) {
        ProposedChange proposal = proposed(changes, why);
        database.write(jdbc -> {
            insert(jdbc, proposal, conversation, null);
            return proposal;
        });
        return proposal;
    }

    /** Proposes for the current person what a call suggests; what the person proposed of it before and did not refuse is given again. */
    public ProposedChange propose(Change change, String why, Suggested by) {
        return database.write(jdbc -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param(by.call() + by.suggestion() + TenantScope.currentPerson()).query((row, n) -> n).single();
            ProposedChange before = suggestedBy(by.call()).get(by.suggestion());
            if (before != null && (before.isOpen(clock.instant()) || before.status() == Status.APPLIED)) {
                return before;
            }
            ProposedChange proposal = proposed(List.of(change), why);
            insert(jdbc, proposal, null, by);
            return proposal;
        });
    }

    /** What the current person proposed last of each suggestion of a call. */
    public Map<String, ProposedChange> suggestedBy(UUID call) {
        return database.read(jdbc -> {
            Map<String, ProposedChange> found = new LinkedHashMap<>();
            for (Latest latest : latest(jdbc, call)) {
                rows.find(jdbc, latest.proposal()).ifPresent(proposal -> found.put(latest.suggestion(), proposal));
            }
            return found;
        });
    }

    private record Latest(String suggestion, UUID proposal) {}

    private static List<Latest> latest(JdbcClient jdbc, UUID call) {
        return jdbc.sql("select distinct on (suggestion) suggestion, id from change_proposal where call_id = ? and asked_by = ? order by suggestion, created_at desc, id desc")
                .params(call, TenantScope.currentPerson())
                .query((row, n) -> new Latest(row.getString(1), row.getObject(2, UUID.class)))
                .list();
    }

    private ProposedChange proposed(List<Change> changes, String why) {
        return proposed(drafted(changes), why.length() > LONGEST_WHY ? why.substring(0, LONGEST_WHY) : why, me());
    }

    private void insert(JdbcClient jdbc, ProposedChange proposal, @Nullable UUID conversation, @Nullable Suggested by) {
        rows.insert(jdbc, proposal, conversation, by);
        if (proposal.needsManager()) {
            witness.waitsForManager(proposal);
        }
    }

    private Named me() {
        return people.person(TenantScope.currentPerson()).map(person -> new Named(person.id(), person.name())).orElseThrow();
    }

    /** What the changes would do for the current person, line by line; nothing is kept. */
    public List<Line> drafted(List<Change> changes) {
        if (changes.isEmpty() || changes.size() > MOST_LINES) {
            throw new ChangeRefused(ChangeRefused.Reason.TOO_MANY, String.valueOf(changes.size()));
        }
        List<Line> lines = new ArrayList<>();
        for (Change change : lastOfEachField(changes)) {
            lines.add(kinds.draft(change).line(lines.size() + 1, change));
        }
        return lines;
    }

    /** A field that is set twice gets the later value. */
    private static List<Change> lastOfEachField(List<Change> changes) {
        Map<Object, Change> last = new LinkedHashMap<>();
        for (Change change : changes) {
            last.put(change instanceof Change.SetField set ? List.of(set.deal(), set.field()) : change, change);
        }
        return List.copyOf(last.values());
    }

    /** Whether the lines touch so many records that a manager has to approve what the current person asks for. */
    public boolean needManager(List<Line> lines) {
        return needManager(lines, TenantScope.currentPerson());
    }

    private boolean needManager(List<Line> lines, UUID asker) {
        return records(lines) > tenants.bulkChangeLimit() && people.person(asker).filter(person -> person.role() == Role.REP).isPresent();
    }

    private ProposedChange proposed(List<Line> lines, String why, Named asker) {
        UUID id = Ids.next();
        boolean needsManager = needManager(lines, asker.id());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expiresAt = now.plus(needsManager ? GOOD_FOR_MANAGER : GOOD_FOR);
        return new ProposedChange(
                id, asker, why, lines, Status.OPEN, needsManager, now, expiresAt, null, null, rows.signature(id, asker.id(), expiresAt, lines));
    }

    private static long records(List<Line> lines) {
        return lines.stream().map(line -> line.recordId() == null ? line.number() : line.recordId()).distinct().count();
    }

    /** A proposal that the current person may see. */
    public Optional<ProposedChange> find(UUID id) {
        return database.read(jdbc -> rows.find(jdbc, id)).filter(this::isForMe);
    }

    /** Whether readers with this scope see every record that the proposal is about as it is now. */
    public boolean isFor(ProposedChange proposal, TenantScope readers) {
        return readers.covers(TenantScope.current()) || !readers.isNobody() && readers.call(() -> isSeen(proposal));
    }

    /** Whether the current person sees every record that the proposal is about as it is now. */
    public boolean isSeen(ProposedChange proposal) {
        Map<String, Set<UUID>> records = proposal.lines().stream()
                .filter(line -> line.recordId() != null)
                .collect(Collectors.groupingBy(Line::recordKind, Collectors.mapping(Line::recordId, Collectors.toSet())));
        return database.read(jdbc -> records.entrySet().stream().allMatch(kind -> sees(jdbc, kind.getKey(), kind.getValue())));
    }

    private static boolean sees(JdbcClient jdbc, String kind, Set<UUID> records) {
        return RECORDS.contains(kind)
                && jdbc.sql("select count(*) from " + kind + " where id = any(?)").param(records.toArray(UUID[]::new)).query(Integer.class).single() == records.size();
    }

    /** Row level security shows a proposal that needs a manager to all who see the asker's records; that is not yet a manager. */
    private boolean isForMe(ProposedChange proposal) {
        return proposal.askedBy().id().equals(TenantScope.current().personId()) || new MayChange(people).asManagerOf(proposal.askedBy().id());
    }

    /** What the current person has asked for and can still approve, newest first. */
    public List<ProposedChange> waiting() {
        return database.read(jdbc -> rows.select(jdbc, "where p.status = 'open' and p.expires_at > ? and p.asked_by = ?",
                clock.instant().atOffset(ZoneOffset.UTC), TenantScope.currentPerson()));
    }

    /** What others asked for that needs the current person as their manager, newest first. */
    public List<ProposedChange> waitingForManager() {
        if (!new MayChange(people).isManager()) {
            return List.of();
        }
        return database.read(jdbc -> rows.select(jdbc, "where p.status = 'open' and p.needs_manager and p.expires_at > ? and p.asked_by <> ?",
                clock.instant().atOffset(ZoneOffset.UTC), TenantScope.currentPerson())).stream().filter(this::isForMe).toList();
    }

    /**
     * The same lines, of which one says something else, as a new proposal that takes the old one's place; empty when that was decided
     * meanwhile. The other lines are not asked again: they keep their numbers and the state of the record they were proposed for.
     */
    public Optional<ProposedChange> edit(ProposedChange proposal, int line, Change instead) {
        List<Line> lines = proposal.lines().stream().map(old -> old.number() == line ? kinds.draft(instead).line(line, instead) : old).toList();
        return replaceBy(proposal, lines);
    }

    /** For the same asker; whoever asks a second time gets the proposal that the first one made. */
    Optional<ProposedChange> replace(ProposedChange proposal, List<Change> changes) {
        return replaceBy(proposal, drafted(changes));
    }

    private Optional<ProposedChange> replaceBy(ProposedChange proposal, List<Line> lines) {
        ProposedChange renewed = proposed(lines, proposal.why(), proposal.askedBy());
        return database.write(jdbc -> {
            Former former = former(jdbc, proposal.id());
            if (former.replacedBy() != null) {
                return rows.find(jdbc, former.replacedBy());
            }
            if (!former.status().equals("open")) {
                return Optional.empty();
            }
            insert(jdbc, renewed, former.conversation(), former.by());
            jdbc.sql("update change_proposal set status = 'replaced', replaced_by = ? where id = ?").params(renewed.id(), proposal.id()).update();
            return Optional.of(renewed);
        });
    }

    private record Former(String status, @Nullable UUID replacedBy, @Nullable UUID conversation, @Nullable Suggested by) {}

    private static Former former(JdbcClient jdbc, UUID id) {
        return jdbc.sql("select status, replaced_by, conversation_id, call_id, suggestion from change_proposal where id = ? for update")
                .param(id)
                .query((row, n) -> new Former(row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class),
                        row.getString(5) == null ? null : new Suggested(row.getObject(4, UUID.class), row.getString(5))))
                .single();
    }
}
