package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.change.ProposedChange.Detail;
import com.nexusflow.copilot.core.change.ProposedChange.Line;
import com.nexusflow.copilot.core.change.ProposedChange.Status;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Proposals as rows, and the signature over a row's content. */
final class ProposalRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Detail>> DETAILS = new TypeReference<>() {};
    private static final int SIGNATURE_BYTES = 16;

    private final TenantKeys keys;

    ProposalRows(TenantKeys keys) {
        this.keys = keys;
    }

    void insert(JdbcClient jdbc, ProposedChange proposal, @Nullable UUID conversation, @Nullable Suggested by) {
        jdbc.sql("""
                        insert into change_proposal (tenant_id, id, asked_by, conversation_id, why, needs_manager, created_at, expires_at, call_id, suggestion)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(tenant(), proposal.id(), proposal.askedBy().id(), conversation, proposal.why(), proposal.needsManager(),
                        proposal.createdAt().atOffset(ZoneOffset.UTC), proposal.expiresAt().atOffset(ZoneOffset.UTC), by == null ? null : by.call(), by == null ? null : by.suggestion()))
                .update();
        for (Line line : proposal.lines()) {
            jdbc.sql("""
                            insert into change_line (tenant_id, proposal_id, number, change, record_kind, record_id, record_name, version, field, before, after, details)
                            values (?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), cast(? as jsonb))""")
                    .params(Arrays.asList(tenant(), proposal.id(), line.number(), JSON.writerFor(Change.class).writeValueAsString(line.change()),
                            line.recordKind(), line.recordId(), line.recordName(), line.version(), line.field(), written(line.before()),
                            written(line.after()), JSON.writeValueAsString(line.details())))
                    .update();
        }
    }

    Optional<ProposedChange> find(JdbcClient jdbc, UUID id) {
        return select(jdbc, "where p.id = ?", id).stream().findFirst();
    }

    /** The proposals that the condition over "p" picks, newest first. */
    List<ProposedChange> select(JdbcClient jdbc, String condition, Object... parameters) {
        return jdbc.sql("""
                        select p.*, asker.name as asker_name from change_proposal p
                        join person asker on asker.tenant_id = p.tenant_id and asker.id = p.asked_by %s order by p.created_at desc, p.id desc limit 100"""
                        .formatted(condition))
                .params(parameters)
                .query((row, n) -> proposal(row, lines(jdbc, row.getObject("id", UUID.class))))
                .list();
    }

    private List<Line> lines(JdbcClient jdbc, UUID proposal) {
        return jdbc.sql("select * from change_line where proposal_id = ? order by number").param(proposal).query(ProposalRows::line).list();
    }

    private ProposedChange proposal(ResultSet row, List<Line> lines) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Named askedBy = new Named(row.getObject("asked_by", UUID.class), row.getString("asker_name"));
        Instant expiresAt = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new ProposedChange(
                id, askedBy, row.getString("why"), lines, Status.of(row.getString("status")), row.getBoolean("needs_manager"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), expiresAt, decidedAt == null ? null : decidedAt.toInstant(),
                row.getObject("replaced_by", UUID.class), signature(id, askedBy.id(), expiresAt, lines));
    }

    String signature(UUID id, UUID askedBy, Instant expiresAt, List<Line> lines) {
        StringBuilder text = new StringBuilder().append(id).append('|').append(askedBy).append('|').append(expiresAt.toEpochMilli());
        for (Line line : lines) {
            text.append('|').append(line.number()).append('|').append(JSON.writerFor(Change.class).writeValueAsString(line.change()))
                    .append('|').append(line.version());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(keys.sign("proposal", text.toString()), SIGNATURE_BYTES));
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        return new Line(
                row.getInt("number"), JSON.readValue(row.getString("change"), Change.class), row.getString("record_kind"),
                row.getObject("record_id", UUID.class), row.getString("record_name"), (Integer) row.getObject("version"), row.getString("field"),
                read(row.getString("before")), read(row.getString("after")), JSON.readValue(row.getString("details"), DETAILS), row.getBoolean("applied"), ids(row.getArray("created")));
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }

    private static @Nullable String written(@Nullable Value value) {
        return value == null ? null : JSON.writeValueAsString(value);
    }

    private static @Nullable Value read(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Value.class);
    }

    private static UUID tenant() {
        return TenantScope.current().tenantId();
    }
}
