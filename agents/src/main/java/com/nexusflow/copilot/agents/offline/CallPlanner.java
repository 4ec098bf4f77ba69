package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.agents.tool.CallArguments;
import com.nexusflow.copilot.agents.tool.CallArguments.By;
import com.nexusflow.copilot.agents.tool.CallArguments.Figure;
import com.nexusflow.copilot.agents.tool.CallArguments.Order;
import com.nexusflow.copilot.agents.tool.CallArguments.Part;
import com.nexusflow.copilot.agents.tool.CallArguments.Rank;
import com.nexusflow.copilot.agents.tool.CallArguments.Topic;
import com.nexusflow.copilot.agents.tool.CallArguments.Which;
import com.nexusflow.copilot.agents.tool.MetricArguments;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans questions about calls: which there were, what was said, how one went, and how they were talked. */
final class CallPlanner {

    private static final Set<Dimension> KEPT = Set.of(Dimension.ACCOUNT, Dimension.DEAL, Dimension.PERSON, Dimension.MANAGER, Dimension.TEAM, Dimension.REGION);
    private static final Set<String> CARDS = Set.of("bant", "meddicc", "spiced");

    private final Reading reading;
    private final Organisation organisation;
    private final Before before;
    private final CallReading calls;

    CallPlanner(Reading reading, Organisation organisation, Before before) {
        this.reading = reading;
        this.organisation = organisation;
        this.before = before;
        this.calls = new CallReading(reading);
    }

    /** Empty when the question is not about calls. */
    Optional<Plan> plan() {
        Optional<Plan> planned = isAboutTalk() ? Optional.of(talk()) : isAboutCalls() ? called() : continued();
        return planned.map(plan -> refused().orElse(plan));
    }

    private Optional<Plan> refused() {
        List<Token> unknown = calls.unknown();
        if (!unknown.isEmpty()) {
            return Optional.of(Plan.decline("unknown_name", reading.said(unknown), List.of()));
        }
        Optional<Name> unclear = calls.filters().stream().filter(Name::isAmbiguous).findFirst();
        if (unclear.isPresent()) {
            return Optional.of(Plan.askBack(unclear.get().said(), unclear.get().choices().stream().map(Name.Choice::label).distinct().limit(5).toList(), reading.text()));
        }
        if (calls.asksForLack()) {
            return Optional.of(Plan.decline("calls_without", "", List.of()));
        }
        return reading.periods().size() > 1 ? Optional.of(Plan.decline("several_periods", "", List.of())) : Optional.empty();
    }

    private boolean isAboutTalk() {
        boolean questions = calls.has("part", "questions") && reading.has("ask", "how_many");
        return (calls.has("figure") || questions) && !reading.has("noun", "deal");
    }

    /** Activities are counted elsewhere: "how many calls", "calls per rep", "deals without calls". */
    private boolean isAboutCalls() {
        boolean counted = reading.hasAny("ask", "how_many", "how_much", "when", "why") || reading.has("attribute", "close_date") || reading.has("relation", "per") || reading.has("relation", "none")
                || reading.all("rank").stream().anyMatch(term -> !term.is("rank", "latest"));
        if (counted && !calls.has("part") && !calls.has("worth") && !calls.has("topic") && !calls.has("act")) {
            return false;
        }
        if (calls.namesSomethingElse()) {
            return false;
        }
        boolean deals = reading.first("noun", "deal").filter(deal -> calls.first("call").filter(call -> call.from() < deal.from()).isEmpty()).isPresent();
        boolean cards = calls.code("part").filter(CARDS::contains).isPresent();
        boolean stranger = !calls.unknown().isEmpty() && calls.unknown().getFirst().capital();
        boolean quoted = calls.has("act") && (calls.speaker().isPresent() || calls.has("by") || stranger) && (calls.has("topic") || !calls.words().isEmpty());
        return !deals && (calls.has("call") || cards && !calls.filters().isEmpty() || quoted || calls.has("worth", "hearing") && reading.has("ask"));
    }

    private Optional<Plan> called() {
        if (calls.has("worth")) {
            return Optional.of(new Plan("find_calls", new CallArguments.Find(which(), Order.WORTH_HEARING, null)));
        }
        boolean single = calls.has("call", "one") && !calls.has("call", "many") || calls.has("latest") && !calls.has("call", "many");
        Optional<String> part = part(single);
        if (part.isPresent() && (single || CARDS.contains(part.get()))) {
            return Optional.of(details(Part.valueOf(part.get().toUpperCase(Locale.ROOT))));
        }
        List<String> words = calls.words();
        if (calls.has("topic") || !words.isEmpty()) {
            return Optional.of(said(words));
        }
        if (single) {
            return Optional.of(details(Part.SUMMARY));
        }
        return calls.has("call", "many") && !calls.has("act") ? Optional.of(new Plan("find_calls", new CallArguments.Find(which(), Order.NEWEST, null))) : Optional.empty();
    }

