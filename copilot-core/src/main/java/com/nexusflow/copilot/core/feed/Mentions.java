package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.text.CleanText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whom a text mentions as {@code @Name}: the longest full name that fits, or a first name that only one person has; case and accents make
 * no difference.
 *
 * @param unclear the names that several people have, so that nobody is meant
 */
record Mentions(Set<Person> people, List<Unclear> unclear) {

    /** A name that fits several people. */
    record Unclear(String name, List<Named> candidates) {}

    static Mentions in(String text, List<Person> everybody) {
        Map<String, List<Person>> fullNames = byName(everybody, Person::name);
        Map<String, List<Person>> firstNames = byName(everybody, person -> person.name().strip().split("\\s", 2)[0]);
        List<String> longestFirst = fullNames.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
        Set<Person> people = new LinkedHashSet<>();
        Map<String, Unclear> unclear = new LinkedHashMap<>();
        String folded = CleanText.folded(text);
        for (int at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(folded.codePointBefore(at))) {
                String rest = folded.substring(at + 1);
                meant(rest, longestFirst, fullNames, firstNames).ifPresent(found -> note(found, people, unclear));
            }
        }
        return new Mentions(people, new ArrayList<>(unclear.values()));
    }

    private record Found(String name, List<Person> people) {}

    private static Optional<Found> meant(String rest, List<String> longestFirst, Map<String, List<Person>> fullNames, Map<String, List<Person>> firstNames) {
        return longestFirst.stream()
                .filter(name -> begins(rest, name))
                .findFirst()
                .map(name -> new Found(name, fullNames.getOrDefault(name, List.of())))
                .or(() -> firstNames.keySet().stream()
                        .filter(name -> begins(rest, name))
                        .max(Comparator.comparingInt(String::length))
                        .map(name -> new Found(name, firstNames.getOrDefault(name, List.of()))));
    }

    private static void note(Found found, Set<Person> people, Map<String, Unclear> unclear) {
        if (found.people().size() == 1) {
            people.add(found.people().getFirst());
            return;
        }
        String name = found.people().getFirst().name();
        String said = CleanText.folded(name).equals(found.name()) ? name : name.strip().split("\\s", 2)[0];
        unclear.put(found.name(), new Unclear(said, found.people().stream().map(person -> new Named(person.id(), person.name())).toList()));
    }

    /** A name ends where a word does; a hyphen goes on with it, as in Anna-Lena. */
    private static boolean begins(String rest, String name) {
        if (!rest.startsWith(name)) {
            return false;
        }
        String after = rest.substring(name.length());
        return after.isEmpty() || !Character.isLetterOrDigit(after.codePointAt(0)) && !after.matches("(?s)-[\\p{L}\\p{N}].*");
    }

    private static Map<String, List<Person>> byName(List<Person> people, Function<Person, String> name) {
        return people.stream()
                .filter(Person::active)
                .filter(person -> !CleanText.folded(name.apply(person)).isBlank())
                .collect(Collectors.groupingBy(person -> CleanText.folded(name.apply(person)).strip(), LinkedHashMap::new, Collectors.toList()));
    }
}
