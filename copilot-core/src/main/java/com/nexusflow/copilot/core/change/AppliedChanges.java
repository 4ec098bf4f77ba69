package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.change.ProposedChange.Line;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was done to records, for those who see the records. */
public final class AppliedChanges {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<AppliedChange.Line>> LINES = new TypeReference<>() {};

    /** @param made the record that was made, if one was; records that were made have rows of their own */
    private record Deed(Topic topic, @Nullable UUID made) {}

    private final TenantDatabase database;
    private final Approvals approvals;

    public AppliedChanges(TenantDatabase database, Approvals approvals) {
        this.database = database;
        this.approvals = approvals;
    }

    /** The changes with these ids that the current person may see, by id. */
    public Map<UUID, AppliedChange> ofIds(Collection<UUID> ids) {
        Map<UUID, AppliedChange> found = new HashMap<>();
        if (!ids.isEmpty()) {
            Undoable undoable = new Undoable();
            database.read(jdbc -> jdbc.sql("""
                            select c.*, coalesce(o.name, a.name, l.name) as record_name, asker.name as asker_name, applier.name as applier_name, undoer.name as undoer_name
                            from applied_change c
                            left join opportunity o on o.tenant_id = c.tenant_id and o.id = c.opportunity_id
                            left join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
                            left join lead l on l.tenant_id = c.tenant_id and l.id = c.lead_id
                            left join person asker on asker.tenant_id = c.tenant_id and asker.id = c.asked_by
                            left join person applier on applier.tenant_id = c.tenant_id and applier.id = c.applied_by
                            left join person undoer on undoer.tenant_id = c.tenant_id and undoer.id = c.undone_by
                            where c.id = any(?)""")
                    .param(ids.toArray(UUID[]::new))
                    .query((row, n) -> change(row))
                    .list())
                    .forEach(change -> found.put(change.id(), change.undoable(change.undoneAt() == null && undoable.now(change.proposal()))));
        }
        return found;
    }

    /** The proposals that made these records and can be taken back by the current person now, by the record. */
    public Map<UUID, UUID> undoableMakers(Collection<UUID> made) {
        Map<UUID, UUID> makers = new HashMap<>();
        if (!made.isEmpty()) {
            Undoable undoable = new Undoable();
            database.read(jdbc -> jdbc.sql("select made_id, proposal_id from applied_change where made_id = any(?) and undone_at is null")
                    .param(made.toArray(UUID[]::new))
                    .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                    .list()).stream()
                    .filter(maker -> undoable.now(maker.getValue()))
                    .forEach(maker -> makers.put(maker.getKey(), maker.getValue()));
        }
        return makers;
    }

    /** Several rows of one proposal need one answer. */
    private final class Undoable {

        private final Map<UUID, Boolean> known = new HashMap<>();

        boolean now(UUID proposal) {
            return known.computeIfAbsent(proposal, approvals::canUndo);
        }
    }

    private static AppliedChange change(ResultSet row) throws SQLException {
        return new AppliedChange(
                row.getObject("id", UUID.class), row.getObject("proposal_id", UUID.class), topic(row), Objects.requireNonNullElse(row.getString("record_name"), ""),
                row.getString("made_kind"), JSON.readValue(row.getString("lines"), LINES), named(row, "asked_by", "asker_name"), named(row, "applied_by", "applier_name"),
                row.getObject("applied_at", OffsetDateTime.class).toInstant(), named(row, "undone_by", "undoer_name"),
                Optional.ofNullable(row.getObject("undone_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant).orElse(null), false);
    }

    private static Topic topic(ResultSet row) throws SQLException {
        for (Topic.Kind kind : Topic.Kind.values()) {
            UUID id = row.getObject(kind.column(), UUID.class);
            if (id != null) {
                return new Topic(kind, id);
            }
        }
        throw new IllegalStateException("The applied change " + row.getObject("id") + " is of no record; the check applied_change_is_of_one_record is missing");
    }

    private static @Nullable Named named(ResultSet row, String id, String name) throws SQLException {
        UUID person = row.getObject(id, UUID.class);
        return person == null ? null : new Named(person, Objects.requireNonNullElse(row.getString(name), ""));
    }

    /** Keeps what a proposal did, in the transaction that does it. */
    static void keep(JdbcClient jdbc, ProposedChange applied, Instant at) {
        Map<Deed, List<Line>> deeds = new LinkedHashMap<>();
        for (Line line : applied.lines()) {
            topic(line).filter(topic -> line.applied()).ifPresent(topic ->
                    deeds.computeIfAbsent(new Deed(topic, made(line)), deed -> new ArrayList<>()).add(line));
        }
        deeds.forEach((deed, lines) -> insert(jdbc, applied, deed, lines, at));
    }

    private static void insert(JdbcClient jdbc, ProposedChange applied, Deed deed, List<Line> lines, Instant at) {
        Line first = lines.getFirst();
        jdbc.sql("""
                        insert into applied_change (tenant_id, id, proposal_id, %s, lines, made_kind, made_id, made_for, asked_by, applied_by, applied_at)
                        values (?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?)""".formatted(deed.topic().kind().column()))
                .params(Arrays.asList(TenantScope.current().tenantId(), Ids.next(), applied.id(), deed.topic().id(), JSON.writeValueAsString(lines.stream()
                                .map(line -> new AppliedChange.Line(line.field(), line.before(), line.after()))
                                .toList()),
                        deed.made() == null ? null : first.field(), deed.made(), madeFor(first.change(), applied.askedBy().id()), applied.askedBy().id(),
                        TenantScope.currentPerson(), at.atOffset(ZoneOffset.UTC)))
                .update();
    }

    static void undone(JdbcClient jdbc, UUID proposal, Instant at) {
        jdbc.sql("update applied_change set undone_at = ?, undone_by = ? where proposal_id = ?")
                .params(at.atOffset(ZoneOffset.UTC), TenantScope.currentPerson(), proposal)
                .update();
    }

    /** The record in whose feed a line stands, if it stands in one. */
    static Optional<Topic> topic(Line line) {
        return switch (line.change()) {
            case Change.OfDeal deal -> Optional.of(Topic.opportunity(deal.deal()));
            case Change.ConvertLead lead -> Optional.of(Topic.lead(lead.lead()));
            case Change.LogActivity activity -> topic(activity.about());
            case Change.CreateTask task -> topic(task.about());
            case Change.AddNote note -> topic(note.about());
            case Change.CreateContact contact -> Optional.ofNullable(contact.account()).map(Topic::account);
            case Change.CreateLead lead -> line.created().stream().findFirst().map(Topic::lead);
        };
    }

    private static Optional<Topic> topic(Change.Subject about) {
        return Optional.ofNullable(about.deal()).map(Topic::opportunity).or(() -> Optional.ofNullable(about.account()).map(Topic::account));
    }

    private static @Nullable UUID made(Line line) {
        return line.change() instanceof Change.NewRecord ? line.created().getFirst() : null;
    }

    /** Activities, notes and tasks are seen with their owner's records. */
    private static @Nullable UUID madeFor(Change change, UUID asker) {
        return switch (change) {
            case Change.LogActivity activity -> asker;
            case Change.AddNote note -> asker;
            case Change.CreateTask task -> task.owner();
            case Change.OfDeal deal -> null;
            case Change.CreateContact contact -> null;
            case Change.CreateLead lead -> null;
            case Change.ConvertLead lead -> null;
        };
    }
}
