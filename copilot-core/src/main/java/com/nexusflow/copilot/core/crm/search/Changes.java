package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads the sequence of changes in record_change. */
final class Changes {

    /** A record that was added, altered or removed. */
    record Change(long transaction, long seq, RecordKind kind, UUID id) {}

    private static final int READ_AT_ONCE = 2000;

    private final TenantDatabase database;

    Changes(TenantDatabase database) {
        this.database = database;
    }

    /** The position of somebody who sees all that is visible now: every transaction before its horizon has ended. */
    Position now() {
        return database.read(jdbc -> jdbc.sql("""
                        select h.horizon, coalesce(cast(cast(last.transaction as text) as bigint), 0) as last_transaction,
                               coalesce(last.seq, 0) as last_seq
                        from (select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) as horizon) h
                        left join lateral (
                            select transaction, seq from record_change where transaction < cast(cast(h.horizon as text) as xid8)
                            order by transaction desc, seq desc limit 1) last on true""")
                .query((row, n) -> new Position(row.getLong("horizon"), row.getLong("last_transaction"), row.getLong("last_seq")))
                .single());
    }

    /** Hands over all visible changes since a position, some at a time, but for those of the known transactions. */
    void since(Position position, Collection<Long> known, Consumer<List<Change>> use) {
        Change last = new Change(position.horizon(), -1, RecordKind.ACCOUNT, new UUID(0, 0));
        List<Change> next;
        do {
            next = after(last, known);
            if (!next.isEmpty()) {
                use.accept(next);
                last = next.getLast();
            }
        } while (next.size() == READ_AT_ONCE);
    }

    private List<Change> after(Change last, Collection<Long> known) {
        return database.read(jdbc -> jdbc.sql("""
                        select cast(cast(transaction as text) as bigint) as transaction_number, seq, kind, record_id from record_change
                        where (transaction, seq) > (cast(:transaction as xid8), :seq) and transaction <> all (cast(:known as xid8[]))
                        order by transaction, seq limit :limit""")
                .param("transaction", String.valueOf(last.transaction()))
                .param("seq", last.seq())
                .param("known", known.toString().replace('[', '{').replace(']', '}'))
                .param("limit", READ_AT_ONCE)
                .query((row, n) -> new Change(
                        row.getLong("transaction_number"),
                        row.getLong("seq"),
                        RecordKind.of(row.getString("kind")),
                        row.getObject("record_id", UUID.class)))
                .list());
    }

    /**
     * Whether this database holds all changes since a position. It does not when old changes were pruned meanwhile (oldest first)
     * or when the database was restored from a backup.
     */
    boolean reachBackTo(Position position) {
        return database.read(jdbc -> jdbc.sql("""
                        select cast(:horizon as xid8) <= pg_snapshot_xmax(pg_current_snapshot()) and (:seq = 0 or exists (
                            select 1 from record_change where transaction = cast(:transaction as xid8) and seq = :seq))""")
                .param("horizon", String.valueOf(position.horizon()))
                .param("transaction", String.valueOf(position.lastTransaction()))
                .param("seq", position.lastSeq())
                .query(Boolean.class)
                .single());
    }
}
