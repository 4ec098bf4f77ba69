package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which entries stand on a page of a feed, from all their tables: each gives no more than the page holds, from its index. */
final class FeedKeys {

    /** Where an entry comes from. */
    enum Source {
        COMMENT("comment", "created_at", "x.id", "true"),
        CHANGE("applied_change", "applied_at", "x.id", "(x.made_kind is null or x.made_kind not in ('activity', 'note'))"),
        ACTIVITY("activity", "happened_at", "x.id", "true"),
        NOTE("note", "created_at", "x.id", "true"),
        TASK("task", "done_at", "x.id", "x.done_at is not null"),
        HISTORY("opportunity_history", "valid_from", "lpad(to_hex(x.seq), 32, '0')::uuid", """
                not exists (select 1 from applied_change c where c.tenant_id = x.tenant_id and c.proposal_id = x.proposal_id
                            and c.opportunity_id = x.opportunity_id and c.made_kind is null)""");

        private final String table;
        private final String at;
        private final String id;
        private final String condition;

        Source(String table, String at, String id, String condition) {
            this.table = table;
            this.at = at;
            this.id = id;
            this.condition = condition;
        }

        private boolean isAbout(Topic.Kind kind) {
            return switch (this) {
                case COMMENT -> true;
                case CHANGE -> kind != Topic.Kind.CALL && kind != Topic.Kind.CARD;
                case ACTIVITY, NOTE, TASK -> kind == Topic.Kind.OPPORTUNITY || kind == Topic.Kind.ACCOUNT;
                case HISTORY -> kind == Topic.Kind.OPPORTUNITY;
            };
        }
    }

    /** An entry by its place; a state of a deal has its number as the id, and its deal. */
    record Key(Source source, UUID id, Instant at, @Nullable UUID opportunity) {

        FeedPosition position() {
            return new FeedPosition(at, id);
        }

        Long number() {
            return id.getLeastSignificantBits();
        }

        UUID deal() {
            return Objects.requireNonNull(opportunity);
        }
    }

    private static final String DEALS_OF_ACCOUNT = "array(select id from opportunity where account_id = :topic)";
    private static final String OWN = "array(select id from %1$s where owner_id = :person union all select %2$s from follow where person_id = :person and %2$s is not null)";

    private final TenantDatabase database;

    FeedKeys(TenantDatabase database) {
        this.database = database;
    }

    static UUID id(long number) {
        return new UUID(0, number);
    }

    /** The newest entries of a record. */
    List<Key> of(Topic topic, @Nullable FeedPosition before, int limit) {
        Map<Topic.Kind, String> about = new HashMap<>(Map.of(topic.kind(), "= :topic"));
        if (topic.kind() == Topic.Kind.ACCOUNT) {
            about.put(Topic.Kind.OPPORTUNITY, "= any(" + DEALS_OF_ACCOUNT + ")");
        }
        return select(about, null, before, Map.of("topic", topic.id(), "limit", limit));
    }

    /** The newest entries of the records that the current person owns or follows. */
    List<Key> mine(Instant since, @Nullable FeedPosition before, int limit) {
        Map<Topic.Kind, String> about = new HashMap<>();
        for (Topic.Kind kind : Topic.Kind.values()) {
            about.put(kind, "= any(" + OWN.formatted(kind.table(), kind.column()) + ")");
        }
        return select(about, since, before, Map.of("person", TenantScope.currentPerson(), "limit", limit));
    }

    private List<Key> select(Map<Topic.Kind, String> about, @Nullable Instant since, @Nullable FeedPosition before, Map<String, Object> given) {
        Map<String, Object> parameters = new HashMap<>(given);
        List<String> parts = new ArrayList<>();
        for (Source source : Source.values()) {
            String whose = about.entrySet().stream()
                    .filter(one -> source.isAbout(one.getKey()))
                    .map(one -> "x." + one.getKey().column() + " " + one.getValue())
                    .sorted()
                    .collect(Collectors.joining(" or "));
            if (!whose.isEmpty()) {
                parts.add(part(source, whose, since != null, before != null));
            }
        }
        if (since != null) {
            parameters.put("since", FeedRows.written(since));
        }
        if (before != null) {
            parameters.put("at", FeedRows.written(before.at()));
            parameters.put("before", before.id());
        }
        return database.read(jdbc -> jdbc.sql("select * from (\n" + String.join("\nunion all\n", parts) + ") every\norder by at desc, id desc limit :limit")
                .params(parameters)
                .query((row, n) -> new Key(
                        Source.valueOf(row.getString("source")), row.getObject("id", UUID.class), FeedRows.instant(row, "at"), row.getObject("deal", UUID.class)))
                .list());
    }

    private static String part(Source source, String whose, boolean since, boolean before) {
        return "(select '%s' as source, %s as id, x.%s as at, %s as deal from %s x where (%s) and %s%s%s order by 3 desc, 2 desc limit :limit)".formatted(
                source.name().toUpperCase(Locale.ROOT), source.id, source.at, source == Source.HISTORY ? "x.opportunity_id" : "null::uuid", source.table, whose,
                source.condition, since ? " and x." + source.at + " >= :since" : "", before ? " and (x.%s, %s) < (:at, :before)".formatted(source.at, source.id) : "");
    }
}
