package com.nexusflow.copilot.voice.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says digits, numbers below a hundred and addresses in German, French and Spanish. */
final class SpokenAbroad {

    private static final Map<String, String> SMALL = Map.of(
            "de", "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
            "fr", "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
            "es", "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve");
    private static final Map<String, String> TENS = Map.of("de", "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
            "fr", "vingt trente quarante cinquante soixante", "es", "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa");
    private static final Map<String, String> TWICE = Map.of("de", "doppel", "fr", "double", "es", "doble");
    /** At, dot, dash and underscore. */
    private static final Map<String, List<String>> MAIL = Map.of("de", List.of("ät", "punkt", "minus", "unterstrich"),
            "fr", List.of("arobase", "point", "tiret", "tiret bas"), "es", List.of("arroba", "punto", "guion", "guion bajo"));

    private final String language;

    SpokenAbroad(String language) {
        this.language = language;
    }

    String below100(int number) {
        String[] small = SMALL.get(language).split(" ");
        if (number < small.length) {
            return small[number];
        }
        String[] tens = TENS.get(language).split(" ");
        int unit = number % 10;
        return switch (language) {
            case "de" -> (unit == 0 ? "" : (unit == 1 ? "ein" : small[unit]) + "und") + tens[number / 10 - 2];
            case "es" -> number > 20 && number < 30 ? "veinti" + List.of("", "uno", "dós", "trés", "cuatro", "cinco", "séis", "siete", "ocho", "nueve").get(unit)
                    : tens[number / 10 - 2] + (unit == 0 ? "" : " y " + small[unit]);
            default -> french(number, small, tens);
        };
    }

    private static String french(int number, String[] small, String[] tens) {
        if (number >= 80) {
            return number == 80 ? "quatre-vingts" : "quatre vingt " + small[number - 80];
        }
        int base = number >= 70 ? 60 : number / 10 * 10;
        int rest = number - base;
        return tens[base / 10 - 2] + (rest == 0 ? "" : (rest == 1 || rest == 11 ? " et " : " ") + small[rest]);
    }

    String oneByOne(String digits) {
        return String.join(" ", digits.chars().mapToObj(digit -> below100(digit - '0')).toList());
    }

    String withDoubles(String digits) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < digits.length(); i++) {
            boolean twice = i + 1 < digits.length() && digits.charAt(i) == digits.charAt(i + 1);
            words.add((twice ? TWICE.get(language) + " " : "") + below100(digits.charAt(i) - '0'));
            i += twice ? 1 : 0;
        }
        return String.join(" ", words);
    }

    /** Two digits at a time, as telephone numbers are told in French; a leading zero is said. */
    String inPairs(String digits) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < digits.length(); i += 2) {
            String pair = digits.substring(i, Math.min(i + 2, digits.length()));
            words.add(pair.startsWith("0") ? oneByOne(pair) : below100(Integer.parseInt(pair)));
        }
        return String.join(" ", words);
    }

    /** An address as it is said, its signs as words. */
    String mail(String address) {
        List<String> words = MAIL.get(language);
        return address.replace("@", " " + words.get(0) + " ").replace(".", " " + words.get(1) + " ").replace("-", " " + words.get(2) + " ")
                .replace("_", " " + words.get(3) + " ");
    }

    String dearly(int price) {
        String thousand = Map.of("de", "tausend", "fr", "mille", "es", "mil").get(language);
        return below100(price) + " " + thousand;
    }
}
