package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Finding.Value;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.core.crm.Activity;
import com.nexusflow.copilot.core.crm.Note;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.OpportunityChange;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.crm.Stage;
import com.nexusflow.copilot.core.crm.Task;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.crm.TimelineEntry;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tools that answer with records: what they hold, what matters about them, what happened with them. */
final class RecordTools {

    private static final int EVENTS = 100;
    private static final int EVENTS_IN_BRIEF = 5;
    private static final double TRUSTED = 0.85;

    private final RecordFacts facts;
    private final RecordSearch search;
    private final Timeline timeline;
    private final Metrics metrics;
    private final Tenants tenants;
    private final Clock clock;

    RecordTools(RecordFacts facts, RecordSearch search, Timeline timeline, Metrics metrics, Tenants tenants, Clock clock) {
        this.facts = facts;
        this.search = search;
        this.timeline = timeline;
        this.metrics = metrics;
        this.tenants = tenants;
        this.clock = clock;
    }

    List<Tool<?>> all() {
        return List.of(
                new Tool<>("record_fact", "Single values of one record, e.g. owner, stage, parent, manager.", Arguments.OfRecord.class, a -> found(a, r -> attributes(a, r))),
                new Tool<>("deal_brief", "What is going on with one deal.", Arguments.OfRecord.class, a -> found(a, this::dealBrief)),
                new Tool<>("account_brief", "What is going on with one account.", Arguments.OfRecord.class, a -> found(a, this::accountBrief)),
                new Tool<>("timeline", "What happened with an account or a deal, newest first.", Arguments.OfRecord.class, a -> found(a, this::history)),
                new Tool<>("find_records", "Records whose names fit a text, typing slips forgiven.", Arguments.Search.class, this::find));
    }

    private Finding found(Arguments.OfRecord arguments, Function<RecordFacts.Facts, Finding> work) {
        UUID id = arguments.id();
        if (id == null) {
            String name = arguments.name() == null ? "" : arguments.name();
            List<RecordSearch.Hit> hits = search.search(name, Set.of(arguments.kind()), 5);
            if (hits.isEmpty() || hits.getFirst().score() < TRUSTED) {
                return new Finding.Refusal("unknown_name", name, hits.stream().map(RecordSearch.Hit::name).toList());
            }
            id = hits.getFirst().id();
        }
        return facts.of(arguments.kind(), id)
                .map(work)
                .orElseGet(() -> new Finding.Refusal("unknown_name", arguments.name() == null ? "" : arguments.name(), List.of()));
    }

    private Finding attributes(Arguments.OfRecord arguments, RecordFacts.Facts record) {
        List<String> wanted = arguments.attributes() == null ? List.of() : arguments.attributes();
        List<Value> values = record.values().stream().filter(v -> wanted.isEmpty() || wanted.contains(v.code())).toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A " + arguments.kind().code() + " holds "
                    + record.values().stream().map(Value::code).collect(Collectors.joining(", ")) + "; not " + String.join(", ", wanted));
        }
        return new Finding.Attributes(record.record(), values, tenants.current().currency().getCurrencyCode(), clock.instant());
    }

    private Finding dealBrief(RecordFacts.Facts deal) {
        List<Finding.Event> events = events(timeline.ofOpportunity(deal.record().id(), EVENTS_IN_BRIEF));
        return brief(deal, null, List.of(), events);
    }

    private Finding accountBrief(RecordFacts.Facts account) {
        UUID id = account.record().id();
        MetricQuery query = MetricQuery.of(Metric.WON_REVENUE, Metric.WON_DEALS, Metric.WIN_RATE, Metric.OPEN_DEALS, Metric.OPEN_PIPELINE)
                .where(MetricQuery.Filter.of(Dimension.ACCOUNT, id.toString()));
        List<Finding.Deal> open = facts.dealsOf(id).stream()
                .filter(deal -> deal.stage().type() == Stage.Type.OPEN)
                .map(RecordTools::deal)
                .toList();
        return brief(account, query, open, events(timeline.ofAccount(id, EVENTS_IN_BRIEF)));
    }

    private Finding brief(RecordFacts.Facts record, @Nullable MetricQuery query, List<Finding.Deal> deals, List<Finding.Event> events) {
        Tenant tenant = tenants.current();
        return new Finding.Brief(
                record.record(),
                record.values(),
                query == null ? null : metrics.run(query),
                deals,
                events.stream().limit(EVENTS_IN_BRIEF).toList(),
                tenant.currency().getCurrencyCode(),
                tenant.today(clock),
                clock.instant());
    }

    private Finding history(RecordFacts.Facts record) {
        List<TimelineEntry> entries = record.record().kind() == RecordKind.OPPORTUNITY
                ? timeline.ofOpportunity(record.record().id(), EVENTS + 1)
                : timeline.ofAccount(record.record().id(), EVENTS + 1);
        boolean older = entries.size() > EVENTS;
        return new Finding.History(record.record(), events(entries.subList(0, older ? EVENTS : entries.size())), older, clock.instant());
    }

    private Finding find(Arguments.Search arguments) {
        List<RecordKind> kinds = arguments.kinds() == null ? List.of() : arguments.kinds();
        Set<RecordKind> wanted = kinds.isEmpty() ? EnumSet.allOf(RecordKind.class) : EnumSet.copyOf(kinds);
        List<RecordRef> records = search.search(arguments.text(), wanted, 10).stream()
                .map(hit -> new RecordRef(hit.kind(), hit.id(), hit.name()))
                .toList();
        return records.isEmpty()
                ? new Finding.Refusal("unknown_name", arguments.text(), List.of())
                : new Finding.Matches(arguments.text(), records, clock.instant());
    }

    private static Finding.Deal deal(Opportunity deal) {
        return new Finding.Deal(
                new RecordRef(RecordKind.OPPORTUNITY, deal.id(), deal.name()),
                deal.stage().name(),
                deal.amount() == null ? null : deal.amount().major(),
                deal.closeDate());
    }

    private static List<Finding.Event> events(List<TimelineEntry> entries) {
        return entries.stream().map(RecordTools::event).toList();
    }

    private static Finding.Event event(TimelineEntry entry) {
        return switch (entry) {
            case Activity activity ->
                new Finding.Event(activity.at(), activity.kind(), activity.subject(), activity.owner() == null ? null : activity.owner().name());
            case Note note -> new Finding.Event(note.at(), "note", note.body(), note.owner() == null ? null : note.owner().name());
            case Task task -> new Finding.Event(task.at(), "task", task.title(), task.owner() == null ? null : task.owner().name());
            case OpportunityChange change ->
                new Finding.Event(change.at(), "change", changed(change), change.changedBy() == null ? null : change.changedBy().name());
        };
    }

    private static String changed(OpportunityChange change) {
        OpportunityChange.State before = change.before();
        if (before == null) {
            return change.opportunity().name() + ": " + change.after().stage().name();
        }
        return change.opportunity().name() + ": " + change.changed().stream().map(part -> switch (part) {
            case STAGE -> before.stage().name() + " → " + change.after().stage().name();
            case AMOUNT -> amount(before) + " → " + amount(change.after());
            case CLOSE_DATE -> before.closeDate() + " → " + change.after().closeDate();
            case OWNER -> owner(before) + " → " + owner(change.after());
        }).collect(Collectors.joining(", "));
    }

    private static String amount(OpportunityChange.State state) {
        return state.amount() == null ? "–" : state.amount().major().stripTrailingZeros().toPlainString() + " " + state.amount().currency().getCurrencyCode();
    }

    private static String owner(OpportunityChange.State state) {
        return state.owner() == null ? "–" : state.owner().name();
    }
}
