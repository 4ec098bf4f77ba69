package com.nexusflow.copilot.agents.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures that a sentence names, in digits or in words. */
final class FigureClaims {

    private static final Pattern UNIT = Pattern.compile("(?i)k|m|mn|bn|mil millones|(thousand|tsd|tausend|mille|milliers?|mil)|(mio|millions?|millionen|millon(?:es)?)"
            + "|(billions?|milliards?|milliarden?|mrd)");
    private static final Pattern FIGURE = Pattern.compile("(?<![\\p{L}\\p{N}])(\\d{1,3}(?:[\\u00a0\\u202f '’]\\d{3})+(?:[.,]\\d+)?(?!\\d)|\\d[\\d.,]*\\d|\\d)"
            + "(?:\\s?(" + UNIT.pattern().substring(4) + ")(?![\\p{L}\\p{N}]))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Map<String, List<String>> SPELLED = Map.of(
            "en", List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
                    "seventeen", "eighteen", "nineteen", "twenty"),
            "de", List.of("zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf", "dreizehn", "vierzehn", "funfzehn", "sechzehn",
                    "siebzehn", "achtzehn", "neunzehn", "zwanzig"),
            "fr", List.of("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
                    "dix-sept", "dix-huit", "dix-neuf", "vingt"),
            "es", List.of("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciseis",
                    "diecisiete", "dieciocho", "diecinueve", "veinte"));
    private static final Pattern LARGE = Pattern.compile("hundreds?|thousands?|millions?|billions?|dozens?|thirty|forty|fifty|sixty|seventy|eighty|ninety"
            + "|hundert|tausend|millionen|milliarden|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig"
            + "|milliers?|milliards?|trente|quarante|cinquante|soixante|cien|ciento|mil|millones|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa");

    private final Grounds grounds;
    private final Map<String, Integer> spelled;
    private final char thousands;
    /** Figures in digits, and runs of numbers in words, as they stand in what was said. */
    private final List<BigDecimal> said;
    private final Set<String> saidInWords;

    FigureClaims(Grounds grounds, Locale language) {
        this.grounds = grounds;
        this.thousands = language.getLanguage().equals("en") ? ',' : '.';
        this.spelled = new HashMap<>();
        List<String> words = SPELLED.getOrDefault(language.getLanguage(), List.of());
        for (int i = 0; i < words.size(); i++) {
            spelled.put(words.get(i), i + 2);
        }
        this.said = grounds.lines.stream().flatMap(this::figures).toList();
        this.saidInWords = grounds.lines.stream().flatMap(line -> runs(withoutFigures(line)).stream()).collect(Collectors.toSet());
    }

    boolean any(String sentence) {
        return sentence.chars().anyMatch(Character::isDigit) || WORD.matcher(Grounds.plain(sentence)).results().anyMatch(w -> isNumber(w.group()));
    }

    boolean hold(String sentence) {
        Matcher matcher = FIGURE.matcher(sentence);
        while (matcher.find()) {
            if (!holds(matcher.group(1), matcher.group(2))) {
                return false;
            }
        }
        boolean foreignDigits = sentence.codePoints().anyMatch(c -> Character.isDigit(c) && c > '9');
        return !foreignDigits && runs(withoutFigures(sentence)).stream().allMatch(this::runHolds);
    }

    private static String withoutFigures(String sentence) {
        return FIGURE.matcher(sentence).replaceAll(figure -> " ".repeat(figure.group().length()));
    }

    private Stream<BigDecimal> figures(String line) {
        return FIGURE.matcher(line).results()
                .filter(figure -> plain(digits(figure.group(1))).matches("\\d+(\\.\\d+)?"))
                .map(figure -> new BigDecimal(plain(digits(figure.group(1)))).movePointRight(shift(figure.group(2))));
    }

    /** Numbers in words that follow each other: "two hundred" is one. */
    private List<String> runs(String text) {
        List<String> runs = new ArrayList<>();
        boolean open = false;
        for (String word : WORD.matcher(Grounds.plain(text)).results().map(MatchResult::group).toList()) {
            boolean number = isNumber(word);
            if (number && open) {
                runs.add(runs.removeLast() + " " + word);
            } else if (number) {
                runs.add(word);
            }
            open = number;
        }
        return runs;
    }

    private boolean runHolds(String run) {
        return saidInWords.contains(run) || Arrays.stream(run.split(" ")).allMatch(this::wordHolds);
    }

    private boolean isNumber(String word) {
        return spelled.containsKey(word) || LARGE.matcher(word).matches();
    }

    /** A number in words up to twenty is looked up; a larger one is more than an answer needs to spell out. */
    private boolean wordHolds(String word) {
        Integer number = spelled.get(word);
        return number == null ? !LARGE.matcher(word).matches() : grounds.holds(BigDecimal.valueOf(number), BigDecimal.ONE);
    }

    private boolean holds(String digits, @Nullable String unit) {
        int shift = shift(unit);
        String number = plain(digits(digits));
        if (!number.matches("\\d+(\\.\\d+)?")) {
            return false;
        }
        BigDecimal figure = new BigDecimal(number);
        BigDecimal precision = BigDecimal.ONE.movePointLeft(figure.scale()).movePointRight(shift);
        BigDecimal whole = figure.movePointRight(shift);
        return grounds.holds(whole, precision) || Grounds.holds(said, whole, precision) || shift == 0 && isYear(figure);
    }

    private static String digits(String figure) {
        return figure.replaceAll("['’\\u00a0\\u202f ]", "");
    }

    /** Of two kinds of separators the last is the decimal point, of one kind it is one unless it groups thousands as the language does. */
    private String plain(String digits) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last < 0) {
            return digits;
        }
        char mark = digits.charAt(last);
        boolean both = digits.indexOf('.') >= 0 && digits.indexOf(',') >= 0;
        boolean grouping = digits.indexOf(mark) != last || digits.length() - last - 1 == 3 && mark == thousands;
        return both || !grouping
                ? digits.substring(0, last).replaceAll("[.,]", "") + "." + digits.substring(last + 1)
                : digits.replaceAll("[.,]", "");
    }

    private static int shift(@Nullable String written) {
        String unit = written == null ? "" : written.toLowerCase(Locale.ROOT);
        Matcher matcher = UNIT.matcher(unit);
        if (!matcher.matches()) {
            return 0;
        }
        if (unit.equals("k") || matcher.group(1) != null) {
            return 3;
        }
        return unit.equals("bn") || unit.equals("mil millones") || matcher.group(3) != null ? 9 : 6;
    }

    private boolean isYear(BigDecimal said) {
        return said.scale() == 0 && grounds.dates.stream().anyMatch(d -> d.getYear() == said.intValue());
    }
}
