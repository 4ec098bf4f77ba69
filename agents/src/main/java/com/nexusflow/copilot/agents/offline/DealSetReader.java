package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.crm.Stage;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the words of a command that mean several deals at once: "all of Anna's open deals", "my deals closing in July". */
final class DealSetReader {

    private static final List<String> TIMES = List.of("month", "unit", "number");

    private final Reading reading;
    private final List<Term> commands;
    private final List<Token> tokens;
    private final Lexicon lexicon;
    private final CommandContext context;
    private final int textStart;
    private final boolean speaksOfOwner;
    private final List<DayReader.DaySpan> days;
    private final List<ShiftReader.Shift> shifts;

    /** Tokens [from, to) that say which deals; everything says whether they name no noun. */
    record Phrase(int from, int to, boolean everything) {}

    /** @param textStart the token where somebody's own text begins */
    DealSetReader(Reading reading, List<Term> commands, CommandContext context, int textStart, boolean speaksOfOwner) {
        this.reading = reading;
        this.commands = commands;
        this.tokens = reading.tokens();
        this.lexicon = Lexicon.commands(reading.language());
        this.context = context;
        this.textStart = textStart;
        this.speaksOfOwner = speaksOfOwner;
        this.days = new DayReader(reading, context.today()).all(0, tokens.size());
        this.shifts = new ShiftReader(reading, context.today()).all(0, tokens.size());
    }

    Optional<Phrase> phrase() {
        return IntStream.range(0, tokens.size()).boxed().flatMap(at -> noun(at).stream()).findFirst().filter(phrase -> phrase.from() <= textStart + 1);
    }

    private Optional<Phrase> noun(int at) {
        if (isName(at)) {
            return Optional.empty();
        }
        if (means(at, "everything")) {
            return Optional.of(new Phrase(at, end(at + 1), true));
        }
        Optional<Term> noun = reading.termAt(at).filter(t -> t.from() == at && (t.is("noun", "deal") || t.is("metric", "overdue_deals")));
        return noun.flatMap(term -> {
            int start = start(at);
            boolean each = IntStream.range(start, at).anyMatch(i -> means(i, "each") || means(i, "all"));
            String last = tokens.get(term.to() - 1).text();
            boolean plural = term.is("form", "plural") || last.endsWith("s") || means(term.to() - 1, "plural");
            boolean whole = each || plural && (term.is("metric", "overdue_deals") || IntStream.range(start, at).anyMatch(i -> !means(i, "skip") || says(i)) || end(term.to()) > term.to());
            return whole ? Optional.of(new Phrase(start, end(term.to()), false)) : Optional.empty();
        });
    }

    /** Where the words in front of the noun begin that say which; in front of "all" stand at most "of" and the like. */
    private int start(int noun) {
        int at = noun;
        boolean all = false;
        while (at > 0 && !isCommand(at - 1) && (means(at - 1, "skip") || !all && (means(at - 1, "each") || means(at - 1, "all") || says(at - 1)))) {
            at--;
            all |= means(at, "each") || means(at, "all");
        }
        return at;
    }

    /** A name, a state or "my". */
    private boolean says(int at) {
        return isName(at) || reading.termAt(at).filter(t -> t.is("state") || t.is("relation", "my") || t.is("relation", "my_team")).isPresent();
    }

    /** Where the words that say which end: where a new value, or an attribute behind a comma, begins. */
    private int end(int from) {
        boolean skipFirst = reading.periods().stream().anyMatch(p -> p.from() >= from && (value(p.from(), "from") || value(p.from() - 1, "from")));
        for (int at = from; at < tokens.size(); at++) {
            int here = at;
            boolean shift = shifts.stream().anyMatch(s -> s.from() == here);
            boolean goal = isGoal(at) && !isName(at) && isValue(at + 1);
            if (goal && skipFirst && IntStream.range(at + 1, tokens.size()).anyMatch(next -> isGoal(next) && isValue(next + 1))) {
                skipFirst = false;
            } else if (shift || goal || at > from - 1 && isBreak(at) && beginsAnother(at) || isOwnText(at)) {
                return at;
            } else if (isCommand(at) && at + 1 == tokens.size()) {
                return at; // German puts the verb behind: "alle Deals ... verschieben"
            }
        }
        return tokens.size();
    }

