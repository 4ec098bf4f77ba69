package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.change.AppliedChange;
import com.nexusflow.copilot.core.change.AppliedChanges;
import com.nexusflow.copilot.core.crm.OpportunityChange;
import com.nexusflow.copilot.core.crm.OpportunityHistory;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.crm.TimelineEntry;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.feed.FeedKeys.Key;
import com.nexusflow.copilot.core.feed.FeedKeys.Source;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was said about a record and happened with it, newest first: comments, changes that were proposed and applied, contacts with the
 * customer, notes, tasks done, and the history of deals as far as no proposal made it. An account's feed holds its deals' too.
 */
public final class Feed {

    private final TenantDatabase database;
    private final Comments comments;
    private final AppliedChanges changes;
    private final Timeline timeline;
    private final OpportunityHistory history;
    private final FeedKeys keys;

    public Feed(TenantDatabase database, Comments comments, AppliedChanges changes, Timeline timeline) {
        this.database = database;
        this.comments = comments;
        this.changes = changes;
        this.timeline = timeline;
        this.history = new OpportunityHistory(database);
        this.keys = new FeedKeys(database);
    }

    /** A page of a record's feed; empty when the current person sees no such record. */
    public Optional<FeedPage<FeedEntry>> of(Topic topic, @Nullable FeedPosition before, int limit) {
        return database.read(jdbc -> FeedRows.seen(jdbc, topic)).map(seen -> page(keys.of(topic, before, limit + 1), limit));
    }

    /** A page of what happened on records the current person owns or follows, from then on. */
    public FeedPage<FeedEntry> mine(Instant since, @Nullable FeedPosition before, int limit) {
        return page(keys.mine(since, before, limit + 1), limit);
    }

    private FeedPage<FeedEntry> page(List<Key> found, int limit) {
        FeedPage<Key> page = FeedPage.of(found, limit, Key::position);
        return new FeedPage<>(entries(page.entries()), page.next());
    }

    /** What was deleted between the two looks is left out. */
    private List<FeedEntry> entries(List<Key> keys) {
        Map<UUID, Comment> said = comments.ofIds(ids(keys, Set.of(Source.COMMENT)));
        Map<UUID, AppliedChange> changed = changes.ofIds(ids(keys, Set.of(Source.CHANGE)));
        Map<UUID, TimelineEntry> happened = new HashMap<>(timeline.entries(ids(keys, Set.of(Source.ACTIVITY, Source.NOTE, Source.TASK))));
        Map<UUID, UUID> undo = changes.undoableMakers(ids(keys, Set.of(Source.ACTIVITY, Source.NOTE)));
        happened.putAll(states(keys));
        List<FeedEntry> entries = new ArrayList<>();
        for (Key key : keys) {
            FeedEntry entry = switch (key.source()) {
                case COMMENT -> Optional.ofNullable(said.get(key.id())).map(FeedEntry.Said::new).orElse(null);
                case CHANGE -> Optional.ofNullable(changed.get(key.id())).map(FeedEntry.Changed::new).orElse(null);
                case ACTIVITY, NOTE, TASK, HISTORY ->
                    Optional.ofNullable(happened.get(key.id())).map(event -> new FeedEntry.Happened(event, undo.get(key.id()))).orElse(null);
            };
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static Collection<UUID> ids(List<Key> keys, Set<Source> sources) {
        return keys.stream().filter(key -> sources.contains(key.source())).map(Key::id).toList();
    }

    /** States of deals are known by numbers, which the keys carry as ids. */
    private Map<UUID, OpportunityChange> states(List<Key> keys) {
        Map<Long, UUID> deals = keys.stream().filter(key -> key.source() == Source.HISTORY).collect(Collectors.toMap(Key::number, Key::deal));
        return history.states(deals).entrySet().stream().collect(Collectors.toMap(state -> FeedKeys.id(state.getKey()), Map.Entry::getValue));
    }
}
