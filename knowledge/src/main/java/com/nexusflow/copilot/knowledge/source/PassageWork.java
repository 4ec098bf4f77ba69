package com.nexusflow.copilot.knowledge.source;

import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.inbox.Backlog;
import com.nexusflow.copilot.core.inbox.Backoff;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes passages of what was written, changed or taken away. A source is done when nothing changed it meanwhile; one that cannot be read keeps the
 * passages it had and is tried again.
 */
public final class PassageWork implements Backlog {

    private static final Logger LOG = LoggerFactory.getLogger(PassageWork.class);
    private static final int PLACES = 2;
    /** What people wait for comes before what an import brings by the thousand. */
    private static final String NEXT = """
            select kind, source_id, attempts from passage_due where not_before <= :now
            order by array_position(array['card', 'document', 'call', 'note', 'email', 'activity'], kind), noted_at, source_id limit :most""";
    private static final int AT_ONCE = 50;
    private static final int IN_ONE_GO = 2_000;

    private record Due(SourceKind kind, UUID source, int attempts) {}

    private final TenantDatabase database;
    private final PassageRows rows;
    private final List<PassageSource> sources;
    private final Consumer<UUID> follower;
    private final Clock clock;

    /** @param follower is told of the tenant when there are passages to be indexed */
    public PassageWork(TenantDatabase database, BattleCards cards, Documents documents, Calls calls, Tenants tenants, Consumer<UUID> follower, Clock clock) {
        this.database = database;
        this.rows = new PassageRows(database);
        Spoken spoken = new Spoken(tenants);
        this.sources = List.of(
                        new CardSource(cards, spoken), new DocumentSource(documents, spoken), new CallSource(calls, spoken),
                        TimelineSource.ofNotes(database, spoken), TimelineSource.ofEmails(database, spoken), TimelineSource.ofActivities(database, spoken));
        this.follower = follower;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "passages";
    }

    @Override
    public int places() {
        return PLACES;
    }

    @Override
    public List<Lane> next(int most) {
        return database.withoutTenant(jdbc -> jdbc.sql("select * from next_passages(:most)").param("most", most).query(UUID.class).list()).stream()
                .map(tenant -> new Lane(tenant, tenant, ""))
                .toList();
    }

    /** Leaves its place to others after so many sources. */
    @Override
    public void work(Lane lane) {
        TenantScope.background(lane.tenant()).run(() -> {
            int done = 0;
            for (List<Due> due = due(); !due.isEmpty() && done < IN_ONE_GO && !Thread.currentThread().isInterrupted(); due = due()) {
                if (due.stream().map(this::make).reduce(false, Boolean::logicalOr)) {
                    follower.accept(lane.tenant());
                }
                done += due.size();
            }
        });
    }

    private List<Due> due() {
        return database.read(jdbc -> jdbc.sql(NEXT)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", AT_ONCE)
                .query((row, n) -> new Due(SourceKind.of(row.getString("kind")), row.getObject("source_id", UUID.class), row.getInt("attempts")))
                .list());
    }

    /** Whether there are other passages than before. */
    private boolean make(Due due) {
        try {
            return database.write(jdbc -> {
                // whoever changes or erases the source waits for this row, so that nothing is made of what is gone
                Optional<Integer> changes = jdbc.sql("select changes from passage_due where kind = :kind and source_id = :source for update")
                        .param("kind", due.kind().code())
                        .param("source", due.source())
                        .query(Integer.class)
                        .optional();
                if (changes.isEmpty()) {
                    return false;
                }
                boolean changed = rows.replace(due.kind(), due.source(), source(due.kind()).passages(due.source()));
                jdbc.sql("delete from passage_due where kind = :kind and source_id = :source and changes = :changes")
                        .param("kind", due.kind().code())
                        .param("source", due.source())
                        .param("changes", changes.get())
                        .update();
                return changed;
            });
        } catch (RuntimeException e) {
            LOG.warn("The passages of {} {} could not be made in attempt {}; it is tried again", due.kind().code(), due.source(), due.attempts() + 1, e);
            postpone(due);
            return false;
        }
    }

    private PassageSource source(SourceKind kind) {
        return sources.stream().filter(source -> source.kind() == kind).findFirst().orElseThrow();
    }

    private void postpone(Due due) {
        database.write(jdbc -> jdbc.sql("update passage_due set attempts = least(attempts + 1, 1000), not_before = :then where kind = :kind and source_id = :source")
                .param("then", Timestamp.from(clock.instant().plus(Backoff.after(due.attempts() + 1))))
                .param("kind", due.kind().code())
                .param("source", due.source())
                .update());
    }
}
