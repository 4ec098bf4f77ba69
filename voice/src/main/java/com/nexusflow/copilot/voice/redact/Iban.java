package com.nexusflow.copilot.voice.redact;

import java.util.Locale;
import java.util.Map;

/** International account numbers by country, length and check digits modulo 97 (ISO 13616). */
final class Iban {

    private static final Map<String, Integer> LENGTHS = Map.ofEntries(Map.entry("AD", 24), Map.entry("AE", 23), Map.entry("AT", 20),
            Map.entry("BE", 16),
            Map.entry("BG", 22), Map.entry("CH", 21), Map.entry("CY", 28), Map.entry("CZ", 24), Map.entry("DE", 22), Map.entry("DK", 18),
                    Map.entry("EE", 20),
            Map.entry("ES", 24), Map.entry("FI", 18), Map.entry("FR", 27), Map.entry("GB", 22), Map.entry("GR", 27), Map.entry("HR", 21),
                    Map.entry("HU", 28),
            Map.entry("IE", 22), Map.entry("IL", 23), Map.entry("IS", 26), Map.entry("IT", 27), Map.entry("LI", 21), Map.entry("LT", 20),
                    Map.entry("LU", 20),
            Map.entry("LV", 21), Map.entry("MC", 27), Map.entry("MT", 31), Map.entry("NL", 18), Map.entry("NO", 15), Map.entry("PL", 28),
                    Map.entry("PT", 25),
            Map.entry("RO", 24), Map.entry("SA", 24), Map.entry("SE", 24), Map.entry("SI", 19), Map.entry("SK", 24), Map.entry("SM", 27),
                    Map.entry("TR", 26));

    private Iban() {}

    static boolean isCountry(String letters) {
        return LENGTHS.containsKey(letters.toUpperCase(Locale.ROOT));
    }

    /** How long a number that begins like this is, or 0 when none begins like this. */
    static int length(String characters, int from) {
        if (from + 4 > characters.length() || !Character.isDigit(characters.charAt(from + 2)) || !Character.isDigit(characters.charAt(from
                + 3))) {
            return 0;
        }
        return LENGTHS.getOrDefault(characters.substring(from, from + 2), 0);
    }

    static boolean isNumber(String characters) {
        if (length(characters, 0) != characters.length()) {
            return false;
        }
        String moved = characters.substring(4) + characters.substring(0, 4);
        int rest = 0;
        for (int i = 0; i < moved.length(); i++) {
            int value = Character.digit(moved.charAt(i), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }
}
