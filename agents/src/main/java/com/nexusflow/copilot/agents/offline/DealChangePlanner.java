package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.agents.tool.ChangeArguments.DealEdit;
import com.nexusflow.copilot.agents.tool.ChangeArguments.DealEdits;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans changes of deals: "move Initech to Negotiation, close date 30 June, and set Globex to 45k". */
final class DealChangePlanner {

    private static final int OPTIONS = 5;
    /** Smaller numbers without a suffix are days, counts or percentages rather than amounts, unless "amount" is said. */
    private static final BigDecimal SMALLEST_AMOUNT = BigDecimal.valueOf(100);

    private final Reading reading;
    private final List<Term> commands;
    private final Before before;
    private final LocalDate today;
    private final DealRecords records;
    private final int textStart;

    /** A deal that is to be changed, and the tokens [from, to) that say how. */
    private record Target(String said, RecordKind kind, UUID id, String name, int from, int to) {

        Target until(int end) {
            return new Target(said, kind, id, name, from, end);
        }
    }

    /** What tokens say is to change; everything may be absent. */
    private record Wish(
            @Nullable String stage, @Nullable BigDecimal amount, @Nullable LocalDate closeDate, @Nullable String owner, @Nullable String nextStep,
            @Nullable String lossReason, @Nullable String addCompetitor, @Nullable String removeCompetitor) {

        boolean isEmpty() {
            return Stream.of(stage, amount, closeDate, owner, nextStep, lossReason, addCompetitor, removeCompetitor).allMatch(Objects::isNull);
        }

        DealEdit edit(UUID deal) {
            return new DealEdit(deal, null, stage, amount, closeDate, owner, nextStep, lossReason, addCompetitor, removeCompetitor);
        }
    }

    /** @param commands the words of commands in the text */
    DealChangePlanner(Reading reading, List<Term> commands, Before before, LocalDate today, DealRecords records) {
        this.reading = reading;
        this.commands = commands;
        this.before = before;
        this.today = today;
        this.records = records;
        this.textStart = freeText().map(Term::to).orElse(reading.tokens().size());
    }

