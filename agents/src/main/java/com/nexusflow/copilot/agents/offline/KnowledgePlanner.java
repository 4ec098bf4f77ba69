package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.tool.Arguments;
import com.nexusflow.copilot.agents.tool.KnowledgeArguments;
import com.nexusflow.copilot.agents.tool.KnowledgeArguments.Field;
import com.nexusflow.copilot.agents.tool.KnowledgeArguments.Instead;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Plans questions to battle cards and documents; and has the knowledge asked before a question is declined. */
final class KnowledgePlanner {

    private static final Set<String> NOT_UNDERSTOOD = Set.of("out_of_scope", "unclear", "unknown_name");

    private final Reading reading;
    private final List<Term> terms;

    KnowledgePlanner(Reading reading) {
        this.reading = reading;
        BitSet taken = new BitSet();
        competitor(reading).ifPresent(name -> taken.set(name.from(), name.to()));
        this.terms = Lexicon.knowledge(reading.language()).read(reading.tokens().stream().map(Token::text).toList(), taken);
    }

    /** Empty when the question is not to the knowledge. */
    Optional<Plan> plan() {
        if (asksForFigures() || reading.hasAny("ask", "how_many", "how_much") || reading.has("noun", "deal") || reading.has("state")) {
            return Optional.empty();
        }
        Optional<Name> competitor = competitor(reading);
        if (has("objection") && (competitor.isPresent() || has("act"))) {
            return Optional.of(new Plan("objection_answer", new KnowledgeArguments.Objection(reading.text(), competitor.map(this::label).orElse(null))));
        }
        if (competitor.isPresent() && (has("act") || has("versus") || has("field"))) {
            return Optional.of(wantsMore() ? search(competitor.get()) : card(label(competitor.get())));
        }
        Optional<Term> act = terms.stream().filter(term -> term.is("act")).findFirst();
        if (act.isPresent() && reading.periods().isEmpty()) {
            Optional<String> stranger = stranger(act.get());
            return Optional.of(stranger.isPresent() ? card(stranger.get()) : new Plan("search_knowledge", new KnowledgeArguments.Search(reading.text(), null, null, null)));
        }
        return Optional.empty();
    }

    /** Whatever the records do not answer, the knowledge may; where it does not, the question is declined as it would have been. */
    static Plan instead(Plan declined, Reading reading) {
        if (!declined.tool().equals("decline") || !(declined.arguments() instanceof Arguments.Refusal refusal) || !NOT_UNDERSTOOD.contains(refusal.reason())
                || refusal.reason().equals("unknown_name") && reading.has("metric")) {
            return declined;
        }
        return new Plan("search_knowledge", new KnowledgeArguments.Search(reading.text(), null, null, new Instead(refusal.reason(), refusal.about(), refusal.near())));
    }

    /** A price may be held against us; every other figure is asked for. */
    private boolean asksForFigures() {
        return reading.has("metric") && !reading.codes("metric").equals(List.of("list_price"));
    }

    /** Whether more is asked than for the card or some field of it: a word about which the grammar of cards says nothing. */
    private boolean wantsMore() {
        boolean about = terms.stream().anyMatch(term -> term.is("about"));
        return about || IntStream.range(0, reading.tokens().size())
                .filter(at -> terms.stream().noneMatch(term -> term.from() <= at && at < term.to()))
                .filter(at -> competitor(reading).filter(name -> name.from() <= at && at < name.to()).isEmpty())
                .filter(at -> reading.termAt(at).filter(term -> term.is("filler") || term.is("ask") || term.is("relation")).isEmpty())
                .anyMatch(at -> reading.tokens().get(at).isWord());
    }

    private Plan search(Name competitor) {
        return new Plan("search_knowledge", new KnowledgeArguments.Search(reading.text(), null, label(competitor), null));
    }

    private Plan card(String competitor) {
        List<Field> fields = terms.stream().filter(term -> term.is("field")).map(term -> Field.valueOf(term.code("field").toUpperCase(Locale.ROOT))).distinct().toList();
        return new Plan("battle_card", new KnowledgeArguments.Card(competitor, fields.isEmpty() ? null : fields));
    }

    /** "how do we beat Kepleris": a name in capitals behind the words for it, which nobody has. */
    private Optional<String> stranger(Term act) {
        List<Token> behind = reading.unknown().stream().filter(token -> reading.indexOf(token) == act.to() && token.capital()).toList();
        return has("act", "beat") && !behind.isEmpty() ? Optional.of(reading.said(behind)) : Optional.empty();
    }

    private boolean has(String kind) {
        return terms.stream().anyMatch(term -> term.is(kind));
    }

    private boolean has(String kind, String code) {
        return terms.stream().anyMatch(term -> term.is(kind, code));
    }

    private String label(Name name) {
        return name.as("competitor").map(Name.Choice::label).orElse(reading.said(reading.tokens().subList(name.from(), name.to())));
    }

    private static Optional<Name> competitor(Reading reading) {
        @Nullable Name found = reading.names().stream().filter(name -> name.as("competitor").isPresent()).findFirst().orElse(null);
        return Optional.ofNullable(found);
    }
}