    /** "and about security?", "what were the next steps?" after a question about calls. */
    private Optional<Plan> continued() {
        HeardBefore heard = before.heard();
        if (heard == null || calls.namesRecords() || reading.has("noun", "deal") || reading.hasAny("ask", "how_many", "how_much")) {
            return Optional.empty();
        }
        Optional<String> part = part(true).filter(code -> !code.equals("outcome"));
        if (part.isPresent() && heard.call() != null) {
            return Optional.of(new Plan("call_details", new CallArguments.Details(which(), heard.call(), Part.valueOf(part.get().toUpperCase(Locale.ROOT)))));
        }
        boolean one = heard.call() != null;
        if (one && calls.has("act") && !calls.has("topic") && calls.words().isEmpty()) {
            return Optional.of(new Plan("call_details", new CallArguments.Details(which(), heard.call(), Part.SUMMARY)));
        }
        boolean follows = one && calls.has("topic", "decision") || reading.first("topic", "follow").filter(term -> term.from() == 0).isPresent() || calls.has("act");
        return calls.has("topic") && (follows || part.isPresent()) ? Optional.of(said(List.of())) : Optional.empty();
    }

    /** "what did they say about it": those of whom was spoken. */
    private boolean refersBack() {
        return !calls.namesRecords() && (!calls.has("call") && before.heard() != null && !calls.has("by", "anybody") || reading.says("them") || reading.says("person"));
    }

    /** "Who talked more?" after one call sets its two sides against each other. */
    private boolean comparesSides() {
        HeardBefore heard = before.heard();
        return heard != null && heard.call() != null && calls.has("figure", "talk_ratio") && !calls.namesRecords() && !calls.has("call");
    }

    /** Of several parts the telling one: "how did" only asks for the outcome when nothing else is asked for. */
    private Optional<String> part(boolean single) {
        if (single && calls.has("act") && (calls.speaker().isPresent() || calls.has("by")) && calls.has("topic")) {
            return Optional.empty(); // what somebody said about it, and not what the review lists
        }
        return Stream.of("bant", "meddicc", "spiced", "objections", "next_steps", "competitors", "red_flags", "promises", "prices", "questions", "summary", "outcome")
                .filter(code -> calls.has("part", code))
                .findFirst();
    }

    private Plan details(Part part) {
        return new Plan("call_details", new CallArguments.Details(which(), null, part));
    }

    private Plan said(List<String> words) {
        Optional<Term> topic = calls.first("topic");
        boolean latest = calls.has("latest") && !calls.has("call", "many");
        List<String> wanted = topic.isEmpty() ? words : reading.isEnglish() ? List.of() : calls.saidFor(topic.get());
        return new Plan("what_was_said", new CallArguments.Said(
                which(), topic.map(term -> Topic.valueOf(term.code("topic").toUpperCase(Locale.ROOT))).orElse(null), wanted.isEmpty() ? null : wanted, by(), latest ? true : null));
    }

    private @Nullable By by() {
        Optional<Name> speaker = calls.speaker();
        if (speaker.isPresent()) {
            return speaker.get().is("account") || speaker.get().is("contact") || speaker.get().is("opportunity") ? By.CUSTOMER : By.REP;
        }
        if (calls.has("act") && !calls.namesRecords() && reading.says("them") && (before.heard() != null || before.topic() != null)) {
            return By.CUSTOMER;
        }
        return !calls.has("act") ? null : calls.has("by", "customer") ? By.CUSTOMER : calls.has("by", "rep") ? By.REP : null;
    }

    private Plan talk() {
        String code = calls.code("figure").orElse("questions");
        boolean least = code.equals("talk_time_least") || calls.has("end", "least");
        Figure figure = code.equals("talk_time_least") ? Figure.TALK_TIME : Figure.valueOf(code.toUpperCase(Locale.ROOT));
        boolean ranked = !comparesSides() && (reading.has("ask", "who") || reading.has("ask", "which") && reading.has("noun", "person"));
        return new Plan("talk_figures", new CallArguments.Talk(which(), figure, !ranked ? null : least ? Rank.LEAST : Rank.MOST));
    }

    private @Nullable Which which() {
        List<Name> kept = calls.filters();
        Reading limited = new Reading(
                reading.text(), reading.language(), reading.tokens(), kept, reading.terms().stream().filter(term -> !term.is("activity")).toList(), reading.periods(),
                reading.bounds(), reading.calendar());
        List<MetricArguments.Filter> filters = new FilterChoice(limited, organisation).choose().stream()
                .filter(filter -> KEPT.contains(filter.dimension()) && !filter.exclude())
                .map(CallPlanner::filter)
                .toList();
        HeardBefore heard = before.heard();
        RecordRef topic = before.topic();
        if ((refersBack() || comparesSides()) && reading.periods().isEmpty() && heard != null) {
            return heard.which();
        }
        if (filters.isEmpty() && refersBack() && topic != null && (topic.kind() == RecordKind.ACCOUNT || topic.kind() == RecordKind.OPPORTUNITY)) {
            Dimension dimension = topic.kind() == RecordKind.ACCOUNT ? Dimension.ACCOUNT : Dimension.DEAL;
            filters = List.of(new MetricArguments.Filter(dimension.code(), List.of(topic.id().toString()), null));
        }
        String contact = kept.stream().filter(name -> name.is("contact")).findFirst().map(name -> String.valueOf(name.choices().getFirst().id())).orElse(null);
        Period period = reading.periods().isEmpty() ? null : reading.periods().getFirst().period();
        if (filters.isEmpty() && contact == null && period == null) {
            return null;
        }
        return new Which(filters.isEmpty() ? null : filters, contact, period == null || period.from() == null ? null : period.from().toString(),
                period == null || period.to() == null ? null : period.to().toString());
    }

    private static MetricArguments.Filter filter(Filter filter) {
        return new MetricArguments.Filter(filter.dimension().code(), filter.values(), null);
    }
}
