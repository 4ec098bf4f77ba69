package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Show;
import com.nexusflow.copilot.agents.intent.Guess;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.agents.tool.Arguments;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Decides what answers a question: a tool call, a question back, or a polite no. Never a figure for a name nobody has. */
final class Planner {

    private final Reading reading;
    private final Organisation organisation;
    private final Before before;
    private final Function<String, Guess> classifier;
    private final DealRecords records;
    private final BiFunction<String, Boolean, Reading> again;
    private final Supplier<Guess> guess;
    private final LocalDate today;
    private final UnknownNames unknownNames;

    /**
     * @param again reads a part of the question on its own
     * @param classifier what a question is about; asked only where the grammar is not sure
     */
    Planner(Reading reading, Organisation organisation, Before before, DealRecords records, BiFunction<String, Boolean, Reading> again,
            Function<String, Guess> classifier, LocalDate today) {
        this.reading = reading;
        this.organisation = organisation;
        this.before = before;
        this.records = records;
        this.again = again;
        this.classifier = classifier;
        this.guess = () -> classifier.apply(reading.masked());
        this.unknownNames = new UnknownNames(reading, guess, () -> classifier.apply(reading.text()));
        this.today = today;
    }

    Plan plan() {
        if (reading.tokens().isEmpty()) {
            return Plan.decline("unclear", "", List.of());
        }
        Optional<Plan> change = new ChangePlanner(reading, new CommandContext(before, today, records, organisation, again)).plan();
        return change.orElseGet(() -> KnowledgePlanner.instead(answer(), reading));
    }

    private Plan answer() {
        Optional<Plan> calls = new CallPlanner(reading, organisation, before).plan();
        if (calls.isPresent()) {
            return calls.get();
        }
        Optional<Plan> knowledge = new KnowledgePlanner(reading).plan();
        if (knowledge.isPresent()) {
            return knowledge.get();
        }
        Optional<Name> unclear = reading.names().stream().filter(Name::isAmbiguous).findFirst();
        if (unknownNames.resemblesOnly()) {
            return Plan.decline("out_of_scope", "", List.of());
        }
        Optional<Plan> unknown = unknownNames.refused();
        if (unknown.isPresent()) {
            return unknown.get();
        }
        if (unclear.isPresent()) {
            return Plan.askBack(unclear.get().said(), unclear.get().choices().stream().map(Name.Choice::label).distinct().limit(5).toList(), reading.text());
        }
        return understood().orElseGet(() -> Plan.decline(guess.get().inScope() ? "unclear" : "out_of_scope", "", List.of()));
    }

    private Optional<Plan> understood() {
        Optional<Plan> talk = talk().or(this::aboutTheTopic);
        if (talk.isPresent()) {
            return talk;
        }
        if (reading.has("topic", "team") && !reading.has("metric") && !reading.hasAny("ask", "how_many", "how_much") && !reading.has("rank")) {
            Optional<Plan> overview = overview();
            if (overview.isPresent()) {
                return overview;
            }
        }
        if (before.ask() != null && listsThem()) {
            return Optional.of(Plan.of(listed(before.ask())));
        }
        Optional<Plan> fact = new FactPlanner(reading, organisation).plan();
        if (fact.isPresent() && !(followsOn() && isBrief(fact.get()))) {
            return fact;
        }
        if (before.ask() != null && new FollowUp(reading, organisation).goesOn()) {
            Optional<Ask> merged = new FollowUp(reading, organisation).merged(before.ask());
            if (merged.isPresent()) {
                return merged.map(ask -> ask.scattered ? Plan.decline("several_periods", "", List.of()) : Plan.of(ask));
            }
        }
        return figures().or(this::overview);
    }

    /** After a question for figures, "and Globex?" or a bare person or product carries that question on. */
    private boolean followsOn() {
        boolean said = reading.first("topic", "follow").filter(t -> t.from() == 0).isPresent();
        boolean bare = reading.names().stream().anyMatch(n -> n.is("person") || n.is("product")) && !reading.has("topic", "brief");
        return before.ask() != null && (said || bare);
    }

    private static boolean isBrief(Plan plan) {
        return plan.tool().endsWith("_brief") || plan.tool().equals("metric_query");
    }

