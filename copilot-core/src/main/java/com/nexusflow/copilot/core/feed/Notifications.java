package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.call.CallWitness;
import com.nexusflow.copilot.core.change.ChangeWitness;
import com.nexusflow.copilot.core.change.ProposedChange;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What each person is told. A notification is written in the transaction of its cause, once for each person, cause and record, and with it
 * that it is to be told through a door; whoever caused something is not told of it.
 */
public final class Notifications implements ChangeWitness, CallWitness {

    private static final String SELECT = """
            select x.*, %s as record_name, coalesce(s.started_at, s.received_at) as call_at, actor.name as actor_name, c.body from notification x
            %sleft join person actor on actor.tenant_id = x.tenant_id and actor.id = x.actor_id
            left join comment c on c.tenant_id = x.tenant_id and c.id = x.comment_id
            """.formatted(FeedRows.RECORD_NAME, FeedRows.RECORD);

    private final TenantDatabase database;
    private final People people;
    private final Clock clock;

    public Notifications(TenantDatabase database, People people, Clock clock) {
        this.database = database;
        this.people = people;
        this.clock = clock;
    }

    /** A page of what the current person was told, newest first. */
    public FeedPage<Notification> page(boolean unreadOnly, @Nullable FeedPosition before, int limit) {
        String condition = (unreadOnly ? "and x.read_at is null " : "") + (before == null ? "" : "and (x.created_at, x.id) < (:at, :before) ");
        List<Notification> found = database.read(jdbc -> {
            var query = jdbc.sql(SELECT + "where x.person_id = :person " + condition + "order by x.created_at desc, x.id desc limit :limit")
                    .param("person", TenantScope.currentPerson())
                    .param("limit", limit + 1);
            return (before == null ? query : query.param("at", FeedRows.written(before.at())).param("before", before.id()))
                    .query(Notifications::notification)
                    .list();
        });
        return FeedPage.of(found, limit, notification -> new FeedPosition(notification.at(), notification.id()));
    }

    public Optional<Notification> byId(UUID id) {
        return database.read(jdbc -> jdbc.sql(SELECT + "where x.id = ?").param(id).query(Notifications::notification).optional());
    }

    /** How many the current person has not read. */
    public int unread() {
        return database.read(jdbc -> jdbc.sql("select count(*) from notification where person_id = ? and read_at is null")
                .param(TenantScope.currentPerson())
                .query(Integer.class)
                .single());
    }

    /** Marks one as read; false when the current person was never told so. */
    public boolean read(UUID id) {
        return database.write(jdbc -> jdbc.sql("update notification set read_at = coalesce(read_at, ?) where id = ?")
                .params(FeedRows.written(FeedRows.now(clock)), id)
                .update()) > 0;
    }

    /** Marks all as read, and says how many were not. */
    public int readAll() {
        return database.write(jdbc -> jdbc.sql("update notification set read_at = ? where person_id = ? and read_at is null")
                .params(FeedRows.written(FeedRows.now(clock)), TenantScope.currentPerson())
                .update());
    }

    /** Tells people of a comment; whoever was told of it before is not told again. */
    void tell(Notification.Kind kind, Collection<UUID> whom, Topic topic, String recordName, Comment comment) {
        tell(whom, new Cause(kind, comment.id(), topic, recordName, comment, null));
    }

    @Override
    public void waitsForManager(ProposedChange proposal) {
        List<UUID> managers = people.managersOf(proposal.askedBy().id()).stream().map(Person::id).toList();
        tell(managers, new Cause(Notification.Kind.APPROVAL, proposal.id(), null, null, null, null));
    }

    @Override
    public void applied(UUID proposal, Topic record, Set<UUID> owners) {
        String name = database.read(jdbc -> FeedRows.seen(jdbc, record)).map(seen -> seen.record().name()).orElse("");
        tell(owners, new Cause(Notification.Kind.CHANGE, proposal, record, name, null, null));
    }

    @Override
    public void rejected(ProposedChange proposal) {
        tell(List.of(proposal.askedBy().id()), new Cause(Notification.Kind.REJECTED, proposal.id(), null, null, null, null));
    }

