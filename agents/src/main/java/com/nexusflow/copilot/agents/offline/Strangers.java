package com.nexusflow.copilot.agents.offline;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds words in a command that may be the name of something nobody has, so that nothing else is changed in its place. */
final class Strangers {

    private static final Pattern NUMBERED = Pattern.compile("\\p{L}{2,}-\\d{2,}");
    private static final Set<String> PLAIN = Set.of("attribute", "noun", "state", "relation", "month", "unit", "rel", "number", "ordinal", "activity");

    private final Reading reading;
    private final BitSet explained = new BitSet();
    private final BitSet weak = new BitSet();

    Strangers(Reading reading, List<Term> commands, LocalDate today) {
        this.reading = reading;
        reading.names().forEach(n -> explained.set(n.from(), n.to()));
        reading.periods().forEach(p -> explained.set(p.from(), p.to()));
        reading.bounds().forEach(b -> explained.set(b.from(), b.to()));
        new DayReader(reading, today).all(0, reading.tokens().size()).forEach(d -> explained.set(d.from(), d.to()));
        commands.forEach(t -> explained.set(t.from(), t.to()));
        reading.terms().stream().filter(t -> PLAIN.stream().anyMatch(t::is)).forEach(t -> explained.set(t.from(), t.to()));
        reading.terms().forEach(t -> weak.set(t.from(), t.to()));
        reading.all("attribute").stream().filter(t -> t.is("attribute", "competitors")).forEach(this::explainCapitals);
    }

    /** A competitor may be one that no deal has yet. */
    private void explainCapitals(Term competitors) {
        for (int i = competitors.to(); i < reading.tokens().size() && reading.tokens().get(i).capital(); i++) {
            explained.set(i);
        }
    }

    /** The first such name in tokens [from, to), or an empty text. */
    String first(int from, int to) {
        return IntStream.range(from, to).filter(this::isStrange).mapToObj(at -> said(at, to)).findFirst().orElse("");
    }

    /** The same when records are named: then a word in lower case counts only where it is listed beside one of them. */
    String besideNames(int from, int to) {
        return IntStream.range(from, to)
                .filter(at -> isStrange(at) && (reading.tokens().get(at).capital() || isListed(at)))
                .mapToObj(at -> said(at, to))
                .findFirst()
                .orElse("");
    }

    /** The first such word that is written as a name is. */
    String capitals(int from, int to) {
        return IntStream.range(from, to)
                .filter(at -> isStrange(at) && reading.tokens().get(at).capital())
                .mapToObj(at -> said(at, to))
                .findFirst()
                .orElse("");
    }

    private boolean isStrange(int at) {
        Token token = reading.tokens().get(at);
        if (isNumbered(at)) {
            return reading.names().stream().noneMatch(n -> n.from() <= at && at < n.to());
        }
        if (!token.isWord() || token.text().length() < 2 || explained.get(at)) {
            return false;
        }
        return !weak.get(at) || isNameInCapitals(at);
    }

    /** "OPP-1046" is the number of a record; when no record has it, nothing else is meant. */
    private boolean isNumbered(int at) {
        return NUMBERED.matcher(reading.text()).region(reading.tokens().get(at).start(), reading.text().length()).lookingAt();
    }

    /** "Best Buy": words of the language that are written as a name is. */
    private boolean isNameInCapitals(int at) {
        Token token = reading.tokens().get(at);
        boolean code = reading.text().substring(token.start(), token.end()).matches("\\p{Lu}{3}");
        return token.capital() && at > 0 && !code && !reading.language().equals(Locale.GERMAN);
    }

    private boolean isListed(int at) {
        return at >= 2 && isJoint(at - 1) && isName(at - 2)
                || isJoint(at + 1) && isName(at + 2)
                || at >= 1 && isName(at - 1) && between(at - 1).contains(",") && at + 1 < reading.tokens().size() && isJoint(at + 1);
    }

    private boolean isJoint(int at) {
        return at < reading.tokens().size() && Lexicon.commands(reading.language()).means(reading.tokens().get(at).text(), "value", "joint");
    }

    private boolean isName(int at) {
        return reading.names().stream().anyMatch(n -> n.from() <= at && at < n.to() && (n.as("opportunity").isPresent() || n.as("account").isPresent()));
    }

    private String between(int at) {
        return reading.text().substring(reading.tokens().get(at).end(), reading.tokens().get(at + 1).start());
    }

    private String said(int from, int limit) {
        Matcher numbered = NUMBERED.matcher(reading.text()).region(reading.tokens().get(from).start(), reading.text().length());
        if (numbered.lookingAt()) {
            return numbered.group();
        }
        int to = from + 1;
        while (to < limit && !isName(to) && (isStrange(to) || isNameInCapitals(to)) && between(to - 1).isBlank()) {
            to++;
        }
        return reading.said(reading.tokens().subList(from, to));
    }
}