    private boolean isGoal(int at) {
        return value(at, "to") && !means(at, "within") && reading.bounds().stream().noneMatch(b -> b.from() <= at && at < b.to());
    }

    /** Whether a date, a stage, an outcome, an amount or an owner stands there, articles and the like aside. */
    private boolean isValue(int from) {
        int at = from;
        while (at < tokens.size() && value(at, "skip") && !isDay(at) && !isName(at)) {
            at++;
        }
        return at < tokens.size() && (isDay(at) || isDay(from) || isTime(at) || isStage(at) || isOutcome(at) || isNumber(at) || isOwner(at) || isOwn(from));
    }

    private boolean isDay(int at) {
        return days.stream().anyMatch(d -> d.from() <= at && at < d.to());
    }

    private boolean isTime(int at) {
        return !isName(at) && reading.periods().stream().anyMatch(p -> p.from() <= at && at < p.to())
                && reading.termAt(at).map(t -> TIMES.stream().anyMatch(t::is) || t.is("rel") || t.is("span")).orElse(true)
                || TIMES.stream().limit(2).anyMatch(kind -> Lexicon.of(reading.language()).read(List.of(tokens.get(at).text()), new BitSet()).stream().anyMatch(t -> t.is(kind)));
    }

    private boolean isStage(int at) {
        return reading.names("stage").stream().anyMatch(n -> n.from() == at)
                || context.records().stages().all().stream().map(Stage::name).anyMatch(name -> Token.plain(name).startsWith(tokens.get(at).text() + " ") || Token.plain(name).equals(tokens.get(at).text()));
    }

    private boolean isOutcome(int at) {
        return commands.stream().anyMatch(t -> t.is("outcome") && t.from() == at);
    }

    private boolean isNumber(int at) {
        return tokens.get(at).number() != null && reading.bounds().stream().noneMatch(b -> b.from() <= at && at < b.to());
    }

    private boolean isOwner(int at) {
        return speaksOfOwner && (reading.names("person").stream().anyMatch(n -> n.from() == at) || tokens.get(at).capital() && !isName(at));
    }

    /** "set the next step on all deals to ...": whatever follows is somebody's own text. */
    private boolean isOwn(int from) {
        return textStart < from && reading.terms().stream().anyMatch(t -> t.is("attribute", "next_step") && t.to() == textStart);
    }

    private boolean isOwnText(int at) {
        return reading.termAt(at).filter(t -> t.from() == at && (t.is("attribute", "next_step") || t.is("attribute", "loss_reason"))).isPresent()
                || commands.stream().anyMatch(t -> t.from() == at && t.is("change", "because"));
    }

    private boolean beginsAnother(int at) {
        return reading.termAt(at).filter(t -> t.is("attribute") && !t.is("state")).isPresent();
    }

    private boolean isBreak(int at) {
        return at > 0 && reading.text().substring(tokens.get(at - 1).end(), tokens.get(at).start()).matches(".*[,;:].*");
    }

    private boolean isCommand(int at) {
        return commands.stream().anyMatch(t -> t.is("change") && t.from() <= at && at < t.to());
    }

    private boolean isName(int at) {
        return reading.names().stream().anyMatch(n -> n.from() <= at && at < n.to());
    }

    private boolean means(int at, String code) {
        return at >= 0 && at < tokens.size() && lexicon.means(tokens.get(at).text(), "set", code);
    }

    private boolean value(int at, String code) {
        return at >= 0 && at < tokens.size() && lexicon.means(tokens.get(at).text(), "value", code);
    }
}
