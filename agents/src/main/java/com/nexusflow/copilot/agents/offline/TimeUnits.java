package com.nexusflow.copilot.agents.offline;

import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Counted stretches of time in a language: "two weeks", "einen Monat". */
record TimeUnits(Locale language) {

    private static final Map<String, Period> UNITS = Map.of(
            "unit_day", Period.ofDays(1), "unit_week", Period.ofWeeks(1), "unit_fortnight", Period.ofWeeks(2), "unit_month", Period.ofMonths(1),
            "unit_quarter", Period.ofMonths(3), "unit_year", Period.ofYears(1));
    private static final int LARGEST_WORD = 6;

    Optional<Integer> count(String word) {
        for (int n = 1; n <= LARGEST_WORD; n++) {
            if (Lexicon.commands(language).means(word, "day", "count_" + n)) {
                return Optional.of(n);
            }
        }
        return word.matches("\\d{1,3}") ? Optional.of(Integer.valueOf(word)) : Optional.empty();
    }

    Optional<Period> unit(String word) {
        return UNITS.entrySet().stream().filter(unit -> Lexicon.commands(language).means(word, "day", unit.getKey())).map(Map.Entry::getValue).findFirst();
    }

    Optional<Period> stretch(String count, String unit) {
        return count(count).flatMap(n -> unit(unit).map(one -> one.multipliedBy(n)));
    }
}
