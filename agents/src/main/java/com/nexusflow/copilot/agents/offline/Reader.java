package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.text.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a question: the language it is in, what it names, and which phrases, bounds and periods it holds. */
final class Reader {

    private final Names names;

    Reader(Names names) {
        this.names = names;
    }

    /**
     * @param usual the language taken when the words fit several equally
     * @param hintYear the year that was talked about before, or null
     */
    Reading read(String text, Locale usual, FiscalCalendar calendar, LocalDate today, @Nullable Integer hintYear) {
        List<Token> tokens = Token.of(text);
        return read(text, tokens, language(tokens, usual), calendar, today, hintYear, false);
    }

    /** Reads a part of what was read, in the same language. */
    Reading part(Reading whole, String part, LocalDate today, boolean ahead) {
        return read(part, Token.of(part), whole.language(), whole.calendar(), today, null, ahead);
    }

    private Reading read(String text, List<Token> tokens, Locale language, FiscalCalendar calendar, LocalDate today, @Nullable Integer hintYear, boolean liesAhead) {
        Lexicon lexicon = Lexicon.of(language);
        List<Name> named = names.in(text, tokens, lexicon);
        BitSet taken = new BitSet();
        named.forEach(n -> taken.set(n.from(), n.to()));
        List<String> words = spelled(tokens, taken, lexicon, language);
        List<Term> terms = lexicon.read(words, taken);
        List<Reading.BoundSpan> bounds = new BoundReader(tokens, terms).read();
        List<Term> free = terms.stream()
                .filter(t -> bounds.stream().noneMatch(b -> t.from() < b.to() && b.from() < t.to()))
                .toList();
        boolean ahead = liesAhead || free.stream().anyMatch(t -> t.is("state", "open") || t.is("metric", "open_pipeline") || t.is("metric", "weighted_pipeline"));
        List<Reading.PeriodSpan> periods = new PeriodReader(tokens, free, calendar, today, ahead, !language.equals(Locale.ENGLISH), hintYear)
                .read().stream()
                .filter(p -> bounds.stream().noneMatch(b -> p.from() < b.to() && b.from() < p.to()))
                .toList();
        bounds.forEach(b -> taken.set(b.from(), b.to()));
        periods.forEach(p -> taken.set(p.from(), p.to()));
        return new Reading(text, language, tokens, named, asking(lexicon.read(words, taken), named), periods, bounds, calendar);
    }

    /** "les affaires qui ...": right behind a noun or a name the word joins a clause and asks nothing. */
    private static List<Term> asking(List<Term> terms, List<Name> names) {
        return terms.stream().map(term -> {
            boolean behindNoun = terms.stream().anyMatch(t -> t.to() == term.from() && (t.is("noun") || t.is("metric")))
                    || names.stream().anyMatch(n -> n.to() == term.from());
            return behindNoun && term.is("form", "relative") ? term.without("ask") : term;
        }).toList();
    }

    /**
     * The language most of whose words the text uses; the usual one wins a tie. Capitals inside a sentence are names, or German nouns: they
     * count only where the other words leave it open, and only words that tell something.
     */
    static Locale language(List<Token> tokens, Locale usual) {
        List<Locale> languages = new ArrayList<>(Texts.LANGUAGES);
        languages.remove(Texts.spoken(usual));
        languages.addFirst(Texts.spoken(usual));
        List<Token> words = tokens.stream().filter(t -> !t.capital() || t.equals(tokens.getFirst())).toList();
        return languages.stream()
                .max(Comparator.comparingLong((Locale l) -> known(words, l))
                        .thenComparing(l -> !tokens.isEmpty() && Lexicon.commands(l).knows(tokens.getFirst().text()))
                        .thenComparingLong(l -> tokens.stream().filter(t -> Lexicon.of(l).tells(t.text())).count())
                        .thenComparingInt(l -> -languages.indexOf(l)))
                .orElse(Locale.ENGLISH);
    }

    private static long known(List<Token> tokens, Locale language) {
        return tokens.stream().filter(t -> Lexicon.of(language).knows(t.text())).count();
    }

    /** The words of the tokens with typing slips mended. A capital inside a sentence, but for German, begins a name and stays as it is. */
    private static List<String> spelled(List<Token> tokens, BitSet taken, Lexicon lexicon, Locale language) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean name = token.capital() && i > 0 && !language.equals(Locale.GERMAN);
            boolean mend = !taken.get(i) && token.isWord() && !name && !lexicon.knows(token.text());
            boolean noun = token.capital() && i > 0;
            words.add(mend
                    ? lexicon.corrected(token.text()).filter(word -> !noun || isSlipOfANoun(token.text(), word)).orElse(token.text())
                    : token.text());
        }
        return words;
    }

    /** German nouns have capitals as names do: "Kunze" is nobody's slip for "Kunde". */
    private static boolean isSlipOfANoun(String said, String word) {
        return word.length() >= 7 && word.charAt(0) == said.charAt(0) && Spelling.distance(said, word, 1) == 1;
    }
}
