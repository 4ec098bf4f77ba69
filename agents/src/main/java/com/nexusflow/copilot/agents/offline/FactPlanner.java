package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Show;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Plans questions about one record: single values, a brief, its timeline, who works for whom. */
final class FactPlanner {

    private static final Map<RecordKind, Set<String>> HELD = Map.of(
            RecordKind.ACCOUNT, Set.of("owner", "parent", "sector", "country", "website", "contacts"),
            RecordKind.OPPORTUNITY,
                    Set.of("owner", "stage", "close_date", "begun", "amount", "product", "account", "next_step", "competitors", "source", "loss_reason"),
            RecordKind.PERSON, Set.of("manager", "region", "team", "role", "email"),
            RecordKind.PRODUCT, Set.of("series"),
            RecordKind.CONTACT, Set.of("title", "email", "phone", "account", "role", "owner"));

    private final Reading reading;
    private final Organisation organisation;

    FactPlanner(Reading reading, Organisation organisation) {
        this.reading = reading;
        this.organisation = organisation;
    }

    Optional<Plan> plan() {
        List<Name> records = reading.names().stream().filter(n -> kind(n).isPresent()).toList();
        if (records.size() != 1 || reading.has("ask", "how_many") || ranks()) {
            return Optional.empty();
        }
        Name name = records.getFirst();
        RecordKind kind = kind(name).orElseThrow();
        UUID id = name.choices().getFirst().id();
        if (id == null) {
            return Optional.empty();
        }
        Optional<Plan> people = subordinates(kind, id).or(() -> children(kind, id));
        if (people.isPresent()) {
            return people;
        }
        if (reading.has("topic", "timeline") && !reading.has("metric")) {
            return briefable(kind) ? Optional.of(Plan.record("timeline", kind, id, List.of())) : Optional.empty();
        }
        List<String> asked = asked(kind);
        if (!asked.isEmpty() && !asksForFigures(kind)) {
            return Optional.of(Plan.record("record_fact", kind, id, asked));
        }
        boolean bare = !reading.has("metric") && !reading.has("noun") && !reading.has("state") && !reading.hasAny("ask", "how_much", "how_long", "compare", "list")
                && reading.periods().isEmpty();
        if ((reading.has("topic", "brief") || bare) && !reading.has("metric") && reading.names().size() == 1) {
            return brief(kind, id);
        }
        return Optional.empty();
    }

    /** Whether the record that was talked about holds what the question asks for without naming a record. */
    static boolean asksFor(RecordKind kind, Reading reading) {
        Set<String> held = HELD.getOrDefault(kind, Set.of());
        return reading.terms().stream().flatMap(t -> t.meanings().stream()).anyMatch(m -> m.kind().equals("attribute") && held.contains(m.code()));
    }

    private Optional<Plan> brief(RecordKind kind, UUID id) {
        return switch (kind) {
            case ACCOUNT -> Optional.of(Plan.record("account_brief", kind, id, List.of()));
            case OPPORTUNITY -> Optional.of(Plan.record("deal_brief", kind, id, List.of()));
            case CONTACT -> Optional.of(Plan.record("record_fact", kind, id, List.of()));
            case PERSON -> Optional.of(Plan.of(overview(Filter.of(organisation.isManager(id) ? Dimension.MANAGER : Dimension.PERSON, id.toString()))));
            case PRODUCT -> Optional.of(Plan.of(overview(Filter.of(Dimension.PRODUCT, id.toString()))));
        };
    }

    /** How a person, product or group is doing, in the figures that matter most. */
    static Ask overview(Filter filter) {
        Ask ask = new Ask();
        ask.measure(Metric.WON_REVENUE, Metric.WON_DEALS, Metric.WIN_RATE, Metric.OPEN_DEALS);
        ask.filters.add(filter);
        ask.show = Show.FIGURE;
        return ask;
    }

    /** "who reports to Rocco" lists his reps. */
    private Optional<Plan> subordinates(RecordKind kind, UUID id) {
        boolean asks = reading.hasAny("ask", "who", "which", "list") && reading.has("attribute", "manages") && !reading.has("metric")
                && (!reading.has("state") || onlyManaging());
        if (kind != RecordKind.PERSON || !organisation.isManager(id) || !asks) {
            return Optional.empty();
        }
        return Optional.of(Plan.of(list(Metric.REPS, Dimension.PERSON, Filter.of(Dimension.MANAGER, id.toString()))));
    }

    private boolean onlyManaging() {
        return reading.all("state").stream().allMatch(t -> t.is("attribute", "manages"));
    }

    /** "which companies belong to Acme" lists the subsidiaries. */
    private Optional<Plan> children(RecordKind kind, UUID id) {
        boolean children = reading.has("metric", "subsidiaries")
                || reading.has("noun", "subsidiary_list") && reading.hasAny("ask", "which", "list") && reading.has("noun", "account");
        if (kind != RecordKind.ACCOUNT || !children || reading.has("state") || singularAsk()) {
            return Optional.empty();
        }
        return Optional.of(Plan.of(list(Metric.ACCOUNTS, Dimension.ACCOUNT, Filter.of(Dimension.PARENT_ACCOUNT, id.toString()))));
    }

