package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.crm.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the new values of deals. Only what stands where a command puts a value counts; what a side remark mentions does not. */
final class DealValues {

    private static final int OLD_VALUE = 6;

    private final Reading reading;
    private final List<Term> commands;
    private final LocalDate today;
    private final DealRecords records;
    private final int end;
    private final DayReader days;
    private final List<ShiftReader.Shift> shifts;
    private final Amounts amounts;
    private final BitSet names = new BitSet();
    private final BitSet old = new BitSet();

    /** A value that was read; several when the words name more than one. */
    record Found<T>(@Nullable T value, boolean several) {}

    private record Candidate<T>(T value, int from, int to) {}

    /** @param end the token where somebody's own text begins, in which nothing is a value */
    DealValues(Reading reading, List<Term> commands, LocalDate today, DealRecords records, int end) {
        this.reading = reading;
        this.commands = commands;
        this.today = today;
        this.records = records;
        this.end = end;
        this.days = new DayReader(reading, today);
        this.shifts = new ShiftReader(reading, today).all(0, end);
        BitSet times = new BitSet();
        days.all(0, end).forEach(d -> times.set(d.from(), d.to()));
        shifts.forEach(s -> times.set(s.from(), s.to()));
        this.amounts = new Amounts(reading, times);
        reading.names().forEach(name -> names.set(name.from(), name.to()));
        IntStream.range(0, end).filter(i -> means(i, "from") && !isAttribute(i)).forEach(this::markOld);
    }

    /** "from 40k to 45k": the first value is the old one. */
    private void markOld(int from) {
        for (int to = from + 1; to < Math.min(end, from + OLD_VALUE) && !means(to, "joint") && !isAttribute(to); to++) {
            boolean goal = means(to, "to") && to > from + 1 && !(to + 1 < end && isTarget(to + 1));
            if (goal && !isBreak(to - 1)) {
                old.set(from, to);
                return;
            }
        }
    }

    /** What cannot be read as the one new value it must be. */
    Optional<Plan> refusal() {
        boolean raises = commands.stream().anyMatch(t -> t.is("raise", "by") && t.from() < end);
        List<Candidate<BigDecimal>> said = candidates(0, end);
        boolean isRaised = raises && said.stream().anyMatch(c -> anchor(c.from()) < 0 || !means(anchor(c.from()), "goal"));
        return isRaised || amounts.areRelative(end) ? Optional.of(Plan.decline("relative_change", "", List.of())) : amounts.refusal(end);
    }

    Found<BigDecimal> amount(int from, int to) {
        return only(candidates(from, to), to);
    }

    private List<Candidate<BigDecimal>> candidates(int from, int to) {
        return amounts.in(from, to).stream().map(a -> new Candidate<>(a.value(), a.from(), a.to())).toList();
    }

    boolean saysAmount(int from, int to) {
        return amounts.isSaid(from, to);
    }

    /** A day, or the end of a period: "push it to July" means the end of July. */
    Found<LocalDate> closeDate(int from, int to) {
        List<Candidate<LocalDate>> said = days.all(from, to).stream().map(d -> new Candidate<>(d.day(), d.from(), d.to())).toList();
        Found<LocalDate> day = only(said, to);
        return day.value() != null || day.several() ? day : only(endsOfPeriods(from, to), to);
    }

    /** By how much the close date moves. */
    Found<Period> shift(int from, int to) {
        List<Period> said = shifts.stream()
                .filter(s -> s.from() >= from && s.to() <= to && (s.marked() || isPlaced(new Candidate<>(s.by(), s.from(), s.to()), to)))
                .map(ShiftReader.Shift::by)
                .distinct()
                .toList();
        return new Found<>(said.size() == 1 ? said.getFirst() : null, said.size() > 1);
    }

    private List<Candidate<LocalDate>> endsOfPeriods(int from, int to) {
        boolean said = reading.all("attribute").stream().anyMatch(t -> t.is("attribute", "close_date") && t.from() >= from && t.to() <= to);
        List<Candidate<LocalDate>> ends = new ArrayList<>();
        for (Reading.PeriodSpan span : reading.periods()) {
            boolean year = span.to() - span.from() == 1 && reading.tokens().get(span.from()).isYear();
            LocalDate last = span.period().to();
            boolean shifts = this.shifts.stream().anyMatch(s -> s.from() < span.to() && span.from() < s.to());
            if (!shifts && span.from() >= from && span.to() <= to && last != null && (!year || said && !amounts.isSaid(from, to))) {
                ends.add(new Candidate<>(span.hasYear() ? last : ahead(last), span.from(), span.to()));
            }
        }
        return ends;
    }

    /** A month without a year is the next of that name. */
    private LocalDate ahead(LocalDate last) {
        return last.isBefore(today)
                ? YearMonth.from(last).withYear(last.getYear() + (int) Math.ceil((today.toEpochDay() - last.toEpochDay()) / 366.0)).atEndOfMonth()
                : last;
    }

