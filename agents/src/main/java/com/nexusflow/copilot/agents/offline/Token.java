package com.nexusflow.copilot.agents.offline;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A word or number of a text.
 *
 * @param text lower case, without accents
 * @param number its value when it is a number, thousands separators and the suffixes k, m and bn understood
 */
record Token(String text, int start, int end, boolean capital, @Nullable BigDecimal number) {

    private static final Pattern PIECE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4}"
            + "|(?<![\\p{L}\\p{N}])\\d{1,3}(?:[,.'’ ]\\d{3})+(?:[.,]\\d{1,2})?(?:k|m|mn|mio|bn)?(?![\\p{L}\\p{N}])"
            + "|(?<![\\p{L}\\p{N}])\\d+(?:[.,]\\d+)?(?:k|m|mn|mio|bn)?(?![\\p{L}\\p{N}])"
            + "|[\\p{L}\\p{N}]+|[%<>]=?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("([\\d.,'’ ]*\\d)(k|m|mn|mio|bn)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4}");

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            String piece = matcher.group();
            tokens.add(new Token(
                    plain(piece), matcher.start(), matcher.end(), Character.isUpperCase(piece.codePointAt(0)), number(piece)));
        }
        return tokens;
    }

    /** Lower case, without accents. */
    static String plain(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return decomposed.replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replace("ß", "ss").replace("œ", "oe");
    }

    boolean isDate() {
        return DATE.matcher(text).matches();
    }

    /** A number that can be a calendar year. */
    boolean isYear() {
        return text.matches("(19|20)\\d\\d");
    }

    boolean isWord() {
        return number == null && !isDate() && Character.isLetter(text.codePointAt(0));
    }

    private static @Nullable BigDecimal number(String piece) {
        Matcher matcher = NUMBER.matcher(piece);
        if (!matcher.matches() || DATE.matcher(piece).matches()) {
            return null;
        }
        BigDecimal value = new BigDecimal(decimal(matcher.group(1)));
        String suffix = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
        return switch (suffix) {
            case "k" -> value.movePointRight(3);
            case "m", "mn", "mio" -> value.movePointRight(6);
            case "bn" -> value.movePointRight(9);
            default -> value;
        };
    }

    /** A separator before exactly three digits groups thousands; the last one before one or two digits is the decimal point. */
    private static String decimal(String digits) {
        String bare = digits.replaceAll("[’' ]", "");
        int last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
        boolean decimals = last >= 0 && bare.length() - last - 1 != 3;
        String whole = (decimals ? bare.substring(0, last) : bare).replaceAll("[.,]", "");
        return decimals ? whole + "." + bare.substring(last + 1) : whole;
    }
}
