package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.feed.CommentRefused.Reason;
import com.nexusflow.copilot.core.feed.FeedRows.Seen;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.text.CleanText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people say about records. Whoever sees a record reads and writes its comments; the author edits, author and administrators delete. */
public final class Comments {

    /** The most characters of a comment. */
    public static final int LONGEST = 4_000;

    private static final int MOST_MENTIONS = 50;
    private static final String SELECT = """
            select x.*, %s as record_name, author.name as author_name from comment x
            %sleft join person author on author.tenant_id = x.tenant_id and author.id = x.author_id
            """.formatted(FeedRows.RECORD_NAME, FeedRows.RECORD);

    private final TenantDatabase database;
    private final People people;
    private final Notifications notifications;
    private final Clock clock;

    public Comments(TenantDatabase database, People people, Notifications notifications, Clock clock) {
        this.database = database;
        this.people = people;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Says something about a record as the current person; who is mentioned and the record's owner hear of it. */
    public PostedComment add(Topic topic, String text) {
        String body = body(text);
        Seen seen = seen(topic);
        Heard heard = heard(topic, body);
        Instant now = FeedRows.now(clock);
        UUID id = Ids.next();
        return database.write(jdbc -> {
            jdbc.sql("insert into comment (tenant_id, id, %s, author_id, body, created_at) values (?, ?, ?, ?, ?, ?)".formatted(topic.kind().column()))
                    .params(TenantScope.current().tenantId(), id, topic.id(), TenantScope.currentPerson(), body, FeedRows.written(now))
                    .update();
            Comment comment = byId(id).orElseThrow();
            notifications.tell(Notification.Kind.MENTION, ids(heard.told()), topic, seen.record().name(), comment);
            if (seen.owner() != null) {
                notifications.tell(Notification.Kind.COMMENT, List.of(seen.owner()), topic, seen.record().name(), comment);
            }
            return heard.posted(comment);
        });
    }

    /** Says it differently; who is mentioned only now hears of it. */
    public PostedComment edit(UUID id, String text) {
        Comment before = byId(id).orElseThrow(() -> unknown("comment", id));
        if (!before.editable()) {
            throw new CommentRefused(Reason.NOT_YOURS, "Only its author edits the comment " + id + ".");
        }
        String body = body(text);
        Heard heard = heard(before.topic(), body);
        return database.write(jdbc -> {
            int edited = jdbc.sql("update comment set body = ?, edited_at = ? where id = ?").params(body, FeedRows.written(FeedRows.now(clock)), id).update();
            if (edited == 0) {
                throw unknown("comment", id);
            }
            Comment comment = byId(id).orElseThrow();
            notifications.tell(Notification.Kind.MENTION, ids(heard.told()), comment.topic(), comment.recordName(), comment);
            return heard.posted(comment);
        });
    }

    /** Takes it away for good, with what was told of it. */
    public void delete(UUID id) {
        Comment comment = byId(id).orElseThrow(() -> unknown("comment", id));
        if (!comment.removable()) {
            throw new CommentRefused(Reason.NOT_YOURS, "Only its author or an administrator deletes the comment " + id + ".");
        }
        database.write(jdbc -> jdbc.sql("delete from comment where id = ?").param(id).update());
    }

    public Optional<Comment> byId(UUID id) {
        return Optional.ofNullable(ofIds(List.of(id)).get(id));
    }

    /** The comments with these ids that the current person sees, by id. */
    Map<UUID, Comment> ofIds(Collection<UUID> ids) {
        Map<UUID, Comment> found = new HashMap<>();
        if (!ids.isEmpty()) {
            boolean administers = administers();
            database.read(jdbc -> jdbc.sql(SELECT + "where x.id = any(?)").param(ids.toArray(UUID[]::new)).query((row, n) -> comment(row, administers)).list())
                    .forEach(comment -> found.put(comment.id(), comment));
        }
        return found;
    }

    /** A page of a record's comments, newest first; a {@link CommentRefused} when there is no such record for the current person. */
    public FeedPage<Comment> of(Topic topic, @Nullable FeedPosition before, int limit) {
        seen(topic);
        boolean administers = administers();
        String older = before == null ? "" : "and (x.created_at, x.id) < (:at, :before) ";
        List<Comment> found = database.read(jdbc -> {
            var query = jdbc.sql(SELECT + "where x.%s = :topic %sorder by x.created_at desc, x.id desc limit :limit".formatted(topic.kind().column(), older))
                    .param("topic", topic.id())
                    .param("limit", limit + 1);
            return (before == null ? query : query.param("at", FeedRows.written(before.at())).param("before", before.id()))
                    .query((row, n) -> comment(row, administers))
                    .list();
        });
        return FeedPage.of(found, limit, comment -> new FeedPosition(comment.at(), comment.id()));
    }

    /** Who can be mentioned about a record with a name that begins like that, in one of its words; at most so many. */
    public List<Named> mentionable(Topic topic, String beginning, int limit) {
        seen(topic);
        String start = CleanText.folded(beginning).strip();
        return people.all().stream()
                .filter(Person::active)
                .filter(person -> !person.id().equals(TenantScope.current().personId()))
                .filter(person -> CleanText.folded(" " + person.name()).contains(" " + start))
                .limit(10L * limit)
                .filter(person -> sees(person, topic))
                .limit(limit)
                .map(person -> new Named(person.id(), person.name()))
                .toList();
    }

    private Seen seen(Topic topic) {
        return database.read(jdbc -> FeedRows.seen(jdbc, topic)).orElseThrow(() -> unknown(topic.kind().code(), topic.id()));
    }

    private static CommentRefused unknown(String what, UUID id) {
        return new CommentRefused(Reason.UNKNOWN, "There is no " + what + " " + id + " that you may see.");
    }

    private static String body(String text) {
        String body = CleanText.lines(text);
        if (body.isEmpty() || body.length() > LONGEST) {
            throw new CommentRefused(Reason.BAD_TEXT, "A comment has 1 to " + LONGEST + " characters that can be seen; this has " + body.length() + ".");
        }
        return body;
    }

    /** Who would hear of a text about a record. */
    private record Heard(List<Person> told, List<Named> cannotSee, List<PostedComment.UnclearName> unclear) {

        PostedComment posted(Comment comment) {
            return new PostedComment(comment, told.stream().map(person -> new Named(person.id(), person.name())).toList(), cannotSee, unclear);
        }
    }

    /** Asked before the transaction: the sight of others cannot be taken on inside it. */
    private Heard heard(Topic topic, String body) {
        Mentions mentions = body.indexOf('@') < 0 ? new Mentions(Set.of(), List.of()) : Mentions.in(body, people.all());
        if (mentions.people().size() > MOST_MENTIONS) {
            throw new CommentRefused(Reason.TOO_MANY_MENTIONS, "A comment mentions at most " + MOST_MENTIONS + " people; this mentions " + mentions.people().size() + ".");
        }
        List<Person> told = new ArrayList<>();
        List<Named> cannotSee = new ArrayList<>();
        for (Person person : mentions.people()) {
            if (person.id().equals(TenantScope.currentPerson())) {
                continue;
            }
            if (sees(person, topic)) {
                told.add(person);
            } else {
                cannotSee.add(new Named(person.id(), person.name()));
            }
        }
        return new Heard(told, cannotSee, mentions.unclear().stream().map(name -> new PostedComment.UnclearName(name.name(), name.candidates())).toList());
    }

    private boolean sees(Person person, Topic topic) {
        return people.scopeOf(person).call(() -> database.read(jdbc -> FeedRows.seen(jdbc, topic))).isPresent();
    }

    private static Set<UUID> ids(List<Person> people) {
        return people.stream().map(Person::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean administers() {
        UUID me = TenantScope.current().personId();
        return me != null && people.person(me).filter(person -> person.role() == Role.ADMIN).isPresent();
    }

    private static Comment comment(ResultSet row, boolean administers) throws SQLException {
        Named author = FeedRows.named(row, "author_id", "author_name");
        boolean mine = author != null && author.id().equals(TenantScope.current().personId());
        return new Comment(
                row.getObject("id", UUID.class), Objects.requireNonNull(FeedRows.topic(row)), Objects.requireNonNullElse(row.getString("record_name"), ""), author,
                row.getString("body"), FeedRows.instant(row, "created_at"), FeedRows.instantIfAny(row, "edited_at"), mine, mine || administers);
    }
}