    private Optional<Plan> figures() {
        if (reading.has("relation", "none") && reading.has("noun", "activity")) {
            return Optional.empty(); // which records lack activities is not known to the semantic layer
        }
        Optional<Ask> ask = new MetricPlanner(reading, organisation).plan();
        if (ask.isEmpty()) {
            return Optional.empty();
        }
        Ask asked = ask.get();
        if (asked.scattered) {
            return Optional.of(Plan.decline("several_periods", "", List.of()));
        }
        if (asked.period != null && asked.period.from() != null && asked.period.from().isAfter(today) && looksBack(asked.metric())) {
            return Optional.of(Plan.decline("future", "", List.of()));
        }
        if (listsDeals(asked)) {
            asked.deals = true;
            asked.by.clear();
            asked.descending = null;
            asked.limit = 0;
        }
        return Optional.of(Plan.of(asked));
    }

    /** Figures of what has been closed; of the future there are none. */
    private static boolean looksBack(Metric metric) {
        return switch (metric) {
            case OPEN_DEALS, OPEN_PIPELINE, WEIGHTED_PIPELINE, OVERDUE_DEALS, AVERAGE_OPEN_DEAL, OPEN_DEAL_AGE, QUOTA, QUOTA_ATTAINMENT -> false;
            default -> metric.hasPeriod();
        };
    }

    /** "show my open deals", "which deals close this month" */
    private boolean listsDeals(Ask ask) {
        boolean counted = switch (ask.metric()) {
            case OPEN_DEALS, WON_DEALS, LOST_DEALS, CLOSED_DEALS, CREATED_DEALS, OVERDUE_DEALS, DEALS -> true;
            default -> false;
        };
        boolean ranked = reading.all("rank").stream().anyMatch(t -> !t.is("rank", "total"));
        boolean deals = reading.has("noun", "deal") || ask.metric() == Metric.OVERDUE_DEALS;
        boolean grouped = ask.by.stream().anyMatch(d -> d != Dimension.DEAL);
        boolean listed = reading.hasAny("ask", "which", "list") || reading.has("relation", "my") && !reading.has("ask");
        return counted && deals && !grouped && !ranked && ask.having.isEmpty() && listed && !reading.has("ask", "how_many")
                && !reading.has("relation", "share") && ask.compared == null;
    }

    /** "how is the West doing", "Rocco's performance this quarter" */
    private Optional<Plan> overview() {
        List<Filter> filters = new FilterChoice(reading, organisation).choose();
        boolean asks = reading.has("topic", "team") || reading.has("topic", "brief") || reading.hasAny("ask", "compare");
        if (!asks && !(reading.names().size() == 1 && reading.unknown().isEmpty())) {
            return Optional.empty();
        }
        if (filters.isEmpty() && !reading.has("topic", "team")) {
            return Optional.empty();
        }
        boolean group = filters.stream().anyMatch(f -> f.dimension() == Dimension.MANAGER || f.dimension() == Dimension.TEAM || f.dimension() == Dimension.REGION);
        Ask ask = new Ask();
        ask.measure(Metric.WON_REVENUE, Metric.WON_DEALS, Metric.WIN_RATE, Metric.OPEN_DEALS);
        ask.filters.addAll(filters);
        new PeriodChoice(reading, new GroupChoice(reading, Optional.empty())).choose(ask);
        if (ask.scattered) {
            return Optional.of(Plan.decline("several_periods", "", List.of()));
        }
        ask.show = ask.compared != null ? Show.COMPARE : ask.perPeriod != null ? Show.TREND : Show.FIGURE;
        return Optional.of(group && ask.perPeriod == null ? new Plan("team_overview", ask.arguments()) : Plan.of(ask));
    }

    private Optional<Plan> talk() {
        boolean plain = reading.names().isEmpty() && reading.periods().isEmpty() && !reading.has("metric");
        if (plain && reading.has("topic", "greeting") && reading.tokens().size() <= 5 && !reading.has("noun") && !reading.has("state")) {
            return Optional.of(Plan.abilities("greeting"));
        }
        if (plain && reading.has("topic", "thanks") && reading.tokens().size() <= 6 && !reading.has("noun") && !reading.has("state")) {
            return Optional.of(Plan.abilities("thanks"));
        }
        if (plain && reading.has("topic", "help")) {
            return Optional.of(Plan.abilities("help"));
        }
        if (reading.has("topic", "computed") && reading.names().isEmpty() && reading.periods().isEmpty() && reading.has("metric")
                && !reading.hasAny("ask", "who", "how_many", "how_much") && isDefinition()) {
            return Optional.of(new Plan("explain_metric", new Arguments.Definition(reading.codes("metric").getFirst())));
        }
        return Optional.empty();
    }

