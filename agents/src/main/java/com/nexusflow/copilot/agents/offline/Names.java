package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what a question names: records by record search, and the tenant's own values such as regions, sectors and stages. */
public final class Names {

    private static final List<Dimension> VALUES = List.of(
            Dimension.REGION, Dimension.SECTOR, Dimension.COUNTRY, Dimension.SERIES, Dimension.STAGE, Dimension.TEAM, Dimension.COMPETITOR,
            Dimension.SOURCE, Dimension.LOSS_REASON);
    private static final double SAME = 1e-6;

    private static final Duration FRESH = Duration.ofSeconds(20);
    private static final int SCOPES = 500;

    /** The values of a scope, as they were at a moment. */
    private record Known(Map<Dimension, List<String>> values, Instant at) {}

    private final RecordSearch search;
    private final Metrics metrics;
    private final Clock clock;
    private final Map<TenantScope, Known> known = new ConcurrentHashMap<>();

    public Names(RecordSearch search, Metrics metrics, Clock clock) {
        this.search = search;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Values change rarely and every question needs them all: they are read again after a few seconds. Of values alike, the first dimension's counts. */
    private Map<Dimension, List<String>> values() {
        Instant now = clock.instant();
        if (known.size() > SCOPES) {
            known.clear();
        }
        return known.compute(TenantScope.current(), (scope, before) -> {
            boolean fresh = before != null && before.at().plus(FRESH).isAfter(now);
            return fresh ? before : new Known(VALUES.stream().collect(Collectors.toMap(d -> d, metrics::values, (a, b) -> a, LinkedHashMap::new)), now);
        }).values();
    }

    /** The names in the text, without overlap; a longer name wins over a shorter one, then the better fitting one. */
    List<Name> in(String text, List<Token> tokens, Lexicon lexicon) {
        List<Name> found = new ArrayList<>(records(text, tokens));
        values().forEach((dimension, values) -> values.forEach(value -> found.addAll(mentions(dimension, value, tokens, lexicon))));
        found.sort(Comparator.comparingInt((Name n) -> n.from() - n.to())
                .thenComparing(Comparator.comparingDouble(Name::score).reversed())
                .thenComparing(n -> n.is(RecordKind.OPPORTUNITY.code())));
        return disjoint(found);
    }

    private static List<Name> disjoint(List<Name> found) {
        BitSet taken = new BitSet();
        List<Name> kept = new ArrayList<>();
        for (Name name : found) {
            Optional<Name> same = kept.stream().filter(k -> k.from() == name.from() && k.to() == name.to()).findFirst();
            if (same.isPresent() && Math.abs(same.get().score() - name.score()) < SAME) {
                kept.remove(same.get());
                kept.add(merged(same.get(), name));
            } else if (taken.get(name.from(), name.to()).isEmpty()) {
                taken.set(name.from(), name.to());
                kept.add(name);
            }
        }
        kept.sort(Comparator.comparingInt(Name::from));
        return kept;
    }

    private static Name merged(Name one, Name other) {
        List<Name.Choice> choices = new ArrayList<>(one.choices());
        other.choices().stream().filter(c -> !choices.contains(c)).forEach(choices::add);
        return new Name(one.from(), one.to(), one.said(), choices, one.score());
    }

    private List<Name> records(String text, List<Token> tokens) {
        List<Name> names = new ArrayList<>();
        for (RecordSearch.Mention mention : search.mentions(text)) {
            int from = tokenAt(tokens, mention.start());
            int to = tokenAt(tokens, mention.end() - 1) + 1;
            double best = mention.hits().getFirst().score();
            List<Name.Choice> choices = mention.hits().stream()
                    .filter(hit -> hit.score() >= best - 0.02)
                    .map(hit -> new Name.Choice(hit.kind().code(), hit.id(), hit.name()))
                    .toList();
            names.add(new Name(from, to, mention.text(), choices, best));
        }
        return names;
    }

    private static int tokenAt(List<Token> tokens, int offset) {
        for (int i = 0; i < tokens.size(); i++) {
            if (offset < tokens.get(i).end()) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private static List<Name> mentions(Dimension dimension, String value, List<Token> tokens, Lexicon lexicon) {
        List<Name> names = new ArrayList<>();
        Set<String> spellings = spellings(dimension, value);
        for (String spelling : spellings) {
            int length = spelling.split(" ").length;
            for (int from = 0; from + length <= tokens.size(); from++) {
                String said = tokens.subList(from, from + length).stream().map(Token::text).collect(Collectors.joining(" "));
                Double score = score(dimension, spelling, said, lexicon);
                boolean pronoun = said.equals("us") && !tokens.get(from).capital();
                if (score != null && !pronoun) {
                    names.add(new Name(from, from + length, said, List.of(new Name.Choice(dimension.code(), null, value)), score));
                }
            }
        }
        return names;
    }

    /** Stages called Won, Lost or Open are words of the language already. */
    private static @Nullable Double score(Dimension dimension, String spelling, String said, Lexicon lexicon) {
        if (dimension == Dimension.STAGE && lexicon.knows(said) && said.equals(spelling) && spelling.matches("(closed )?(won|lost|open)")) {
            return null;
        }
        if (said.equals(spelling)) {
            return 1.0;
        }
        boolean slips = dimension != Dimension.REGION || !Directions.isDirection(spelling);
        if (slips && spelling.length() >= 5 && !lexicon.knows(said)) {
            int allowed = spelling.length() >= 9 ? 2 : 1;
            int distance = Spelling.distance(said, spelling, allowed);
            if (distance <= allowed) {
                return 1.0 - 0.05 * distance;
            }
            if (said.length() >= 5 && spelling.startsWith(said)) {
                return 0.9;
            }
        }
        return null;
    }

    private static Set<String> spellings(Dimension dimension, String value) {
        String plain = Token.of(value).stream().map(Token::text).collect(Collectors.joining(" "));
        if (dimension == Dimension.REGION) {
            return Directions.spellings(plain);
        }
        return dimension == Dimension.COUNTRY ? Countries.spellings(plain) : plain.isEmpty() ? Set.of() : Set.of(plain.toLowerCase(Locale.ROOT));
    }
}
