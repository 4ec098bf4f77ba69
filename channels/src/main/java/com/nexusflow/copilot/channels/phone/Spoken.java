package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.text.FigureFormat;
import com.nexusflow.copilot.core.text.Texts;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Written text as it is said aloud: figures as people say them or exactly, and no sign that only eyes can read. */
final class Spoken {

    private static final Map<String, String> CURRENCIES = Map.of("€", "EUR", "£", "GBP", "$", "USD");
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern ISO_DATE = Pattern.compile("(?<![\\d-])(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?![\\d-])");
    private static final Pattern LAST = Pattern.compile("[“”„«»\"*_`#\\[\\]{}<>|~^]");

    private final Locale locale;
    private final Texts words;
    private final SpokenFigure figures;
    private final FigureFormat dates;
    private final LocalDate today;
    private final Pattern pattern;
    private final List<String> months;
    private final char decimal;

    Spoken(Locale language, LocalDate today) {
        this.words = PhoneWords.of(language);
        this.locale = words.locale();
        this.figures = new SpokenFigure(locale);
        this.dates = new FigureFormat(locale, "EUR");
        this.today = today;
        this.months = Arrays.stream(Month.values()).map(month -> month.getDisplayName(TextStyle.FULL, locale)).toList();
        this.decimal = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        this.pattern = Pattern.compile(expression());
    }

    /** For an answer: figures rounded to what an ear keeps, with "about" where they were. */
    String rounded(String text) {
        return said(text, false);
    }

    /** For what is to be approved: every figure to its last digit. */
    String exact(String text) {
        return said(text, true);
    }

