package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.intent.NameKind;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question as the grammar reads it: its tokens, and which of them are names, phrases, periods and bounds. */
record Reading(
        String text,
        Locale language,
        List<Token> tokens,
        List<Name> names,
        List<Term> terms,
        List<PeriodSpan> periods,
        List<BoundSpan> bounds,
        FiscalCalendar calendar) {

    /** Tokens [from, to) that name a period; hasYear says whether its year was said. */
    record PeriodSpan(int from, int to, Period period, boolean hasYear) {}

    /** Tokens [from, to) that set bounds to a number; unit is "%" or "day" or empty. */
    record BoundSpan(int from, int to, @Nullable BigDecimal min, @Nullable BigDecimal max, String unit) {}

    boolean has(String kind) {
        return terms.stream().anyMatch(t -> t.is(kind));
    }

    boolean has(String kind, String code) {
        return terms.stream().anyMatch(t -> t.is(kind, code));
    }

    boolean hasAny(String kind, String... codes) {
        return Set.of(codes).stream().anyMatch(code -> has(kind, code));
    }

    Optional<Term> first(String kind) {
        return terms.stream().filter(t -> t.is(kind)).findFirst();
    }

    Optional<Term> first(String kind, String code) {
        return terms.stream().filter(t -> t.is(kind, code)).findFirst();
    }

    List<Term> all(String kind) {
        return terms.stream().filter(t -> t.is(kind)).toList();
    }

    /** The codes of that kind in the order of the question, each once. */
    List<String> codes(String kind) {
        return all(kind).stream().map(t -> t.code(kind)).distinct().toList();
    }

    /** Whether the noun stands in the plural. */
    boolean isPlural(Term noun) {
        String last = tokens.get(noun.to() - 1).text();
        return noun.is("form", "plural") || isEnglish() && last.endsWith("s") && !last.equals("sales");
    }

    /** Whether some word of the question has that form, be it part of a phrase or not. */
    boolean says(String form) {
        return tokens.stream().anyMatch(t -> isForm(t, form));
    }

    boolean isForm(Token token, String form) {
        return Lexicon.of(language).means(token.text(), "form", form);
    }

    boolean isEnglish() {
        return language.equals(Locale.ENGLISH);
    }

    /** The noun that a word of ranking stands right behind, as in "l'affaire la plus grande"; English puts it in front. */
    Optional<Term> nounBefore(Term rank) {
        if (isEnglish() || rank.is("form", "counting")) {
            return Optional.empty();
        }
        int at = rank.from() - 1;
        while (termAt(at).filter(t -> t.is("state") || t.is("filler")).isPresent() && termAt(at).filter(t -> t.is("noun")).isEmpty()) {
            at = termAt(at).orElseThrow().from() - 1;
        }
        return termAt(at).filter(t -> t.is("noun"));
    }

    Optional<Term> termAt(int token) {
        return terms.stream().filter(t -> t.from() <= token && token < t.to()).findFirst();
    }

    /** The names that may be of the kind. */
    List<Name> names(String kind) {
        return names.stream().filter(n -> n.as(kind).isPresent()).toList();
    }

    /** The tokens that nothing explains: no name, no phrase, no period, no number. */
    List<Token> unknown() {
        BitSet known = new BitSet();
        names.forEach(n -> known.set(n.from(), n.to()));
        terms.forEach(t -> known.set(t.from(), t.to()));
        periods.forEach(p -> known.set(p.from(), p.to()));
        bounds.forEach(b -> known.set(b.from(), b.to()));
        List<Token> unknown = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!known.get(i) && tokens.get(i).isWord()) {
                unknown.add(tokens.get(i));
            }
        }
        return unknown;
    }

    /** The text with a name the classifier knows in place of each name. */
    String masked() {
        StringBuilder masked = new StringBuilder(text);
        for (int i = names.size() - 1; i >= 0; i--) {
            Name name = names.get(i);
            masked.replace(tokens.get(name.from()).start(), tokens.get(name.to() - 1).end(), standIn(name));
        }
        return masked.toString();
    }

    private String standIn(Name name) {
        return switch (name.choices().getFirst().kind()) {
            case "account", "competitor" -> NameKind.ACCOUNT.standIn();
            case "person", "contact" -> NameKind.PERSON.standIn();
            case "opportunity" -> NameKind.DEAL.standIn();
            case "product", "series" -> NameKind.PRODUCT.standIn();
            case "team", "region" -> NameKind.TEAM.standIn();
            default -> name.choices().getFirst().label();
        };
    }

    /** The original words of the tokens. */
    String said(List<Token> some) {
        return some.stream().map(t -> text.substring(t.start(), t.end())).collect(Collectors.joining(" "));
    }

    int indexOf(Token token) {
        return tokens.indexOf(token);
    }
}
