package com.nexusflow.copilot.agents.offline;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of a question as the readers of periods look at them. */
final class PeriodWords {

    final List<Token> tokens;
    /** The term that begins at each token, if one does. */
    final @Nullable Term[] at;
    /** Whether the language may put "last" and "next" behind the unit, or a number in front of them. */
    final boolean unitFirst;
    private final @Nullable Integer hintYear;

    PeriodWords(List<Token> tokens, List<Term> terms, boolean unitFirst, @Nullable Integer hintYear) {
        this.tokens = tokens;
        this.at = new Term[tokens.size()];
        terms.forEach(term -> at[term.from()] = term);
        this.unitFirst = unitFirst;
        this.hintYear = hintYear;
    }

    /** Skips "the", "of" and the like. */
    int filled(int i) {
        int j = i;
        while (j < tokens.size() && at[j] != null && at[j].is("filler") && !at[j].is("rel") && !at[j].is("month") && !at[j].is("unit")) {
            j = at[j].to();
        }
        return j;
    }

    boolean unitAt(int i, String unit) {
        return i < tokens.size() && at[i] != null && at[i].is("unit", unit);
    }

    /** "le mois dernier", "el año pasado": the unit first, and no other unit behind. */
    boolean isUnitBeforeRel(int i) {
        if (!unitFirst || i >= tokens.size() || at[i] == null || !at[i].is("unit") || at[i].to() >= tokens.size()) {
            return false;
        }
        Term rel = at[at[i].to()];
        boolean shifts = rel != null && (rel.is("rel", "last") || rel.is("rel", "next"));
        return shifts && (rel.to() >= tokens.size() || at[rel.to()] == null || !at[rel.to()].is("unit"));
    }

    /** The year said behind the token, or else in front of it: "Q4 2025, Q1 and Q2 2026". */
    @Nullable Integer saidYear(int i) {
        Stream<Token> nearestFirst = Stream.concat(tokens.subList(i, tokens.size()).stream(), tokens.subList(0, i).reversed().stream());
        return nearestFirst.filter(Token::isYear).map(t -> Integer.valueOf(t.text())).findFirst().orElse(hintYear);
    }

    boolean isBound(int i) {
        for (int j = i - 1; j >= 0; j--) {
            for (int k = j; k >= 0; k--) {
                if (at[k] != null && at[k].to() == i && at[k].is("bound") && !at[k].is("bound", "between") && !at[k].is("rel")) {
                    return true;
                }
            }
            return false;
        }
        return false;
    }

    @Nullable Integer count(int i) {
        if (i >= tokens.size()) {
            return null;
        }
        if (at[i] != null && at[i].is("number")) {
            return Integer.valueOf(at[i].code("number"));
        }
        return tokens.get(i).text().matches("\\d{1,3}") ? (Integer) Integer.parseInt(tokens.get(i).text()) : null;
    }

    @Nullable Integer day(int i) {
        if (i >= tokens.size()) {
            return null;
        }
        String text = tokens.get(i).text().replaceAll("(?<=\\d)(st|nd|rd|th|er|e|o)$", "");
        if (!text.matches("\\d{1,2}")) {
            return null;
        }
        int day = Integer.parseInt(text);
        return day >= 1 && day <= 31 ? (Integer) day : null;
    }

    static int shift(Term rel) {
        return rel.is("rel", "last") ? -1 : rel.is("rel", "next") ? 1 : 0;
    }

    /** The token of the day behind "to", or -1. */
    int toDay(int i) {
        if (i >= tokens.size() || at[i] == null || !at[i].is("rel", "to")) {
            return -1;
        }
        int next = filled(at[i].to());
        return day(next) == null ? -1 : next;
    }

    boolean isAnd(int i) {
        return i < tokens.size() && at[i] != null && at[i].is("relation", "and");
    }
}