    private boolean isDefinition() {
        return !reading.isEnglish() || reading.all("topic").stream()
                .anyMatch(t -> t.is("topic", "computed") && (t.to() - t.from() > 1 && !reading.tokens().get(t.from()).text().equals("what")
                        || reading.tokens().get(t.to() - 1).text().matches("computed|calculated|definition|define|explain")
                                || reading.tokens().getLast().text().matches("means?"))
                        && !saidOfNow(t));
    }

    /** "how is" asks for a definition only together with "computed". */
    private boolean saidOfNow(Term term) {
        return reading.tokens().get(term.to() - 1).text().equals("is")
                && reading.tokens().stream().noneMatch(t -> t.text().matches("computed|calculated|defined|measured"));
    }

    /** "what is his win rate?", "and its owner?" */
    private Optional<Plan> aboutTheTopic() {
        boolean personSaid = reading.says("person");
        RecordRef topic = personSaid ? before.person() : before.topic();
        if (topic == null || !reading.names().isEmpty() || !(refersBack() || asksTheTopic(topic) || asksWhatHappened())) {
            return Optional.empty();
        }
        Name name = new Name(0, 0, topic.name(), List.of(new Name.Choice(topic.kind().code(), topic.id(), topic.name())), 1);
        Reading about = new Reading(
                reading.text(), reading.language(), reading.tokens(), List.of(name), reading.terms(), reading.periods(), reading.bounds(),
                reading.calendar());
        return new Planner(about, organisation, new Before(null, null, null, null, null), records, again, classifier, today).understood();
    }

    /** "list them", "show me those deals", "which ones?" */
    private boolean listsThem() {
        boolean them = reading.has("ask", "list") && reading.tokens().size() <= 5 && (reading.says("those") || reading.says("them"));
        boolean whichOnly = reading.hasAny("ask", "which", "list") && reading.tokens().size() <= 3
                && reading.terms().stream().allMatch(t -> t.is("ask") || t.is("filler")) && reading.periods().isEmpty();
        return (them || whichOnly) && reading.names().isEmpty() && reading.unknown().isEmpty();
    }

    /** The deals behind the figures that were talked about; after a ranking, those of who came first. */
    private Ask listed(Ask ask) {
        Dimension own = switch (ask.metric()) {
            case REPS, MANAGERS -> Dimension.PERSON;
            case PRODUCTS -> Dimension.PRODUCT;
            case ACCOUNTS, CUSTOMERS, ACCOUNTS_WITH_DEALS -> Dimension.ACCOUNT;
            default -> null;
        };
        if (own != null && ask.by.isEmpty()) {
            ask.by.add(own);
            ask.descending = true;
            ask.show = Show.LIST;
            return ask;
        }
        RecordRef first = before.topic();
        if (ask.show == Show.RANK && ask.by.size() == 1 && first != null) {
            ask.filters.add(Filter.of(ask.by.getFirst(), first.id().toString()));
        }
        ask.by.clear();
        ask.having.clear();
        ask.measure(FollowUp.counted(ask.metric()));
        ask.descending = null;
        ask.limit = 0;
        ask.offset = 0;
        ask.compared = null;
        ask.show = Show.FIGURE;
        ask.deals = true;
        return ask;
    }

    /** "they" and "them" speak of the figures before; other pronouns of the record. */
    private boolean refersBack() {
        return reading.all("relation").stream()
                .anyMatch(t -> t.is("relation", "pronoun") && !reading.isForm(reading.tokens().get(t.from()), "them"));
    }

    /** "what happened with them lately?" */
    private boolean asksWhatHappened() {
        return reading.has("relation", "pronoun") && (reading.has("topic", "timeline") || reading.has("topic", "brief"));
    }

    /** "what is the next step?" after a deal was talked about. */
    private boolean asksTheTopic(RecordRef topic) {
        boolean nouns = reading.all("noun").stream().anyMatch(t -> !t.is("attribute"));
        return FactPlanner.asksFor(topic.kind(), reading) && !reading.has("metric") && !nouns && !reading.has("state") && !reading.has("rank")
                && reading.periods().isEmpty() && !reading.hasAny("ask", "how_many", "how_much", "list");
    }
}
