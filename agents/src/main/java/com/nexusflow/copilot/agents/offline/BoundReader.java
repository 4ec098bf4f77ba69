package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.offline.Reading.BoundSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads bounds on numbers: above 5,000 · at least 10 · between 5k and 10k · 90 days or more. */
final class BoundReader {

    /** "Above" excludes the number itself: no figure of a record is finer than this. */
    private static final BigDecimal HAIR = new BigDecimal("0.000001");

    private final List<Token> tokens;
    private final @Nullable Term[] at;

    BoundReader(List<Token> tokens, List<Term> terms) {
        this.tokens = tokens;
        this.at = new Term[tokens.size()];
        terms.forEach(term -> at[term.from()] = term);
    }

    List<BoundSpan> read() {
        List<BoundSpan> spans = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            BoundSpan span = foundedBehind(i);
            if (span == null) {
                span = leading(i);
            }
            if (span == null) {
                span = trailing(i);
            }
            if (span != null) {
                spans.add(span);
            }
            i = span == null ? i + 1 : span.to();
        }
        return spans;
    }

    /** "die nach 2010 gegründet wurden": German founds its companies behind the year. */
    private @Nullable BoundSpan foundedBehind(int i) {
        Term term = at[i];
        if (term == null || !term.is("rel", "after") && !term.is("rel", "before")) {
            return null;
        }
        int n = number(term.to());
        boolean founded = n >= 0 && tokens.get(n).isYear() && n + 1 < tokens.size() && at[n + 1] != null && at[n + 1].is("metric", "year_established");
        if (!founded) {
            return null;
        }
        BigDecimal year = value(n);
        return term.is("rel", "after") ? span(i, n + 2, year.add(HAIR), null) : span(i, n + 2, null, year.subtract(HAIR));
    }

    private @Nullable BoundSpan leading(int i) {
        Term term = at[i];
        if (term == null || !term.is("bound")) {
            return null;
        }
        int n = number(term.to());
        if (n < 0) {
            return null;
        }
        if (term.is("rel") && tokens.get(n).isYear()) {
            return null;
        }
        BigDecimal value = value(n);
        if (term.is("bound", "between")) {
            int and = unitEnd(n + 1);
            int m = and < tokens.size() && at[and] != null && at[and].is("relation", "and") ? number(at[and].to()) : -1;
            return m < 0 || tokens.get(n).isYear() && tokens.get(m).isYear() ? null : span(i, m + 1, value, value(m));
        }
        return switch (term.code("bound")) {
            case "above", "since_year" -> span(i, n + 1, value.add(HAIR), null);
            case "at_least" -> span(i, n + 1, value, null);
            case "below", "before_year" -> span(i, n + 1, null, value.subtract(HAIR));
            default -> span(i, n + 1, null, value);
        };
    }

    private @Nullable BoundSpan trailing(int i) {
        if (tokens.get(i).number() == null) {
            return null;
        }
        int end = unitEnd(i + 1);
        for (int at = i + 1; at <= end && at < tokens.size(); at++) {
            Term term = this.at[at];
            if (term != null && at == end && (term.is("bound", "at_least") || term.is("bound", "at_most"))) {
                BoundSpan span = span(i, term.to(), term.is("bound", "at_least") ? value(i) : null, term.is("bound", "at_most") ? value(i) : null);
                return new BoundSpan(span.from(), term.to(), span.min(), span.max(), unit(i + 1));
            }
        }
        return null;
    }

    /** The index of the number at i or behind one filler, or -1. */
    private int number(int i) {
        for (int j = i; j < tokens.size() && j <= i + 1; j++) {
            if (tokens.get(j).number() != null || at[j] != null && at[j].is("number")) {
                return j;
            }
            if (at[j] == null || !at[j].is("filler")) {
                return -1;
            }
        }
        return -1;
    }

    private BigDecimal value(int i) {
        BigDecimal number = tokens.get(i).number();
        Term term = at[i];
        return number != null ? number : new BigDecimal(term == null ? "0" : term.code("number"));
    }

    private BoundSpan span(int from, int to, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        return new BoundSpan(from, unitEnd(to), min, max, unit(to));
    }

    private String unit(int i) {
        if (i >= tokens.size()) {
            return "";
        }
        if (tokens.get(i).text().equals("%") || at[i] != null && at[i].is("relation", "share")) {
            return "%";
        }
        boolean days = at[i] != null && at[i].is("unit", "day") || tokens.get(i).text().matches("days?|tagen?|jours?|dias?");
        return days ? "day" : "";
    }

    private int unitEnd(int i) {
        return unit(i).isEmpty() ? i : i + 1;
    }
}