    private String said(String text, boolean exactly) {
        String written = ISO_DATE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(isoDate(found.group())));
        String plain = LINK.matcher(written).replaceAll(Matcher.quoteReplacement(words.get("ear.link")));
        String figured = pattern.matcher(plain).replaceAll(found -> Matcher.quoteReplacement(spoken(found, exactly)));
        return LAST.matcher(signs(abbreviations(figured))).replaceAll("").replaceAll("[\\s\\u00a0\\u202f]+", " ").replaceAll(" ([,.;:!?])", "$1").strip();
    }

    private String isoDate(String text) {
        try {
            return dates.date(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    private String expression() {
        String number = "(?:\\d{1,3}(?:" + grouping() + "\\d{3})+|\\d+)(?:" + Pattern.quote(String.valueOf(decimal)) + "\\d+)?";
        String space = "[ \\u00a0\\u202f]?";
        String start = "(?<![\\p{L}\\d.,])";
        String sign = "(?<sign@>(?<![\\p{L}\\d])[-−+])?";
        return String.join("|",
                "(?<date>" + start + "(?<day>\\d{1,2})(?:\\.|er)? (?:de )?(?<month>" + String.join("|", months) + ")(?: (?:de )?(?<year>\\d{4}))?)",
                "(?<quarter>" + start + "(?<into>in |au |en el )?[QT](?<which>[1-4]) (?:de )?(?<quarterYear>\\d{4}))",
                "(?<fiscal>" + start + "(?:FY|GJ) ?(?<fiscalYear>\\d{4}))",
                "(?<before>" + start + sign.replace("@", "1") + "(?<symbol>[€£$])" + space + "(?<digits1>" + number + ")(?<short1>" + space + "(?:k|K|m|M|bn)\\b)?)",
                "(?<after>" + start + sign.replace("@", "2") + "(?<digits2>" + number + ")(?<short2>" + space + "(?:k|K|m|M|Mio\\.?|Mrd\\.?))?[ \\u00a0\\u202f]?(?<unit>%|[€£$]|[A-Z]{3}\\b))",
                "(?<plain>" + start + sign.replace("@", "3") + "(?<digits3>" + number + ")(?<short3>" + space + "(?:k|bn|Mio\\.?|Mrd\\.?)\\b)?(?![\\p{L}\\d]))",
                "(?<mark>(?<![\\p{L}\\d])(?=[A-Z0-9-]*\\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{5,}(?![\\p{L}\\d]))");
    }

    /** French groups with a narrow space, which is also written as a common one that does not break. */
    private String grouping() {
        return locale.getLanguage().equals("fr") ? "[\\u202f\\u00a0]" : Pattern.quote(String.valueOf(DecimalFormatSymbols.getInstance(locale).getGroupingSeparator()));
    }

    private String spoken(MatchResult found, boolean exactly) {
        if (found.group("date") != null) {
            return date(found, exactly);
        }
        if (found.group("quarter") != null) {
            return words.get(found.group("into") == null ? "ear.quarter" : "ear.in_quarter", ordinal("ear.quarters", found.group("which")), found.group("quarterYear"));
        }
        if (found.group("fiscal") != null) {
            return words.get("ear.fiscal_year", found.group("fiscalYear"));
        }
        if (found.group("before") != null) {
            return money(found, "1", Objects.requireNonNull(CURRENCIES.get(found.group("symbol"))), exactly);
        }
        if (found.group("after") != null) {
            return withUnit(found, exactly);
        }
        if (found.group("plain") != null) {
            return plain(found, exactly);
        }
        return found.group().chars().mapToObj(Character::toString).filter(sign -> !sign.equals("-")).collect(Collectors.joining(" "));
    }

    private String date(MatchResult found, boolean exactly) {
        String year = found.group("year");
        if (exactly || year == null || !locale.getLanguage().equals("en") && !year.equals(String.valueOf(today.getYear()))) {
            return year == null && locale.getLanguage().equals("en") && !exactly ? ordinalDate(found) : found.group();
        }
        String day = locale.getLanguage().equals("en") ? ordinalDate(found) : found.group().replaceFirst(" (?:de )?\\d{4}$", "");
        return year.equals(String.valueOf(today.getYear())) ? day : day + " " + year;
    }

    private String ordinalDate(MatchResult found) {
        return words.get("ear.date", ordinal("ear.days", found.group("day")), found.group("month"));
    }

    private String ordinal(String key, String place) {
        return words.get(key).split(",")[Integer.parseInt(place) - 1];
    }

    private String withUnit(MatchResult found, boolean exactly) {
        String unit = found.group("unit");
        if (unit.equals("%")) {
            BigDecimal value = value(found, "2");
            return plus(found, "2") + (exactly ? figures.exactPercent(digits(found, "2"), value) : figures.percent(value));
        }
        String currency = CURRENCIES.getOrDefault(unit, unit);
        if (!CODES.contains(currency)) {
            return number(found, "2", exactly) + " " + unit;
        }
        return money(found, "2", currency, exactly);
    }

    private String money(MatchResult found, String which, String currency, boolean exactly) {
        BigDecimal value = value(found, which);
        boolean isShort = found.group("short" + which) != null;
        return plus(found, which) + (exactly && !isShort ? figures.exactMoney(digits(found, which), value, currency) : figures.money(value, currency));
    }

    /** Bare digits are years, house numbers or parts of names; only what was written as a figure is one. */
    private String plain(MatchResult found, boolean exactly) {
        boolean isFigure = found.group("short3") != null || !found.group("digits3").chars().allMatch(Character::isDigit);
        return isFigure || found.group("sign3") != null ? number(found, "3", exactly) : found.group();
    }

    private String number(MatchResult found, String which, boolean exactly) {
        BigDecimal value = value(found, which);
        return plus(found, which) + (exactly && found.group("short" + which) == null ? figures.signed(value, digits(found, which)) : figures.number(value));
    }

    private String plus(MatchResult found, String which) {
        return "+".equals(found.group("sign" + which)) ? words.get("ear.plus") + " " : "";
    }

    /** As written, but for spaces within, which voices read as the end of the number. */
    private static String digits(MatchResult found, String which) {
        return found.group("digits" + which).replaceAll("[\\u00a0\\u202f]", "");
    }

    private BigDecimal value(MatchResult found, String which) {
        String digits = found.group("digits" + which);
        String plain = digits.chars().filter(c -> Character.isDigit(c) || c == decimal).mapToObj(Character::toString).collect(Collectors.joining()).replace(decimal, '.');
        String sign = found.group("sign" + which);
        BigDecimal value = new BigDecimal(plain).multiply(times(found.group("short" + which)));
        return sign == null || sign.equals("+") ? value : value.negate();
    }

    private static BigDecimal times(@Nullable String shortened) {
        if (shortened == null) {
            return BigDecimal.ONE;
        }
        return switch (shortened.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT)) {
            case "k" -> BigDecimal.valueOf(1_000);
            case "m", "mio" -> BigDecimal.valueOf(1_000_000);
            default -> BigDecimal.valueOf(1_000_000_000);
        };
    }

    private String abbreviations(String text) {
        String said = text;
        for (String pair : words.get("ear.abbreviations").split(";")) {
            String[] sides = pair.split("=", 2);
            said = said.replaceAll("(?<![\\p{L}\\d])" + Pattern.quote(sides[0].strip()) + "(?![\\p{L}\\d])", Matcher.quoteReplacement(sides[1].strip()));
        }
        return said;
    }

    private String signs(String text) {
        return text.replaceAll("(?<=\\p{L})@(?=\\p{L})", " " + words.get("ear.at") + " ")
                .replace("→", " " + words.get("ear.to") + " ")
                .replace("&", " " + words.get("ear.and") + " ")
                .replaceAll("\\s[·–—|]\\s", ", ")
                .replaceAll("^–$", words.get("ear.unknown"))
                .replace("≥", " " + words.get("ear.at_least") + " ")
                .replace("≤", " " + words.get("ear.at_most") + " ")
                .replace("…", "");
    }
}
