package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes what the tables of this package have in common. */
final class FeedRows {

    /** Joins the record a row x is about; all but one of the five are missing. */
    static final String RECORD = """
            left join opportunity o on o.tenant_id = x.tenant_id and o.id = x.opportunity_id
            left join account a on a.tenant_id = x.tenant_id and a.id = x.account_id
            left join lead l on l.tenant_id = x.tenant_id and l.id = x.lead_id
            left join sales_call s on s.tenant_id = x.tenant_id and s.id = x.call_id
            left join opportunity so on so.tenant_id = s.tenant_id and so.id = s.opportunity_id
            left join account sa on sa.tenant_id = s.tenant_id and sa.id = s.account_id
            left join battle_card b on b.tenant_id = x.tenant_id and b.id = x.card_id
            left join competitor bc on bc.tenant_id = b.tenant_id and bc.id = b.competitor_id
            """;

    /** The name of the record that {@link #RECORD} joins; a call is known by what it is about, and has none where that is unknown; a battle card by the competitor. */
    static final String RECORD_NAME = "coalesce(o.name, a.name, l.name, so.name, sa.name, bc.name)";

    private static final String CALL = """
            select coalesce(o.name, a.name, ''), s.owner_id from sales_call s
            left join opportunity o on o.tenant_id = s.tenant_id and o.id = s.opportunity_id
            left join account a on a.tenant_id = s.tenant_id and a.id = s.account_id
            where s.id = ? and s.erased_at is null""";

    private static final String CARD = "select k.name, b.owner_id from battle_card b join competitor k on k.tenant_id = b.tenant_id and k.id = b.competitor_id where b.id = ?";

    private FeedRows() {}

    /** A record's name and owner, if the current person sees the record. */
    record Seen(Named record, @Nullable UUID owner) {}

    static Optional<Seen> seen(JdbcClient jdbc, Topic topic) {
        return jdbc.sql(switch (topic.kind()) {
                    case CALL -> CALL;
                    case CARD -> CARD;
                    case OPPORTUNITY, ACCOUNT, LEAD -> "select name, owner_id from " + topic.kind().table() + " where id = ?";
                })
                .param(topic.id())
                .query((row, n) -> new Seen(new Named(topic.id(), row.getString(1)), row.getObject(2, UUID.class)))
                .optional();
    }

    static @Nullable Topic topic(ResultSet row) throws SQLException {
        for (Topic.Kind kind : Topic.Kind.values()) {
            UUID id = row.getObject(kind.column(), UUID.class);
            if (id != null) {
                return new Topic(kind, id);
            }
        }
        return null;
    }

    static @Nullable Named named(ResultSet row, String idColumn, String nameColumn) throws SQLException {
        UUID id = row.getObject(idColumn, UUID.class);
        String name = row.getString(nameColumn);
        return id == null || name == null ? null : new Named(id, name);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantIfAny(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The moment, as exactly as PostgreSQL keeps it. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static OffsetDateTime written(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
