package com.nexusflow.copilot.agents.offline;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads amounts of money in a command: "45k", "45 k", "1.2 million". What could be two amounts is refused. */
final class Amounts {

    /** Smaller numbers without a suffix are days, counts or percentages rather than amounts, unless "amount" is said. */
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(100);

    private final Reading reading;
    private final Lexicon commands;
    private final BitSet otherwise = new BitSet();
    private final BitSet days = new BitSet();

    /** Tokens [from, to) that say an amount. */
    record Amount(int from, int to, BigDecimal value) {}

    /** @param taken tokens that say days, or by how much one moves */
    Amounts(Reading reading, BitSet taken) {
        this.reading = reading;
        this.commands = Lexicon.commands(reading.language());
        this.days.or(taken);
        otherwise.or(this.days);
        reading.names().forEach(n -> otherwise.set(n.from(), n.to()));
        reading.bounds().forEach(b -> otherwise.set(b.from(), b.to()));
        reading.periods().stream()
                .filter(p -> p.to() - p.from() > 1 || !reading.tokens().get(p.from()).isYear())
                .forEach(p -> otherwise.set(p.from(), p.to()));
    }

    boolean isSaid(int from, int to) {
        return reading.all("attribute").stream().anyMatch(t -> t.is("attribute", "amount") && t.from() >= from && t.to() <= to);
    }

    /** The amounts in tokens [from, to). A year counts only where the amount is spoken of. */
    List<Amount> in(int from, int to) {
        boolean said = isSaid(from, to);
        return IntStream.range(from, to)
                .filter(at -> isNumber(at) && !isMeasure(at) && (said || !reading.tokens().get(at).isYear()))
                .mapToObj(this::amount)
                .filter(a -> said || a.value().compareTo(SMALLEST) >= 0)
                .toList();
    }

    private boolean isNumber(int at) {
        return reading.tokens().get(at).number() != null && !otherwise.get(at);
    }

    private Amount amount(int at) {
        BigDecimal number = Optional.ofNullable(reading.tokens().get(at).number()).orElseThrow();
        int power = power(at + 1);
        return new Amount(at, power > 0 ? at + 2 : at + 1, number.movePointRight(power));
    }

    /** The power of ten that a word right behind a number stands for, 0 for other words. */
    private int power(int at) {
        return at < reading.tokens().size() && between(at - 1).isBlank()
                ? Stream.of("9", "6", "3").filter(p -> commands.means(reading.tokens().get(at).text(), "factor", p)).mapToInt(Integer::parseInt).findFirst().orElse(0)
                : 0;
    }

    /** "by 10 %", "um 5000", "5000 more": that depends on what stands there now. */
    boolean areRelative(int end) {
        return IntStream.range(0, end).anyMatch(at -> isBy(at, end) || isPart(at, end));
    }

    private boolean isBy(int at, int end) {
        return means(at, "by") && at + 1 < end && !days.get(at) && !days.get(at + 1) && (isNumber(at + 1) || isCounted(at + 1) && at + 2 < end && isUnit(at + 2));
    }

    private boolean isPart(int at, int end) {
        Token token = reading.tokens().get(at);
        boolean percent = at + 1 < reading.tokens().size() && reading.tokens().get(at + 1).text().equals("%");
        int behind = at + 1 + (at + 1 < end && power(at + 1) > 0 ? 1 : 0);
        return token.number() != null && !days.get(at) && (percent || behind < end && means(behind, "relative"));
    }

    /** What is no one amount: ranges, negative numbers, words nobody knows behind a number. */
    Optional<Plan> refusal(int end) {
        return IntStream.range(0, end)
                .filter(at -> isNumber(at) && isDoubtful(at, end) || isPower(at) && at > 0 && reading.tokens().get(at - 1).number() == null)
                .mapToObj(at -> Plan.decline("change_bad_value", said(at, end), List.of()))
                .findFirst();
    }

    /** "two million", "half a million" */
    private boolean isPower(int at) {
        String word = reading.tokens().get(at).text();
        return word.length() > 2 && !otherwise.get(at) && Stream.of("9", "6", "3").anyMatch(p -> commands.means(word, "factor", p));
    }

    private boolean isDoubtful(int at, int end) {
        Token token = reading.tokens().get(at);
        String before = reading.text().substring(0, token.start());
        String behind = reading.text().substring(token.end());
        boolean grouped = token.text().matches("\\d{1,3}[.,]\\d{3}(?:k|m|mn|mio|bn)") || token.text().matches("\\d{1,3}[.,]\\d{3}") && power(at + 1) > 0;
        boolean strange = at + 1 < end && between(at).isBlank() && reading.tokens().get(at + 1).isWord() && !otherwise.get(at + 1)
                && !Lexicon.of(reading.language()).knows(reading.tokens().get(at + 1).text()) && !commands.knows(reading.tokens().get(at + 1).text());
        return before.matches("(?s).*[-–−/]\\s*") && !before.endsWith(" - ") || behind.matches("(?s)\\s*[/–].*") || behind.matches("(?s)-\\d.*") || grouped || strange;
    }

    private String said(int at, int end) {
        return reading.said(reading.tokens().subList(at, Math.min(end, at + 2)));
    }

    private boolean isMeasure(int at) {
        return at + 1 < reading.tokens().size() && between(at).isBlank() && isUnit(at + 1);
    }

    private boolean isUnit(int at) {
        return new TimeUnits(reading.language()).unit(reading.tokens().get(at).text()).isPresent();
    }

    private boolean isCounted(int at) {
        return IntStream.rangeClosed(1, 6).anyMatch(n -> commands.means(reading.tokens().get(at).text(), "day", "count_" + n));
    }

    private boolean means(int at, String code) {
        return commands.means(reading.tokens().get(at).text(), "value", code);
    }

    private String between(int at) {
        return reading.text().substring(reading.tokens().get(at).end(), reading.tokens().get(at + 1).start());
    }
}
