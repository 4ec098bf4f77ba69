package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** What happened with an account or a deal, newest first: activities, and between them notes, tasks done and changes of deals. */
public final class Timeline {

    private static final String OWNER_AND_DEAL = """
            left join person owner on owner.tenant_id = x.tenant_id and owner.id = x.owner_id
            left join opportunity o on o.tenant_id = x.tenant_id and o.id = x.opportunity_id
            """;
    private static final String ACTIVITIES = """
            select x.*, owner.name as owner_name, o.name as opportunity_name, c.name as contact_name
            from activity x left join contact c on c.tenant_id = x.tenant_id and c.id = x.contact_id
            """ + OWNER_AND_DEAL + "where %s order by x.happened_at desc, x.id desc limit :limit";
    private static final String NOTES = """
            select x.*, owner.name as owner_name, o.name as opportunity_name from note x
            """ + OWNER_AND_DEAL + "where %s order by x.created_at desc, x.id desc limit :limit";
    private static final String TASKS_DONE = """
            select x.*, owner.name as owner_name, o.name as opportunity_name from task x
            """ + OWNER_AND_DEAL + "where %s and x.done_at is not null order by x.done_at desc, x.id desc limit :limit";
    private static final String OF_ACCOUNT =
            "(x.account_id = :id or x.opportunity_id = any(array(select id from opportunity where account_id = :id)))";
    private static final String OF_OPPORTUNITY = "x.opportunity_id = :id";

    private final TenantDatabase database;
    private final OpportunityHistory history;

    public Timeline(TenantDatabase database) {
        this.database = database;
        this.history = new OpportunityHistory(database);
    }

    /** The last so many activities with an account and its deals, and what else happened since the oldest of them. */
    public List<TimelineEntry> ofAccount(UUID accountId, int activities) {
        return merged(OF_ACCOUNT, accountId, history.newestOfAccount(accountId, activities), activities);
    }

    /** The last so many activities with a deal, and what else happened since the oldest of them. */
    public List<TimelineEntry> ofOpportunity(UUID opportunityId, int activities) {
        return merged(OF_OPPORTUNITY, opportunityId, history.newestOf(opportunityId, activities), activities);
    }

    /** The activities, notes and tasks with these ids that the current person sees, by id. */
    public Map<UUID, TimelineEntry> entries(Collection<UUID> ids) {
        Map<UUID, TimelineEntry> entries = new HashMap<>();
        if (!ids.isEmpty()) {
            picked(ACTIVITIES, ids, Timeline::activity).forEach(activity -> entries.put(activity.id(), activity));
            picked(NOTES, ids, Timeline::note).forEach(note -> entries.put(note.id(), note));
            picked(TASKS_DONE, ids, Timeline::task).forEach(task -> entries.put(task.id(), task));
        }
        return entries;
    }

    private <T> List<T> picked(String sql, Collection<UUID> ids, RowMapper<T> mapper) {
        return database.read(jdbc -> jdbc.sql(sql.formatted("x.id = any(:ids)"))
                .param("ids", ids.toArray(UUID[]::new))
                .param("limit", ids.size())
                .query(mapper)
                .list());
    }

    private List<TimelineEntry> merged(String whose, UUID id, List<OpportunityChange> changes, int limit) {
        List<Activity> activities = select(ACTIVITIES, whose, id, limit, Timeline::activity);
        Optional<Instant> oldest = activities.size() < limit ? Optional.empty() : Optional.of(activities.getLast().at());
        Stream<TimelineEntry> others = Stream.of(
                        select(NOTES, whose, id, limit, Timeline::note), select(TASKS_DONE, whose, id, limit, Timeline::task), changes)
                .<TimelineEntry>flatMap(List::stream)
                .filter(entry -> oldest.isEmpty() || !entry.at().isBefore(oldest.get()));
        return Stream.concat(activities.stream(), others)
                .sorted(Comparator.comparing(TimelineEntry::at).reversed())
                .toList();
    }

    private <T> List<T> select(String sql, String whose, UUID id, int limit, RowMapper<T> mapper) {
        return database.read(jdbc ->
                jdbc.sql(sql.formatted(whose)).param("id", id).param("limit", limit).query(mapper).list());
    }

    private static Activity activity(ResultSet row, int n) throws SQLException {
        return new Activity(
                Columns.id(row),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("body"),
                Columns.instant(row, "happened_at"),
                outbound(row),
                Columns.named(row, "owner"),
                Columns.named(row, "contact"),
                Columns.named(row, "opportunity"));
    }

    private static @Nullable Boolean outbound(ResultSet row) throws SQLException {
        boolean outbound = row.getBoolean("outbound");
        return row.wasNull() ? null : (Boolean) outbound;
    }

    private static Note note(ResultSet row, int n) throws SQLException {
        return new Note(
                Columns.id(row),
                row.getString("body"),
                Columns.instant(row, "created_at"),
                Columns.named(row, "owner"),
                Columns.named(row, "opportunity"));
    }

    private static Task task(ResultSet row, int n) throws SQLException {
        return new Task(
                Columns.id(row),
                row.getString("title"),
                Columns.date(row, "due_on"),
                Columns.instantIfAny(row, "done_at"),
                Columns.instant(row, "created_at"),
                Columns.named(row, "owner"),
                Columns.named(row, "opportunity"));
    }
}
