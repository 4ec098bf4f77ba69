package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.text.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of countries in the product's languages, so that "Deutschland", "Germany" and "Allemagne" are one. */
final class Countries {

    private static final Map<String, Set<String>> BY_NAME = load();

    private Countries() {}

    /** All spellings of the country with the given plain name, itself included. */
    static Set<String> spellings(String plain) {
        return BY_NAME.getOrDefault(plain, Set.of(plain));
    }

    private static Map<String, Set<String>> load() {
        Map<String, Set<String>> byName = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Set<String> names = new HashSet<>();
            for (Locale language : Texts.LANGUAGES) {
                names.add(plain(Locale.of("", code).getDisplayCountry(language)));
            }
            names.addAll(switch (code) {
                case "US" -> Set.of("usa", "u s", "u s a", "america", "united states of america", "the states", "us");
                case "GB" -> Set.of("uk", "u k", "great britain", "britain", "england");
                case "NL" -> Set.of("holland");
                case "CZ" -> Set.of("czech republic");
                case "KR" -> Set.of("korea");
                case "AE" -> Set.of("uae", "emirates");
                default -> Set.of();
            });
            names.forEach(name -> byName.put(name, names));
        }
        return Map.copyOf(byName);
    }

    private static String plain(String name) {
        return Token.of(name).stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
