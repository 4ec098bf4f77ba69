package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The named records in PostgreSQL, as the current scope may see them. */
final class RecordRows {

    private static final Set<RecordKind> HAVE_EMAIL = Set.of(RecordKind.PERSON, RecordKind.CONTACT);
    private static final int FETCHED_AT_ONCE = 2000;

    private final TenantDatabase database;

    RecordRows(TenantDatabase database) {
        this.database = database;
    }

    /** Hands over every record, holding few of them at a time. */
    void forEach(Consumer<IndexedRecord> use) {
        for (RecordKind kind : RecordKind.values()) {
            database.<Boolean>read(jdbc -> {
                jdbc.sql(select(kind)).withFetchSize(FETCHED_AT_ONCE).query((ResultSet row) -> use.accept(record(row)));
                return true;
            });
        }
    }

    /** The records with these ids, read in one query. */
    Map<UUID, IndexedRecord> byIds(Map<RecordKind, ? extends Collection<UUID>> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        String sql = ids.entrySet().stream()
                .map(entry -> select(entry.getKey()) + " where id = any(cast('" + array(entry.getValue()) + "' as uuid[]))")
                .collect(Collectors.joining(" union all "));
        Map<UUID, IndexedRecord> found = new HashMap<>();
        for (IndexedRecord record : database.<List<IndexedRecord>>read(jdbc -> jdbc.sql(sql).query((row, n) -> record(row)).list())) {
            found.put(record.id(), record);
        }
        return found;
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static String select(RecordKind kind) {
        String email = HAVE_EMAIL.contains(kind) ? "email" : "cast(null as text)";
        String owner = kind == RecordKind.OPPORTUNITY ? "owner_id" : "cast(null as uuid)";
        String table = kind.code();
        return "select '%s' as kind, id, name, external_id, %s as email, %s as owner_id from %s".formatted(table, email, owner, table);
    }

    private static IndexedRecord record(ResultSet row) throws SQLException {
        return new IndexedRecord(
                RecordKind.of(row.getString("kind")),
                row.getObject("id", UUID.class),
                row.getString("name"),
                codes(row.getString("external_id"), row.getString("email")),
                row.getObject("owner_id", UUID.class));
    }

    private static List<String> codes(@Nullable String... texts) {
        return Stream.of(texts)
                .filter(Objects::nonNull)
                .map(text -> Words.joined(Words.of(text)))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }
}