    Plan plan() {
        Optional<Name> unclear = reading.names().stream().filter(n -> n.isAmbiguous() && (n.is("opportunity") || n.is("account"))).findFirst();
        if (unclear.isPresent()) {
            return Plan.askBack(unclear.get().said(), unclear.get().choices().stream().map(Name.Choice::label).distinct().limit(OPTIONS).toList(), reading.text());
        }
        List<Target> targets = targets();
        if (targets.isEmpty()) {
            return Plan.decline(reading.unknown().isEmpty() ? "what_to_change" : "unknown_name", unknownName(), List.of());
        }
        List<DealEdit> edits = new ArrayList<>();
        List<Wish> wishes = shared(targets.stream().map(this::wish).toList());
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            List<Named> deals = target.kind() == RecordKind.ACCOUNT ? records.openDealsOf(target.id()) : List.of(new Named(target.id(), target.name()));
            if (wishes.get(i).isEmpty()) {
                return closing(target);
            }
            if (deals.isEmpty()) {
                return Plan.decline("no_open_deal", target.name(), List.of());
            }
            if (deals.size() > 1) {
                return Plan.askBack(target.said(), deals.stream().map(Named::name).limit(OPTIONS).toList(), reading.text());
            }
            edits.add(wishes.get(i).edit(deals.getFirst().id()));
        }
        return new Plan("change_deals", new DealEdits(edits));
    }

    private String unknownName() {
        return reading.unknown().isEmpty() ? "" : reading.said(reading.unknown());
    }

    /** "close the deal": won or lost? Anything else that says nothing gets an example of what can be said. */
    private Plan closing(Target target) {
        Optional<Term> close = commands.stream().filter(t -> t.is("change", "close")).findFirst();
        if (close.isEmpty()) {
            return Plan.decline("what_to_change", target.name(), List.of());
        }
        String said = reading.said(reading.tokens().subList(close.get().from(), close.get().to()));
        List<String> options = Stream.of(Stage.Type.WON, Stage.Type.LOST).flatMap(type -> closed(type).stream()).map(stage -> said + " " + stage).toList();
        return Plan.askBack(said, options, reading.text());
    }

    /** Of "push Initech and Globex to 30 June" the first has no words of its own and shares those of the next. */
    private static List<Wish> shared(List<Wish> wishes) {
        List<Wish> shared = new ArrayList<>(wishes);
        for (int i = wishes.size() - 2; i >= 0; i--) {
            if (shared.get(i).isEmpty()) {
                shared.set(i, shared.get(i + 1));
            }
        }
        return shared;
    }

    private List<Target> targets() {
        List<Target> named = new ArrayList<>();
        int end = freeTextBegins();
        for (Name name : reading.names()) {
            Optional<Name.Choice> choice = Stream.of("opportunity", "account").flatMap(kind -> name.as(kind).stream()).findFirst();
            UUID id = choice.map(Name.Choice::id).orElse(null);
            if (name.from() < end && id != null) {
                Name.Choice record = choice.orElseThrow();
                named.add(new Target(name.said(), RecordKind.of(record.kind()), id, record.label(), name.from(), reading.tokens().size()));
            }
        }
        if (named.isEmpty()) {
            return topic().stream().toList();
        }
        for (int i = 0; i + 1 < named.size(); i++) {
            named.set(i, named.get(i).until(named.get(i + 1).from()));
        }
        Target first = named.getFirst();
        named.set(0, new Target(first.said(), first.kind(), first.id(), first.name(), 0, first.to()));
        return named;
    }

    private Optional<Target> topic() {
        RecordRef topic = before.topic();
        boolean deal = topic != null && (topic.kind() == RecordKind.OPPORTUNITY || topic.kind() == RecordKind.ACCOUNT);
        return deal && topic != null
                ? Optional.of(new Target("", topic.kind(), topic.id(), topic.name(), 0, reading.tokens().size()))
                : Optional.empty();
    }

    /** Words behind which everything is somebody's own text. */
    private Optional<Term> freeText() {
        return Stream.concat(reading.terms().stream(), commands.stream())
                .filter(t -> t.is("attribute", "next_step") || t.is("attribute", "loss_reason") || t.is("change", "because"))
                .min(Comparator.comparingInt(Term::from));
    }

    /** Where the own text begins: behind a deal's name, if one stands right behind the words that announce it. */
    private int freeTextBegins() {
        return reading.names().stream()
                .filter(n -> n.from() >= textStart && n.from() <= textStart + 2 && (n.is("opportunity") || n.is("account")))
                .findFirst()
                .map(Name::to)
                .orElse(textStart);
    }

    private Wish wish(Target target) {
        int to = Math.min(target.to(), textStart);
        Optional<DayReader.DaySpan> day = new DayReader(reading, today).first(target.from(), to);
        LocalDate date = day.map(DayReader.DaySpan::day).or(() -> endOfPeriod(target.from(), to)).orElse(null);
        Term text = freeText().filter(t -> target.to() >= t.to()).orElse(null);
        String own = text == null ? null : ownText();
        boolean nextStep = text != null && text.is("attribute", "next_step");
        Optional<String> competitor = competitor(target.from(), to);
        boolean removed = commands.stream().anyMatch(t -> t.is("change", "remove"));
        return new Wish(
                stage(target.from(), to), amount(target.from(), to, day.orElse(null)), date, owner(target.from(), to), nextStep ? own : null,
                text != null && !nextStep ? own : null, removed ? null : competitor.orElse(null), removed ? competitor.orElse(null) : null);
    }

    private @Nullable String ownText() {
        int at = freeTextBegins();
        if (at >= reading.tokens().size()) {
            return null;
        }
        String rest = reading.text().substring(reading.tokens().get(at).start()).strip();
        String plain = rest.replaceFirst("(?i)^(?:(?:is|to|:|=|ist|auf|zu|est|sur|à|a|es|of)\\s+)+", "").strip();
        return plain.isEmpty() ? null : plain;
    }

    /** "push it to July" means the end of July. */
    private Optional<LocalDate> endOfPeriod(int from, int to) {
        return reading.periods().stream()
                .filter(p -> p.from() >= from && p.to() <= to)
                .flatMap(p -> Optional.ofNullable(p.period().to()).map(end -> p.hasYear() ? end : ahead(end)).stream())
                .findFirst();
    }

    /** A month without a year is the next of that name. */
    private LocalDate ahead(LocalDate end) {
        return end.isBefore(today) ? YearMonth.from(end).withYear(end.getYear() + (int) Math.ceil((today.toEpochDay() - end.toEpochDay()) / 366.0)).atEndOfMonth() : end;
    }

    private @Nullable String stage(int from, int to) {
        List<Token> tokens = reading.tokens();
        Optional<String> named = records.stages().all().stream()
                .map(Stage::name)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .filter(name -> says(tokens.subList(from, to), Token.of(name)))
                .findFirst();
        return named.or(() -> reading.names("stage").stream().filter(n -> n.from() >= from && n.to() <= to).map(n -> n.as("stage").orElseThrow().label()).findFirst())
                .or(() -> state(from, to, "won").flatMap(t -> closed(Stage.Type.WON)))
                .or(() -> state(from, to, "lost").flatMap(t -> closed(Stage.Type.LOST)))
                .orElse(null);
    }

    private static boolean says(List<Token> tokens, List<Token> name) {
        for (int at = 0; at + name.size() <= tokens.size(); at++) {
            boolean same = !name.isEmpty();
            for (int i = 0; i < name.size(); i++) {
                same &= tokens.get(at + i).text().equals(name.get(i).text());
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    private Optional<Term> state(int from, int to, String code) {
        int command = commands.getFirst().to();
        return reading.all("state").stream().filter(t -> t.is("state", code) && t.from() >= Math.max(from, command) && t.to() <= to).findFirst();
    }

    private Optional<String> closed(Stage.Type type) {
        return records.stages().all().stream().filter(stage -> stage.type() == type).map(Stage::name).findFirst();
    }

    private @Nullable BigDecimal amount(int from, int to, DayReader.@Nullable DaySpan day) {
        boolean said = reading.all("attribute").stream().anyMatch(t -> t.is("attribute", "amount") && t.from() >= from && t.to() <= to);
        for (int i = from; i < to; i++) {
            int at = i;
            Token token = reading.tokens().get(i);
            boolean free = token.number() != null && (day == null || i < day.from() || i >= day.to())
                    && reading.names().stream().noneMatch(n -> n.from() <= at && at < n.to())
                    && reading.periods().stream().noneMatch(p -> p.from() <= at && at < p.to() && token.isYear());
            if (free && token.number() != null && (said || token.number().compareTo(SMALLEST_AMOUNT) >= 0)) {
                return token.number();
            }
        }
        return null;
    }

    private @Nullable String owner(int from, int to) {
        return reading.names("person").stream()
                .filter(n -> n.from() >= from && n.to() <= to)
                .map(n -> n.as("person").orElseThrow().label())
                .findFirst()
                .orElse(null);
    }

    /** The name behind "competitor" or "against", known or not. */
    private Optional<String> competitor(int from, int to) {
        return reading.all("attribute").stream()
                .filter(t -> t.is("attribute", "competitors") && t.from() >= from && t.to() <= to)
                .findFirst()
                .flatMap(term -> {
                    Optional<String> known = reading.names("competitor").stream().map(n -> n.as("competitor").orElseThrow().label()).findFirst();
                    return known.or(() -> capitals(term.to(), to));
                });
    }

    private Optional<String> capitals(int from, int to) {
        List<Token> capitals = new ArrayList<>();
        for (Token token : reading.tokens().subList(from, to)) {
            if (token.capital() && reading.names().stream().noneMatch(n -> n.from() <= reading.indexOf(token) && reading.indexOf(token) < n.to())) {
                capitals.add(token);
            } else if (!capitals.isEmpty()) {
                break;
            }
        }
        return capitals.isEmpty() ? Optional.empty() : Optional.of(reading.said(capitals));
    }
}
