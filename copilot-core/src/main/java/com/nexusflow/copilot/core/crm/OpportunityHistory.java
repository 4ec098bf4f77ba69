package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What became of deals: their creation and every change of stage, amount, close date and owner. */
public final class OpportunityHistory {

    private static final String SELECT = """
            select h.seq, h.opportunity_id, o.name as opportunity_name, h.valid_from, t.currency,
                   h.changed_by as changer_id, changer.name as changer_name,
                   h.stage_id, s.name as stage_name, h.amount_minor, h.close_date, h.owner_id, owner.name as owner_name,
                   h.place > 1 as has_former, h.former_stage_id, fs.name as former_stage_name, h.former_amount_minor, h.former_close_date,
                   h.former_owner_id, former_owner.name as former_owner_name
            from (select *, row_number() over former as place, lag(stage_id) over former as former_stage_id,
                         lag(amount_minor) over former as former_amount_minor, lag(close_date) over former as former_close_date,
                         lag(owner_id) over former as former_owner_id
                  from opportunity_history
                  where opportunity_id = any(%s)
                  window former as (partition by opportunity_id order by valid_from, seq)) h
            join opportunity o on o.tenant_id = h.tenant_id and o.id = h.opportunity_id
            join tenant t on t.id = h.tenant_id
            join stage s on s.tenant_id = h.tenant_id and s.id = h.stage_id
            left join stage fs on fs.tenant_id = h.tenant_id and fs.id = h.former_stage_id
            left join person owner on owner.tenant_id = h.tenant_id and owner.id = h.owner_id
            left join person former_owner on former_owner.tenant_id = h.tenant_id and former_owner.id = h.former_owner_id
            left join person changer on changer.tenant_id = h.tenant_id and changer.id = h.changed_by
            where %s order by h.valid_from desc, h.seq desc limit :limit""";
    private static final String DEALS = "array(select id from opportunity where %s = :id)";
    private static final int ALL = 10_000;

    private final TenantDatabase database;

    public OpportunityHistory(TenantDatabase database) {
        this.database = database;
    }

    /** A deal's changes, newest first; the last one is its creation. */
    public List<OpportunityChange> of(UUID opportunityId) {
        return select("id", opportunityId, ALL);
    }

    List<OpportunityChange> newestOf(UUID opportunityId, int limit) {
        return select("id", opportunityId, limit);
    }

    List<OpportunityChange> newestOfAccount(UUID accountId, int limit) {
        return select("account_id", accountId, limit);
    }

    /**
     * Single states of deals.
     *
     * @param states the numbers of the states, as the history counts them, and the deal of each
     */
    public Map<Long, OpportunityChange> states(Map<Long, UUID> states) {
        Map<Long, OpportunityChange> found = new HashMap<>();
        if (!states.isEmpty()) {
            database.read(jdbc -> jdbc.sql(SELECT.formatted(":deals", "h.seq = any(:states)"))
                    .param("deals", states.values().toArray(UUID[]::new))
                    .param("states", states.keySet().toArray(Long[]::new))
                    .param("limit", states.size())
                    .query((row, n) -> found.put(row.getLong("seq"), change(row, n)))
                    .list());
        }
        return found;
    }

    private List<OpportunityChange> select(String column, UUID id, int limit) {
        return database.read(jdbc -> jdbc.sql(SELECT.formatted(DEALS.formatted(column), "true"))
                .param("id", id)
                .param("limit", limit)
                .query(OpportunityHistory::change)
                .list());
    }

    private static OpportunityChange change(ResultSet row, int n) throws SQLException {
        return new OpportunityChange(
                Columns.mentioned(row, "opportunity"),
                Columns.instant(row, "valid_from"),
                Columns.named(row, "changer"),
                row.getBoolean("has_former") ? state(row, "former_") : null,
                state(row, ""));
    }

    private static OpportunityChange.State state(ResultSet row, String prefix) throws SQLException {
        return new OpportunityChange.State(
                Columns.mentioned(row, prefix + "stage"),
                Columns.money(row, prefix + "amount_minor"),
                Columns.date(row, prefix + "close_date"),
                Columns.named(row, prefix + "owner"));
    }
}
