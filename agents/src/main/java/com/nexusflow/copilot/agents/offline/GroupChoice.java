package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides by what a question wants its figures split. */
final class GroupChoice {

    private static final Set<String> RANKING = Set.of("most", "least", "best", "worst", "fastest", "slowest", "latest", "earliest");

    private final Reading reading;
    private final @Nullable Term counted;

    /** @param counted the noun that is counted, which is no group */
    GroupChoice(Reading reading, Optional<Term> counted) {
        this.reading = reading;
        this.counted = counted.orElse(null);
    }

    /** The dimension that is ranked, listed or asked for with "who" or "which". */
    List<Dimension> choose() {
        List<Dimension> per = per();
        if (!per.isEmpty()) {
            return per;
        }
        Optional<Dimension> time = time();
        if (time.isPresent()) {
            return List.of(time.get());
        }
        if (reading.has("ask", "why") || reading.has("noun", "loss_reason") && !isRanking()) {
            return List.of(Dimension.LOSS_REASON);
        }
        Optional<Dimension> ranked = rankedNoun();
        if (reading.has("ask", "who") && ranked.isPresent()) {
            return List.of(ranked.get());
        }
        if (reading.has("ask", "who")) {
            return List.of(nouns().contains("manager") && !nouns().contains("person") ? Dimension.MANAGER : Dimension.PERSON);
        }
        if (isRanking() || reading.hasAny("ask", "which", "list", "compare") || reading.has("relation", "none")) {
            if (!isRanking() && reading.has("metric") && reading.all("noun").stream().filter(t -> !t.is("noun", "deal")).allMatch(this::isDescribed)) {
                return List.of();
            }
            return groupNoun().filter(d -> d != Dimension.DEAL || isRanking()).map(List::of).orElse(List.of());
        }
        if (counted != null && Set.of("team", "region", "sector", "country", "series", "stage", "competitor", "source", "loss_reason", "size_band")
                .contains(counted.code("noun"))) {
            return List.of(Dimension.of(counted.code("noun")));
        }
        return plural().map(List::of).orElse(List.of());
    }

    boolean isRanking() {
        return reading.all("rank").stream().anyMatch(t -> RANKING.contains(t.code("rank"))) || reading.has("ordinal");
    }

    /** In "our three biggest customers" the customers are ranked. */
    private Optional<Dimension> rankedNoun() {
        return reading.all("rank").stream()
                .filter(t -> RANKING.contains(t.code("rank")))
                .flatMap(t -> reading.termAt(t.to()).stream())
                .filter(t -> t.is("noun") && !t.is("noun", "deal") && !t.is("metric"))
                .flatMap(t -> dimension(t.code("noun")).stream())
                .filter(d -> d != Dimension.PERSON && d != Dimension.MANAGER && !d.isTime())
                .findFirst();
    }

    /** The dimension of the counted noun, for groups that must meet a condition ("how many reps have more than …"). */
    Optional<Dimension> countedDimension() {
        return Optional.ofNullable(counted).filter(t -> t.is("noun")).flatMap(t -> dimension(t.code("noun")));
    }

    private List<Dimension> per() {
        Set<Dimension> dimensions = new LinkedHashSet<>();
        for (Term term : reading.all("relation")) {
            if (!term.is("relation", "per")) {
                continue;
            }
            for (int at = term.to(); at <= term.to() + 1 && at < reading.tokens().size(); at++) {
                Optional<Term> noun = reading.termAt(at);
                if (noun.isPresent() && noun.get().is("noun") && !isLabel(noun.get())) {
                    dimension(noun.get().code("noun")).ifPresent(dimensions::add);
                    break;
                }
                if (noun.isEmpty() || !noun.get().is("filler")) {
                    break;
                }
            }
        }
        dimensions.remove(Dimension.DEAL);
        return new ArrayList<>(dimensions);
    }

    private Optional<Dimension> time() {
        for (Term term : reading.all("noun")) {
            String code = term.code("noun");
            boolean adverb = term.is("form", "adverb");
            boolean asked = term.from() > 0 && reading.termAt(term.from() - 1).filter(t -> t.is("ask", "which") || t.is("rank") || t.is("relation", "per")).isPresent();
            if (code.matches("week|month|quarter|year") && (adverb || asked)) {
                return dimension(code);
            }
        }
        return Optional.empty();
    }

    private List<String> nouns() {
        return reading.all("noun").stream().filter(t -> !t.equals(counted) && !isLabel(t)).map(t -> t.code("noun")).toList();
    }

    /** The first noun that can be ranked; a deal only when nothing else is there. */
    private Optional<Dimension> groupNoun() {
        List<Dimension> candidates = nouns().stream().flatMap(code -> dimension(code).stream()).filter(d -> !d.isTime()).toList();
        Optional<Dimension> first = candidates.stream().filter(d -> d != Dimension.DEAL).findFirst();
        return first.isPresent() ? first : candidates.stream().findFirst();
    }

    /** "win rate of our regions" wants every region. */
    private Optional<Dimension> plural() {
        return reading.all("noun").stream()
                .filter(t -> !t.equals(counted) && !isLabel(t) && !t.is("noun", "deal"))
                .filter(reading::isPlural)
                .filter(t -> reading.has("metric") && !isDescribed(t))
                .flatMap(t -> dimension(t.code("noun")).stream())
                .filter(d -> !d.isTime())
                .findFirst();
    }

    /** "retail accounts" are the accounts of one sector, not a split by account. */
    private boolean isDescribed(Term noun) {
        return reading.names().stream().anyMatch(name -> name.to() == noun.from() && !name.is("person"));
    }

    /** A noun that only says what a neighbouring name is: "the West region", "Rocco's team", "deal Z063OYW0". */
    boolean isLabel(Term noun) {
        return reading.names().stream().anyMatch(name -> {
            boolean after = noun.from() == name.to() || noun.from() == name.to() + 1 && reading.tokens().get(name.to()).text().equals("s");
            boolean before = noun.to() == name.from() || isJoined(noun, name);
            boolean sameKind = name.as(noun.code("noun")).isPresent() && (before || !name.is("person"))
                    || noun.is("noun", "deal") && name.is("opportunity");
            boolean team = noun.is("noun", "team") && (name.is("person") || name.is("region"));
            boolean deals = after && noun.is("noun", "account") && name.is("sector");
            boolean company = noun.is("noun", "account") && name.is("account");
            return (after || before) && (sameKind || team || company) && !deals;
        });
    }

    /** "das Team von Rocco", "l'équipe de Rocco": other languages join the two by a small word. */
    private boolean isJoined(Term noun, Name name) {
        return !reading.isEnglish() && noun.to() + 1 == name.from() && reading.termAt(noun.to()).filter(t -> t.is("filler")).isPresent();
    }

    private static Optional<Dimension> dimension(String code) {
        return switch (code) {
            case "contact", "lead", "activity", "subsidiary_list", "" -> Optional.empty();
            default -> Optional.of(Dimension.of(code));
        };
    }
}