    Found<Stage> stage(int from, int to) {
        List<Candidate<Stage>> said = new ArrayList<>();
        BitSet taken = new BitSet();
        List<Stage> longestFirst = records.stages().all().stream().sorted(Comparator.comparingInt((Stage s) -> s.name().length()).reversed()).toList();
        outcomes(from, to, longestFirst).forEach(outcome -> {
            said.add(outcome);
            taken.set(outcome.from(), outcome.to());
        });
        for (Stage stage : longestFirst) {
            List<Token> name = Token.of(stage.name());
            for (int at = from; at + name.size() <= to && !name.isEmpty(); at++) {
                if (taken.get(at, at + name.size()).isEmpty() && says(at, name)) {
                    taken.set(at, at + name.size());
                    said.add(new Candidate<>(stage, at, at + name.size()));
                }
            }
        }
        named(from, to, longestFirst, taken).forEach(said::add);
        return only(said, to);
    }

    private boolean says(int at, List<Token> name) {
        return IntStream.range(0, name.size()).allMatch(i -> reading.tokens().get(at + i).text().equals(name.get(i).text()));
    }

    private List<Candidate<Stage>> named(int from, int to, List<Stage> stages, BitSet taken) {
        return reading.names("stage").stream()
                .filter(n -> n.from() >= from && n.to() <= to && taken.get(n.from(), n.to()).isEmpty())
                .flatMap(n -> stages.stream()
                        .filter(s -> s.name().equals(n.as("stage").orElseThrow().label()))
                        .map(s -> new Candidate<>(s, n.from(), n.to())))
                .toList();
    }

    /** "as won", whatever the tenant calls that stage. */
    private List<Candidate<Stage>> outcomes(int from, int to, List<Stage> stages) {
        return commands.stream()
                .filter(t -> t.is("outcome") && t.from() >= from && t.to() <= to)
                .flatMap(t -> closed(stages, t.is("outcome", "won") ? Stage.Type.WON : Stage.Type.LOST).stream().map(s -> new Candidate<>(s, t.from(), t.to())))
                .toList();
    }

    private static Optional<Stage> closed(List<Stage> stages, Stage.Type type) {
        return stages.stream().filter(stage -> stage.type() == type).findFirst();
    }

    /** A person who is named, when the words speak of who is to own the deal. */
    Found<Name> owner(int from, int to) {
        List<Candidate<Name>> said = speaksOfOwner()
                ? reading.names("person").stream()
                        .filter(n -> n.from() >= from && n.to() <= to && !isTarget(n.from()))
                        .map(n -> new Candidate<>(n, n.from(), n.to()))
                        .toList()
                : List.of();
        return only(said, to);
    }

    boolean speaksOfOwner() {
        return commands.stream().anyMatch(t -> t.is("hand", "over") && t.from() < end)
                || reading.all("attribute").stream().anyMatch(t -> t.is("attribute", "owner") && t.from() < end);
    }

    private <T> Found<T> only(List<Candidate<T>> said, int to) {
        List<T> values = said.stream()
                .filter(c -> old.get(c.from(), c.to()).isEmpty() && isPlaced(c, to))
                .map(Candidate::value)
                .distinct()
                .toList();
        return new Found<>(values.size() == 1 ? values.getFirst() : null, values.size() > 1);
    }

    /** Behind "to", an attribute or the command; or alone between commas, "and" and the end. */
    private boolean isPlaced(Candidate<?> candidate, int to) {
        int at = anchor(candidate.from());
        boolean direct = at >= 0 && !names.get(at) && !means(at, "joint") && (means(at, "to") || isAttribute(at) || isCommand(at));
        boolean listed = at < 0 || names.get(at) || means(at, "joint");
        return direct || listed && endsAt(candidate.to(), to);
    }

    /** The token that a value stands behind, articles and the like aside; none when a comma comes between. */
    private int anchor(int from) {
        int at = from - 1;
        while (at >= 0 && !isBreak(at) && !names.get(at) && means(at, "skip") && !isAttribute(at) && !isCommand(at)) {
            at--;
        }
        return at >= 0 && isBreak(at) ? -1 : at;
    }

    private boolean endsAt(int at, int to) {
        return at >= to || isBreak(at - 1) || means(at, "joint") || names.get(at) || means(at, "to") && at + 1 >= to;
    }

    private boolean isBreak(int at) {
        return at + 1 < reading.tokens().size()
                && reading.text().substring(reading.tokens().get(at).end(), reading.tokens().get(at + 1).start()).matches(".*(?:[,;]|[.!?]\\s).*");
    }

    private boolean isTarget(int at) {
        return reading.names().stream().anyMatch(n -> n.from() <= at && at < n.to() && (n.as("opportunity").isPresent() || n.as("account").isPresent()));
    }

    private boolean isAttribute(int at) {
        return !names.get(at) && reading.termAt(at).filter(t -> t.is("attribute")).isPresent();
    }

    private boolean isCommand(int at) {
        return commands.stream().anyMatch(t -> t.is("change") && t.from() <= at && at < t.to());
    }

    private boolean means(int at, String code) {
        return Lexicon.commands(reading.language()).means(reading.tokens().get(at).text(), "value", code);
    }
}
