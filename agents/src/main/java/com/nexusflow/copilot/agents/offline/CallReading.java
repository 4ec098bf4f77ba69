package com.nexusflow.copilot.agents.offline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A question read with the words of calls: what of it is about calls, whom it names, and which words were to be said. */
final class CallReading {

    private static final Set<String> WHOSE = Set.of("person", "manager", "team", "region");
    private static final Set<String> THINGS = Set.of("competitor", "product", "series");
    private static final Set<String> WITH = Set.of("account", "opportunity", "contact");

    private final Reading reading;
    private final List<Term> terms;

    CallReading(Reading reading) {
        this.reading = reading;
        BitSet taken = new BitSet();
        reading.names().stream().filter(name -> isFilter(name) || isThing(name)).forEach(name -> taken.set(name.from(), name.to()));
        reading.periods().forEach(period -> taken.set(period.from(), period.to()));
        this.terms = Lexicon.calls(reading.language()).read(reading.tokens().stream().map(Token::text).toList(), taken);
    }

    boolean has(String kind) {
        return terms.stream().anyMatch(term -> term.is(kind));
    }

    boolean has(String kind, String code) {
        return terms.stream().anyMatch(term -> term.is(kind, code));
    }

    Optional<Term> first(String kind) {
        return terms.stream().filter(term -> term.is(kind)).findFirst();
    }

    Optional<String> code(String kind) {
        return first(kind).map(term -> term.code(kind));
    }

    /** The names that say which calls are meant. */
    List<Name> filters() {
        return reading.names().stream().filter(name -> isFilter(name) && !isMentioned(name)).toList();
    }

    boolean namesRecords() {
        return reading.names().stream().anyMatch(name -> isFilter(name) || isThing(name));
    }

    /** Whether some name limits calls by what calls are not told apart by; a reason for losses may be called "price" as well. */
    boolean namesSomethingElse() {
        return reading.names().stream().anyMatch(name -> !isFilter(name) && !isMentioned(name) && termAt(name.from()).isEmpty());
    }

    private static boolean isFilter(Name name) {
        String kind = name.choices().getFirst().kind();
        return WHOSE.contains(kind) || WITH.contains(kind);
    }

    private static boolean isThing(Name name) {
        return THINGS.contains(name.choices().getFirst().kind());
    }

    /** "which calls mentioned Acme": what was said, and not whose call it was. */
    private boolean isMentioned(Name name) {
        if (isThing(name)) {
            return true;
        }
        if (speaker().filter(name::equals).isPresent()) {
            return false;
        }
        Optional<Term> act = terms.stream().filter(term -> term.is("act") && term.to() <= name.from()).reduce((one, later) -> later);
        Optional<Term> call = terms.stream().filter(term -> term.is("call") && act.isPresent() && term.from() >= act.get().to() && term.to() <= name.from()).findFirst();
        if (act.isEmpty() || call.isPresent()) {
            return false;
        }
        int before = name.from() - 1;
        while (before >= act.get().to() && termAt(before).filter(term -> term.is("plain") && !term.is("link")).isPresent()) {
            before--;
        }
        return before < act.get().to() || termAt(before).filter(term -> term.is("link") && !term.is("about")).isEmpty();
    }

    /** The name that does the saying: it stands in front of the verb. */
    Optional<Name> speaker() {
        Optional<Term> act = first("act");
        return act.flatMap(verb -> reading.names().stream().filter(name -> name.to() <= verb.to() && isFilter(name)).reduce((one, later) -> later))
                .or(() -> act.filter(verb -> !reading.isEnglish()).flatMap(this::inverted));
    }

    /** "qu'a dit Acme sur le prix": other languages put the verb in front of who speaks. */
    private Optional<Name> inverted(Term verb) {
        return reading.names().stream()
                .filter(name -> name.from() == verb.to() && isFilter(name) && terms.stream().anyMatch(term -> term.is("about") && term.from() >= name.to()))
                .findFirst();
    }

    /** The words, other than topics, that were to be said: names that are mentioned, and what nothing explains behind the verb. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        reading.names().stream().filter(this::isMentioned).map(this::spoken).forEach(words::add);
        List<Token> run = new ArrayList<>();
        for (int i = wordsFrom(); i < reading.tokens().size(); i++) {
            if (isWanted(i)) {
                run.add(reading.tokens().get(i));
            } else if (!run.isEmpty()) {
                words.add(reading.said(run));
                run.clear();
            }
        }
        if (!run.isEmpty()) {
            words.add(reading.said(run));
        }
        return words;
    }

    /** A name as it is said: "Acme" is said with "Acme Corporation", too. */
    private String spoken(Name name) {
        String label = name.choices().getFirst().label();
        String said = reading.said(reading.tokens().subList(name.from(), name.to()));
        return label.toLowerCase(Locale.ROOT).startsWith(said.toLowerCase(Locale.ROOT)) ? said : label;
    }

    /** Where what was said is told: behind "say", and behind "about" when that follows. */
    private int wordsFrom() {
        Optional<Term> act = first("act");
        if (act.isEmpty()) {
            return terms.stream().filter(term -> term.is("about") && !term.is("link")).map(Term::to).findFirst().orElse(reading.tokens().size());
        }
        int from = act.get().to();
        return terms.stream().filter(term -> term.is("about") && term.from() >= from).map(Term::to).findFirst().orElse(from);
    }

    private boolean isWanted(int at) {
        boolean named = reading.names().stream().anyMatch(name -> name.from() <= at && at < name.to());
        boolean dated = reading.periods().stream().anyMatch(period -> period.from() <= at && at < period.to());
        boolean callTerm = termAt(at).isPresent();
        boolean filler = reading.termAt(at).filter(term -> term.is("filler") || term.is("ask") || term.is("relation")).isPresent();
        return !named && !dated && !callTerm && !filler && reading.tokens().get(at).isWord();
    }

    /** Words that neither grammar explains: they may be a name that nobody has. */
    List<Token> unknown() {
        int from = wordsFrom();
        return reading.unknown().stream().filter(token -> {
            int at = reading.indexOf(token);
            return termAt(at).isEmpty() && at < from;
        }).toList();
    }

    /** "calls without a next step", "did not mention price": what was not said is asked for, which no list of what was said answers. */
    boolean asksForLack() {
        return terms.stream().filter(term -> term.is("lack")).anyMatch(lack -> terms.stream().anyMatch(term -> term.from() >= lack.to() && (term.is("topic") || term.is("part") || term.is("act")))
                && terms.stream().noneMatch(term -> term.is("act") && term.to() == lack.from()));
    }

    /** The words of the person for a topic. */
    List<String> saidFor(Term topic) {
        return List.of(reading.said(reading.tokens().subList(topic.from(), topic.to())));
    }

    private Optional<Term> termAt(int token) {
        return terms.stream().filter(term -> term.from() <= token && token < term.to()).findFirst();
    }
}
