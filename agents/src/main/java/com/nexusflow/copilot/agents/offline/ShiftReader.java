package com.nexusflow.copilot.agents.offline;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Reads by how much a date is to move from where it is: "by two weeks", "a month later", "um eine Woche nach vorne". */
final class ShiftReader {

    private final Reading reading;
    private final List<Token> tokens;
    private final Lexicon lexicon;
    private final TimeUnits units;
    private final BitSet taken = new BitSet();

    /**
     * Tokens [from, to) that say how far.
     *
     * @param marked whether words such as "by" or "later" leave no doubt that something moves
     */
    record Shift(int from, int to, Period by, boolean marked) {}

    ShiftReader(Reading reading, LocalDate today) {
        this.reading = reading;
        this.tokens = reading.tokens();
        this.lexicon = Lexicon.commands(reading.language());
        this.units = new TimeUnits(reading.language());
        reading.names().forEach(name -> taken.set(name.from(), name.to()));
        new DayReader(reading, today).all(0, tokens.size()).forEach(day -> taken.set(day.from(), day.to()));
    }

    List<Shift> all(int from, int to) {
        List<Shift> shifts = new ArrayList<>();
        for (int at = from; at + 1 < to; at++) {
            at(at, to).filter(shift -> shift.from() >= from).ifPresent(shifts::add);
        }
        return shifts;
    }

    private Optional<Shift> at(int at, int limit) {
        if (!taken.get(at, at + 2).isEmpty() || means(at - 1, "day", "in") || isFrom(at + 2, "now")) {
            return Optional.empty();
        }
        return units.stretch(tokens.get(at).text(), tokens.get(at + 1).text()).map(stretch -> {
            boolean by = means(at - 1, "shift", "by");
            int first = by ? at - 1 : at;
            int start = means(first - 1, "shift", "later") || means(first - 1, "shift", "earlier") || means(first - 1, "shift", "forward") ? first - 1 : first;
            int width = width(at + 2, limit);
            boolean back = isAhead(start, first) || isAhead(at + 2, at + 2 + width) || !saysLater(at + 2, width) && leadsAhead();
            return new Shift(start, at + 2 + width, back ? stretch.negated() : stretch, by || start < first || width > 0);
        });
    }

    /** How many tokens behind the stretch say into which direction. */
    private int width(int at, int limit) {
        for (int width = 2; width > 0; width--) {
            if (at + width <= limit && (is(at, width, "later") || is(at, width, "earlier") || is(at, width, "forward"))) {
                return width;
            }
        }
        return 0;
    }

    private boolean saysLater(int at, int width) {
        return width > 0 && is(at, width, "later");
    }

    /** "pushed forward" is later, "pulled forward" earlier. */
    private boolean isAhead(int from, int to) {
        return to > from && (is(from, to - from, "earlier") || is(from, to - from, "forward") && tokens.stream().noneMatch(t -> lexicon.means(t.text(), "shift", "onward")));
    }

    /** "pull Initech by a week", with the direction in the verb alone. */
    private boolean leadsAhead() {
        return tokens.stream().anyMatch(t -> lexicon.means(t.text(), "shift", "ahead")) && reading.names().stream().noneMatch(n -> n.from() == 0);
    }

    private boolean is(int at, int width, String code) {
        String words = tokens.subList(at, at + width).stream().map(Token::text).reduce((a, b) -> a + " " + b).orElse("");
        return lexicon.means(words, "shift", code);
    }

    private boolean isFrom(int at, String code) {
        return at + 1 < tokens.size() && is(at, 2, code);
    }

    private boolean means(int at, String kind, String code) {
        return at >= 0 && lexicon.means(tokens.get(at).text(), kind, code);
    }
}
