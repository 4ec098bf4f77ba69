package com.nexusflow.copilot.agents.guard;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.core.text.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only sentences whose every figure, date and name stands in a finding. It knows nothing of the model that wrote them:
 * a model that makes something up loses the sentence.
 */
public final class GroundingGuard {

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})\\.?(?:st|nd|rd|th|er)?\\s+(?:de\\s+)?(\\p{L}{3,})\\.?,?\\s+(?:de\\s+)?(\\d{4})"
            + "|(\\p{L}{3,})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})|(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern STRETCH = Pattern.compile("\\b[QT][1-4]\\s+(?:of\\s+|de\\s+)?(\\d{4})|\\b(\\p{L}{3,})\\s+(?:de\\s+)?((?:19|20)\\d{2})\\b");
    private static final Pattern FIGURE = Pattern.compile("(?<![\\p{L}\\p{N}])[€$£]?\\s?(\\d[\\d.,'’\\u00a0\\u202f ]*\\d|\\d)\\s?([kKmM](?![\\p{L}])|million|Mio|bn)?");
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{N}'’&-]*(?:\\s+\\p{Lu}[\\p{L}\\p{N}'’&-]*)*");
    private static final Map<String, Month> MONTHS = months();
    private static final Set<String> PLAIN_WORDS = Set.of(
            "i", "q1", "q2", "q3", "q4", "t1", "t2", "t3", "t4", "crm", "eur", "usd", "gbp", "ytd", "fy", "top", "bottom", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private static final Map<Locale, Set<String>> OURS = new ConcurrentHashMap<>();
    private static final Pattern ENDS_IN_A_DAY = Pattern.compile("(?<!\\d)\\d{1,2}\\.$");

    private final Grounds grounds;
    private final boolean capitalsAreNames;
    private final Set<String> asked;
    /** The words of our own messages, many of which German writes with capitals. */
    private final Set<String> ours;

    /** @param question what the person said: repeating its words claims nothing */
    public GroundingGuard(Collection<Finding> findings, String question, Locale language) {
        this.grounds = new Grounds(findings);
        this.capitalsAreNames = !language.getLanguage().equals("de");
        this.asked = words(question);
        this.ours = OURS.computeIfAbsent(Texts.spoken(language), GroundingGuard::ours);
    }

    /** The sentences of the text that are grounded, in order. */
    public List<String> grounded(String text) {
        List<String> kept = new ArrayList<>();
        for (String sentence : sentences(text)) {
            if (isGrounded(sentence)) {
                kept.add(sentence);
            }
        }
        return kept;
    }

    boolean isGrounded(String sentence) {
        StringBuilder rest = new StringBuilder(sentence);
        return datesHold(rest) && stretchesHold(rest) && figuresHold(rest.toString()) && namesHold(sentence);
    }

    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String sentence = text.substring(start, end).strip();
            if (!sentences.isEmpty() && isOneDate(sentences.getLast(), sentence)) {
                sentences.add(sentences.removeLast() + " " + sentence);
            } else if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }

    /** "am 15." and "August 2017" belong together. */
    private static boolean isOneDate(String one, String next) {
        return ENDS_IN_A_DAY.matcher(one).find() && MONTHS.containsKey(Grounds.plain(next).split("[^\\p{L}]", 2)[0]);
    }

    private boolean datesHold(StringBuilder rest) {
        Matcher matcher = DAY.matcher(rest.toString());
        while (matcher.find()) {
            LocalDate date = date(matcher);
            if (date != null) {
                if (!grounds.dates.contains(date)) {
                    return false;
                }
                blank(rest, matcher.start(), matcher.end());
            }
        }
        return true;
    }

    /** "Q2 2017" and "August 2017" hold when a date of the findings lies in that year. */
    private boolean stretchesHold(StringBuilder rest) {
        Matcher matcher = STRETCH.matcher(rest.toString());
        while (matcher.find()) {
            boolean quarter = matcher.group(1) != null;
            Month month = quarter ? null : MONTHS.get(Grounds.plain(matcher.group(2)));
            if (!quarter && month == null) {
                continue;
            }
            int year = Integer.parseInt(quarter ? matcher.group(1) : matcher.group(3));
            boolean known = grounds.dates.stream().anyMatch(d -> Math.abs(d.getYear() - year) <= (quarter ? 1 : 0) && (month == null || d.getMonth() == month));
            if (!known) {
                return false;
            }
            blank(rest, matcher.start(), matcher.end());
        }
        return true;
    }

    private boolean figuresHold(String sentence) {
        Matcher matcher = FIGURE.matcher(sentence);
        while (matcher.find()) {
            if (!holds(matcher.group(1).strip(), matcher.group(2))) {
                return false;
            }
        }
        return true;
    }

    /** A figure holds when it does so in the English or in the continental way of writing numbers, rounded to its last digit. */
    private boolean holds(String digits, @Nullable String unit) {
        String bare = digits.replaceAll("['’\\u00a0\\u202f ]", "");
        return reads(bare.replace(",", ""), unit) || reads(bare.replace(".", "").replace(',', '.'), unit);
    }

    private boolean reads(String number, @Nullable String unit) {
        if (!number.matches("\\d+(\\.\\d+)?")) {
            return false;
        }
        int shift = unit == null ? 0 : switch (unit) {
            case "k", "K" -> 3;
            case "bn" -> 9;
            default -> 6;
        };
        BigDecimal said = new BigDecimal(number);
        BigDecimal precision = BigDecimal.ONE.movePointLeft(said.scale()).movePointRight(shift);
        return grounds.holds(said.movePointRight(shift), precision) || shift == 0 && isYear(said);
    }

    private boolean isYear(BigDecimal said) {
        return said.scale() == 0 && grounds.dates.stream().anyMatch(d -> d.getYear() == said.intValue());
    }

    private boolean namesHold(String sentence) {
        Matcher matcher = NAME.matcher(sentence);
        while (matcher.find()) {
            boolean first = matcher.start() == firstLetter(sentence);
            String[] parts = Grounds.plain(matcher.group()).split("[^\\p{L}\\p{N}]+");
            if (first && parts.length == 1 || !capitalsAreNames && parts.length == 1) {
                continue;
            }
            for (int i = 0; i < parts.length; i++) {
                if (!parts[i].isEmpty() && !(first && i == 0) && !isKnown(parts[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Set<String> ours(Locale language) {
        return Stream.of("messages.metrics", "messages.replies")
                .flatMap(bundle -> Texts.of(bundle, language).patterns())
                .flatMap(pattern -> words(pattern).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(Grounds.plain(text).split("[^\\p{L}\\p{N}]+")));
    }

    private boolean isKnown(String word) {
        return grounds.words.contains(word) || asked.contains(word) || ours.contains(word) || PLAIN_WORDS.contains(word) || MONTHS.containsKey(word) || word.length() == 1
                || word.matches("\\d+");
    }

    private static int firstLetter(String sentence) {
        for (int i = 0; i < sentence.length(); i++) {
            if (Character.isLetter(sentence.charAt(i))) {
                return i;
            }
        }
        return 0;
    }

    private static @Nullable LocalDate date(Matcher matcher) {
        try {
            if (matcher.group(7) != null) {
                return LocalDate.of(Integer.parseInt(matcher.group(7)), Integer.parseInt(matcher.group(8)), Integer.parseInt(matcher.group(9)));
            }
            boolean dayFirst = matcher.group(1) != null;
            Month month = MONTHS.get(Grounds.plain(matcher.group(dayFirst ? 2 : 4)));
            return month == null
                    ? null
                    : LocalDate.of(Integer.parseInt(matcher.group(dayFirst ? 3 : 6)), month, Integer.parseInt(matcher.group(dayFirst ? 1 : 5)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void blank(StringBuilder text, int start, int end) {
        for (int i = start; i < end; i++) {
            text.setCharAt(i, ' ');
        }
    }

    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>();
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"))) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT)) {
                    months.put(Grounds.plain(month.getDisplayName(style, language)).replace(".", ""), month);
                }
            }
        }
        return Map.copyOf(months);
    }
}
