package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what a question names into filters: a manager's name means the team, "my" means the asking person. */
final class FilterChoice {

    private record Key(Dimension dimension, boolean exclude) {}

    private final Reading reading;
    private final Organisation organisation;

    FilterChoice(Reading reading, Organisation organisation) {
        this.reading = reading;
        this.organisation = organisation;
    }

    List<Filter> choose() {
        Map<Key, List<String>> values = new LinkedHashMap<>();
        for (Name name : reading.names()) {
            filterOf(name).ifPresent(filter -> values.computeIfAbsent(new Key(filter.dimension(), excluded(name)), k -> new ArrayList<>())
                    .addAll(filter.values()));
        }
        if (reading.has("relation", "my_team")) {
            myTeam().ifPresent(f -> values.computeIfAbsent(new Key(f.dimension(), false), k -> new ArrayList<>()).addAll(f.values()));
        } else if (reading.has("relation", "my") && !meansShowMe()) {
            Dimension self = organisation.isManager(organisation.asker()) ? Dimension.MANAGER : Dimension.PERSON;
            values.computeIfAbsent(new Key(self, false), k -> new ArrayList<>()).add(organisation.asker().toString());
        }
        for (Term activity : reading.all("activity")) {
            values.computeIfAbsent(new Key(Dimension.ACTIVITY_KIND, false), k -> new ArrayList<>()).add(activity.code("activity"));
        }
        missing().ifPresent(dimension -> values.put(new Key(dimension, false), new ArrayList<>(List.of(Filter.NONE))));
        return values.entrySet().stream().map(e -> new Filter(e.getKey().dimension(), e.getValue(), e.getKey().exclude())).toList();
    }

    /** The names of each dimension, as they stand in the question. */
    Map<Dimension, List<Name>> named() {
        Map<Dimension, List<Name>> named = new EnumMap<>(Dimension.class);
        for (Name name : reading.names()) {
            filterOf(name).ifPresent(filter -> named.computeIfAbsent(filter.dimension(), d -> new ArrayList<>()).add(name));
        }
        return named;
    }

    private Optional<Filter> filterOf(Name name) {
        Name.Choice choice = preferred(name);
        String value = choice.id() == null ? choice.label() : choice.id().toString();
        return switch (choice.kind()) {
            case "person" -> Optional.of(Filter.of(organisation.isManager(choice.id()) ? Dimension.MANAGER : Dimension.PERSON, value));
            case "account" -> Optional.of(Filter.of(asksForChildren() ? Dimension.PARENT_ACCOUNT : Dimension.ACCOUNT, value));
            case "opportunity" -> Optional.of(Filter.of(Dimension.DEAL, value));
            case "contact" -> Optional.empty();
            default -> Optional.of(Filter.of(Dimension.of(choice.kind()), value));
        };
    }

    /** Of several things a name may be, the one that a neighbouring noun calls it. */
    private Name.Choice preferred(Name name) {
        for (int at : new int[] {name.from() - 1, name.to()}) {
            Optional<Name.Choice> called = reading.termAt(at).filter(t -> t.is("noun")).flatMap(t -> name.as(t.code("noun")));
            if (called.isPresent()) {
                return called.get();
            }
        }
        return name.choices().getFirst();
    }

    private boolean asksForChildren() {
        return reading.has("metric", "subsidiaries") || reading.has("noun", "subsidiary_list") && reading.hasAny("ask", "which", "list", "how_many", "who");
    }

    private boolean excluded(Name name) {
        for (int at = name.from() - 1; at >= Math.max(0, name.from() - 4); at--) {
            Optional<Term> term = reading.termAt(at);
            if (term.isPresent() && term.get().is("relation", "not")) {
                return true;
            }
            if (term.isEmpty() || !(term.get().is("filler") || term.get().is("noun") || term.get().is("relation", "and"))) {
                return false;
            }
        }
        return false;
    }

    private Optional<Filter> myTeam() {
        if (organisation.isManager(organisation.asker())) {
            return Optional.of(Filter.of(Dimension.MANAGER, organisation.asker().toString()));
        }
        return Optional.ofNullable(organisation.askersTeam()).map(team -> Filter.of(Dimension.TEAM, team));
    }

    /** "show me", "tell me" and "can I see" say nothing about whose records. */
    private boolean meansShowMe() {
        return reading.all("relation").stream()
                .filter(t -> t.is("relation", "my"))
                .allMatch(t -> t.from() > 0 && reading.tokens().get(t.from()).text().equals("i")
                        && reading.tokens().get(t.from() - 1).text().matches("show|tell|give|can|could|should|may"));
    }

    /** "deals without an account" asks for deals that lack one. */
    private Optional<Dimension> missing() {
        for (Term term : reading.all("relation")) {
            if (!term.is("relation", "not") && !term.is("relation", "none") || !reading.isForm(reading.tokens().get(term.to() - 1), "lacking")) {
                continue;
            }
            for (int at = term.to(); at <= term.to() + 1 && at < reading.tokens().size(); at++) {
                Optional<Term> noun = reading.termAt(at).filter(t -> t.is("noun"));
                if (noun.isPresent() && Set.of("account", "product", "source", "competitor", "sector", "parent_account").contains(noun.get().code("noun"))
                        && reading.terms().stream().anyMatch(t -> t.to() <= term.from() && (t.is("noun", "deal") || t.is("noun", "account")))) {
                    return Optional.of(Dimension.of(noun.get().code("noun")));
                }
            }
        }
        return Optional.empty();
    }
}