    @Override
    public void expired(ProposedChange proposal) {
        tell(List.of(proposal.askedBy().id()), new Cause(Notification.Kind.EXPIRED, proposal.id(), null, null, null, null));
    }

    @Override
    public void reviewed(Call call) {
        tell(call, Notification.Kind.CALL_REVIEWED, call.id(), null);
    }

    @Override
    public void failed(Call call) {
        tell(call, Notification.Kind.CALL_FAILED, cause(call, "failed"), null);
    }

    @Override
    public void overruled(Call call, String card, String element) {
        tell(call, Notification.Kind.CALL_JUDGED, cause(call, card + "/" + element), card + "/" + element);
    }

    @Override
    public void erased(Call call) {
        tell(call, Notification.Kind.CALL_ERASED, cause(call, "erased"), null);
    }

    private void tell(Call call, Notification.Kind kind, UUID cause, @Nullable String detail) {
        List<UUID> rep = call.rep() == null ? List.of() : List.of(call.rep().id());
        tell(rep, new Cause(kind, cause, Topic.call(call.id()), null, null, detail));
    }

    /** The same for the same, so that it is told once. */
    private static UUID cause(Call call, String what) {
        return UUID.nameUUIDFromBytes((call.id() + "/" + what).getBytes(StandardCharsets.UTF_8));
    }

    private record Cause(Notification.Kind kind, UUID id, @Nullable Topic topic, @Nullable String recordName, @Nullable Comment comment, @Nullable String detail) {}

    private void tell(Collection<UUID> whom, Cause cause) {
        UUID me = TenantScope.current().personId();
        Named actor = me == null ? null : people.person(me).map(person -> new Named(person.id(), person.name())).orElseThrow();
        Instant now = FeedRows.now(clock);
        database.write(jdbc -> {
            for (UUID person : whom) {
                Notification notification = notification(person, actor, cause, now);
                if (!person.equals(me) && insert(jdbc, notification, cause) == 1) {
                    Tellings.add(jdbc, notification);
                }
            }
            return whom;
        });
    }

    private static Notification notification(UUID person, @Nullable Named actor, Cause cause, Instant now) {
        Comment comment = cause.comment();
        return new Notification(Ids.next(), person, cause.kind(), actor, cause.topic(), cause.recordName(), null, comment == null ? null : comment.id(),
                comment == null ? null : comment.body(), cause.detail(), comment == null ? cause.id() : null, now, null);
    }

    /** The conflict names no constraint: naming one would need the right to read other people's notifications. */
    private static int insert(JdbcClient jdbc, Notification told, Cause cause) {
        String column = told.topic() == null ? "opportunity_id" : told.topic().kind().column();
        return jdbc.sql("""
                        insert into notification (tenant_id, id, person_id, kind, cause_id, %s, comment_id, detail, actor_id, created_at)
                        select ?, ?, p.id, ?, ?, ?, ?, ?, ?, ? from person p where p.id = ? and p.active on conflict do nothing""".formatted(column))
                .params(Arrays.asList(TenantScope.current().tenantId(), told.id(), told.kind().code(), cause.id(), told.topic() == null ? null : told.topic().id(),
                        told.comment(), told.detail(), TenantScope.current().personId(), FeedRows.written(told.at()), told.person()))
                .update();
    }

    private static Notification notification(ResultSet row, int n) throws SQLException {
        UUID comment = row.getObject("comment_id", UUID.class);
        Notification.Kind kind = Notification.Kind.of(row.getString("kind"));
        boolean isOfProposal = comment == null && !kind.isOfCall();
        return new Notification(
                row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), kind,
                FeedRows.named(row, "actor_id", "actor_name"), FeedRows.topic(row), row.getString("record_name"),
                FeedRows.instantIfAny(row, "call_at"), comment, row.getString("body"), row.getString("detail"),
                isOfProposal ? row.getObject("cause_id", UUID.class) : null, FeedRows.instant(row, "created_at"), FeedRows.instantIfAny(row, "read_at"));
    }
}
