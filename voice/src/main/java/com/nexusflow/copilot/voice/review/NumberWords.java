package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.voice.words.Token;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers as people say them: "two thousand five hundred", "twenty-five k", "a couple", "1.5 million". */
final class NumberWords {

    private static final Map<String, Integer> SMALL = Map.ofEntries(Map.entry("zero", 0), Map.entry("one", 1), Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4), Map.entry("five", 5), Map.entry("six", 6), Map.entry("seven", 7), Map.entry("eight", 8),
                    Map.entry("nine", 9),
            Map.entry("ten", 10), Map.entry("eleven", 11), Map.entry("twelve", 12), Map.entry("thirteen", 13), Map.entry("fourteen", 14),
            Map.entry("fifteen", 15), Map.entry("sixteen", 16), Map.entry("seventeen", 17), Map.entry("eighteen", 18),
                    Map.entry("nineteen", 19),
            Map.entry("twenty", 20), Map.entry("thirty", 30), Map.entry("forty", 40), Map.entry("fifty", 50), Map.entry("sixty", 60),
            Map.entry("seventy", 70), Map.entry("eighty", 80), Map.entry("ninety", 90));
    private static final Map<String, Double> SCALES = Map.of("thousand", 1e3, "grand", 1e3, "k", 1e3, "million", 1e6, "m", 1e6, "mil", 1e6,
            "billion", 1e9, "bn", 1e9);

    private static final Set<String> ROUND = Set.of("hundred", "thousand", "million");

    private NumberWords() {}

    /** A number and the place after its last token. */
    record Counted(double value, int end) {}

    /** The number that starts at this token, or null. */
    static @Nullable Counted at(List<Token> tokens, int from) {
        double total = 0;
        double current = 0;
        int at = from;
        while (at < tokens.size()) {
            String word = tokens.get(at).text();
            OptionalDouble digits = digits(word);
            Integer small = SMALL.get(word);
            Double scale = SCALES.get(word);
            if (digits.isPresent() && at == from) {
                current = digits.getAsDouble();
            } else if (small != null && (at == from || fits(current, small))) {
                current += small;
            } else if (word.equals("hundred") && at > from) {
                current = Math.max(current, 1) * 100;
            } else if (scale != null && at > from) {
                total += Math.max(current, 1) * scale;
                current = 0;
            } else if (!(word.equals("and") && at > from && isNumberWord(tokens, at + 1) && ROUND.contains(tokens.get(at - 1).text()))) {
                break;
            }
            at++;
        }
        return at == from ? null : new Counted(total + current, at);
    }

    private static boolean fits(double current, int small) {
        return small < 10 && current % 10 == 0 && current % 100 != 10 || current % 100 == 0;
    }

    private static boolean isNumberWord(List<Token> tokens, int at) {
        return at < tokens.size() && SMALL.containsKey(tokens.get(at).text());
    }

    private static OptionalDouble digits(String word) {
        if (!Character.isDigit(word.charAt(0))) {
            return OptionalDouble.empty();
        }
        int end = word.length();
        double scale = 1;
        while (end > 0 && !Character.isDigit(word.charAt(end - 1))) {
            end--;
        }
        String suffix = word.substring(end);
        if (!suffix.isEmpty()) {
            Double known = SCALES.get(suffix);
            if (known == null) {
                return OptionalDouble.empty();
            }
            scale = known;
        }
        return plain(word.substring(0, end), scale);
    }

    /** "2,494.50", "2.494,50", "2,494" and "2494": the last separator is a decimal one unless exactly three digits follow it. */
    private static OptionalDouble plain(String digits, double scale) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        boolean decimal = last >= 0 && (digits.length() - last - 1 != 3 || digits.charAt(last) == '.' && scale > 1);
        String whole = (decimal ? digits.substring(0, last) : digits).replaceAll("[.,]", "");
        String fraction = decimal ? digits.substring(last + 1) : "0";
        if (whole.isEmpty() || whole.length() > 15 || !(whole + fraction).chars().allMatch(Character::isDigit)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(whole + "." + fraction) * scale);
    }
}