    /** "which company is Bluth a subsidiary of" asks for the parent. */
    private boolean singularAsk() {
        return reading.first("noun", "subsidiary_list").filter(t -> t.from() > reading.names().getFirst().to() - 1).isPresent();
    }

    static Ask list(Metric metric, Dimension by, Filter filter) {
        Ask ask = new Ask();
        ask.measure(metric);
        ask.by.add(by);
        ask.filters.add(filter);
        ask.descending = true;
        ask.show = Show.LIST;
        return ask;
    }

    /** The values asked for that a record of this kind holds. */
    private List<String> asked(RecordKind kind) {
        Set<String> held = HELD.getOrDefault(kind, Set.of());
        List<String> asked = reading.terms().stream()
                .flatMap(t -> t.meanings().stream())
                .filter(m -> m.kind().equals("attribute"))
                .map(Meaning::code)
                .filter(held::contains)
                .distinct()
                .toList();
        if (kind == RecordKind.ACCOUNT && asked.contains("owner") && reading.has("ask", "which") && reading.has("noun", "account")) {
            return List.of("parent");
        }
        if (kind == RecordKind.OPPORTUNITY && reading.has("ask", "when")) {
            return List.of(reading.has("state", "created") ? "begun" : "close_date");
        }
        if (kind == RecordKind.OPPORTUNITY && reading.has("ask", "how_much")) {
            return List.of("amount");
        }
        if (kind == RecordKind.OPPORTUNITY && (reading.has("ask", "who") || reading.has("ask", "which") && reading.has("noun", "person"))) {
            return List.of("owner");
        }
        if (kind == RecordKind.OPPORTUNITY && asked.isEmpty() && reading.has("state") && !reading.has("topic", "brief")) {
            return List.of("stage");
        }
        if (reading.has("ask", "where")) {
            return held.contains("country") ? List.of("country") : held.contains("region") ? List.of("region") : asked;
        }
        return narrowed(kind, asked);
    }

    /** Words such as "close" or "account" often only name the record: what is asked for stands with "who", "which" or "what". */
    private List<String> narrowed(RecordKind kind, List<String> asked) {
        if (asked.size() < 2) {
            boolean label = asked.size() == 1
                    && reading.terms().stream().filter(t -> t.is("attribute", asked.getFirst())).allMatch(t -> isLabel(t, kind));
            return label ? List.of() : asked;
        }
        List<String> unlabelled = asked.stream()
                .filter(code -> reading.terms().stream().anyMatch(t -> t.is("attribute", code) && !isLabel(t, kind)))
                .toList();
        if (kind == RecordKind.OPPORTUNITY && unlabelled.contains("close_date") && unlabelled.size() > 1 && !reading.has("ask", "when")) {
            return unlabelled.stream().filter(code -> !code.equals("close_date")).toList();
        }
        return unlabelled;
    }

    private boolean isLabel(Term term, RecordKind kind) {
        Name name = reading.names().stream().filter(n -> kind(n).isPresent()).findFirst().orElseThrow();
        boolean adjacent = term.to() == name.from() || term.from() == name.to();
        return adjacent && (term.is("noun", "account") && kind == RecordKind.ACCOUNT || term.is("noun", "product") && kind == RecordKind.PRODUCT);
    }

    private boolean asksForFigures(RecordKind kind) {
        if (kind == RecordKind.OPPORTUNITY) {
            return false;
        }
        boolean figure = reading.has("metric") || reading.hasAny("ask", "how_much", "how_long") || !reading.periods().isEmpty();
        boolean deals = reading.has("noun", "deal") || reading.has("state") && !stateIsAttribute(kind);
        return figure || deals;
    }

    private boolean stateIsAttribute(RecordKind kind) {
        Set<String> held = HELD.getOrDefault(kind, Set.of());
        return reading.all("state").stream().allMatch(t -> t.meanings().stream().anyMatch(m -> m.kind().equals("attribute") && held.contains(m.code())));
    }

    private boolean ranks() {
        return reading.all("rank").stream().anyMatch(t -> !Set.of("total", "average", "median", "latest").contains(t.code("rank")));
    }

    private static boolean briefable(RecordKind kind) {
        return kind == RecordKind.ACCOUNT || kind == RecordKind.OPPORTUNITY;
    }

    private static Optional<RecordKind> kind(Name name) {
        return switch (name.choices().getFirst().kind()) {
            case "account" -> Optional.of(RecordKind.ACCOUNT);
            case "person" -> Optional.of(RecordKind.PERSON);
            case "contact" -> Optional.of(RecordKind.CONTACT);
            case "opportunity" -> Optional.of(RecordKind.OPPORTUNITY);
            case "product" -> Optional.of(RecordKind.PRODUCT);
            default -> Optional.empty();
        };
    }
}
