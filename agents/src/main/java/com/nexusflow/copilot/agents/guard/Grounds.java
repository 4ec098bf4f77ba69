package com.nexusflow.copilot.agents.guard;

import com.nexusflow.copilot.agents.finding.Excerpt;
import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.FindingJson;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that an answer may say: the figures, dates and words that stand in the findings, and what follows from them by plain arithmetic; or
 * what was said in so many words.
 */
final class Grounds {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");
    /** Digits of ids, dates and moments are neither figures nor words. */
    private static final Pattern NO_WORD = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|" + MOMENT.pattern() + "|" + DATE.pattern());
    private static final Set<String> NOW = Set.of("today", "asOf");
    private static final int MONTHS = 60;
    private static final int PAIRS = 60;
    /** Fewer words may stand anywhere by chance. */
    private static final int WORDS_OF_A_LINE = 4;

    final List<BigDecimal> numbers = new ArrayList<>();
    final Set<LocalDate> dates = new HashSet<>();
    final Set<YearMonth> months = new HashSet<>();
    final Set<String> words = new HashSet<>();
    final Set<String> texts = new HashSet<>();
    /** Addresses that are a field of a record, for instance an account's website. */
    final Set<String> links = new HashSet<>();
    /** Texts of several words, and names with digits, the longest first. */
    final List<String> phrases;
    /** Lines of cards, documents, calls and notes that an answer quotes, the longest first. */
    final List<String> quotable = new ArrayList<>();
    /** What was said, word for word; a sentence may repeat its figures and dates as they stand there. */
    final List<String> lines;

    private final ZoneId zone;

    /** @param zone the tenant's, in which moments have their date */
    Grounds(Collection<Finding> findings, ZoneId zone) {
        this.zone = zone;
        this.lines = List.of();
        for (Finding finding : findings) {
            read(MAPPER.readTree(FindingJson.write(finding)), false);
            if (finding instanceof Finding.Figures figures) {
                derive(figures);
            }
            if (finding instanceof Finding.Attributes found) {
                links(found.values());
            }
            if (finding instanceof Finding.Brief brief) {
                links(brief.values());
                changes(brief.events());
                if (brief.figures() != null) {
                    rows(brief.figures());
                }
            }
            if (finding instanceof Finding.History history) {
                number(BigDecimal.valueOf(history.events().size()));
                changes(history.events());
            }
            if (finding instanceof Finding.Knowledge knowledge) {
                quotes(knowledge.excerpts());
            }
            if (finding instanceof Finding.Card card) {
                quotes(card.entries());
                rows(card.record());
            }
            if (finding instanceof Finding.Matches matches) {
                number(BigDecimal.valueOf(matches.records().size()));
            }
            if (finding instanceof Finding.Intended intended) {
                for (int named = 1; named < intended.records(); named++) {
                    number(BigDecimal.valueOf(named)); // how many records there are beside those that are named
                }
            }
            if (finding instanceof Finding.Deals deals) {
                deals.totals().rows().forEach(row -> row.values().stream().filter(Objects::nonNull).forEach(v -> {
                    for (int named = 1; named <= deals.page().records().size(); named++) {
                        number(v.subtract(BigDecimal.valueOf(named)));
                    }
                }));
            }
        }
        this.phrases = texts.stream()
                .filter(text -> text.strip().contains(" ") || text.length() > 3 && DIGIT.matcher(text).find())
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFKC))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Of what was said, with the names, figures and days that are known beside it. */
    Grounds(List<String> lines, Collection<String> names, Collection<BigDecimal> figures, Collection<LocalDate> days) {
        this.zone = ZoneOffset.UTC;
        this.lines = List.copyOf(lines);
        this.phrases = List.of();
        Stream.concat(lines.stream(), names.stream()).forEach(text -> words.addAll(wordsOf(text)));
        figures.forEach(this::number);
        dates.addAll(days);
    }

    /** Whether these words stand side by side in what was said. */
    boolean says(String text) {
        String said = " " + String.join(" ", wordsOf(text)) + " ";
        return lines.stream().anyMatch(line -> (" " + String.join(" ", wordsOf(line)) + " ").contains(said));
    }

    private static List<String> wordsOf(String text) {
        return WORD.matcher(plain(text)).results().map(MatchResult::group).toList();
    }

    /** @param now whether the node tells when the answer was made, which is no time that a figure stands for */
    private void read(JsonNode node, boolean now) {
        if (node.isNumber()) {
            number(node.decimalValue());
        } else if (node.isString()) {
            text(node.stringValue(), now);
        } else if (node.isObject()) {
            node.properties().forEach(property -> read(property.getValue(), NOW.contains(property.getKey())));
        } else {
            node.forEach(element -> read(element, now));
        }
    }

    private void text(String whole, boolean now) {
        texts.add(whole);
        Matcher date = DATE.matcher(dated(whole));
        while (date.find()) {
            date(date.group(), now);
        }
        if (NUMBER.matcher(whole).matches()) {
            number(new BigDecimal(whole));
        }
        Matcher word = WORD.matcher(plain(NO_WORD.matcher(whole).replaceAll(" ")));
        while (word.find()) {
            words.add(word.group());
        }
    }

    private void links(List<Finding.Value> values) {
        values.stream().filter(value -> value.code().equals("website")).map(Finding.Value::text).filter(Objects::nonNull).forEach(links::add);
    }

    /** Their lines, and where they stand. */
    private void quotes(List<Excerpt> excerpts) {
        for (Excerpt excerpt : excerpts) {
            excerpt.lines().stream().filter(line -> wordsOf(line).size() >= WORDS_OF_A_LINE).map(line -> Normalizer.normalize(line, Normalizer.Form.NFKC)).forEach(quotable::add);
            NUMBER.matcher(excerpt.place()).results().forEach(place -> number(new BigDecimal(place.group())));
        }
        quotable.sort(Comparator.comparingInt(String::length).reversed());
    }

    /** What changed on a deal is told in a text of our own making; figures in texts that people wrote are none we could stand for. */
    private void changes(List<Finding.Event> events) {
        for (Finding.Event event : events) {
            Matcher number = NUMBER.matcher(event.kind().equals("change") ? NO_WORD.matcher(event.text()).replaceAll(" ") : "");
            while (number.find()) {
                number(new BigDecimal(number.group()));
            }
        }
    }

    /** A moment as the day it falls on in the tenant's zone; other texts as they are. */
    private String dated(String text) {
        try {
            return MOMENT.matcher(text).matches() ? Instant.parse(text).atZone(zone).toLocalDate().toString() : text;
        } catch (DateTimeException e) {
            return text;
        }
    }

    private void date(String text, boolean now) {
        try {
            LocalDate date = LocalDate.parse(text);
            dates.add(date);
            if (!now) {
                months.add(YearMonth.from(date));
            }
        } catch (DateTimeException e) {
            words.add(text);
        }
    }

    private void derive(Finding.Figures figures) {
        MetricResult result = figures.result();
        months(result.query().period());
        months(result.query().compared());
        rows(result);
        number(BigDecimal.valueOf(result.groups()));
        number(BigDecimal.valueOf(result.query().offset() + 1L));
        List<BigDecimal> firsts = result.rows().stream().map(r -> r.values().getFirst()).filter(Objects::nonNull).toList();
        BigDecimal sum = firsts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        number(sum);
        if (!firsts.isEmpty()) {
            number(sum.divide(BigDecimal.valueOf(firsts.size()), MathContext.DECIMAL64));
        }
        if (figures.whole() != null && !firsts.isEmpty()) {
            percent(firsts.getFirst(), figures.whole());
        }
        for (int i = 0; i < Math.min(PAIRS, firsts.size()); i++) {
            number(BigDecimal.valueOf(firsts.size() - i));
            percent(firsts.get(i), sum);
            for (int j = 0; j < i; j++) {
                number(firsts.get(i).subtract(firsts.get(j)).abs());
            }
        }
        result.rows().forEach(this::change);
    }

    /** The months that a period covers. */
    private void months(@Nullable Period period) {
        if (period == null || period.from() == null || period.to() == null) {
            return;
        }
        YearMonth last = YearMonth.from(period.to());
        YearMonth month = YearMonth.from(period.from());
        for (int i = 0; i < MONTHS && !month.isAfter(last); i++) {
            months.add(month);
            month = month.plusMonths(1);
        }
    }

    private void rows(MetricResult result) {
        number(BigDecimal.valueOf(result.rows().size()));
        result.rows().forEach(row -> row.values().stream().filter(Objects::nonNull).forEach(this::number));
    }

    private void change(MetricResult.Row row) {
        for (int i = 0; i < row.values().size(); i++) {
            BigDecimal now = row.values().get(i);
            BigDecimal then = row.compared().get(i);
            if (now != null && then != null) {
                number(now.subtract(then).abs());
                percent(now.subtract(then).abs(), then);
            }
        }
    }

    private void percent(@Nullable BigDecimal part, BigDecimal whole) {
        if (part != null && whole.signum() != 0) {
            number(part.multiply(BigDecimal.valueOf(100)).divide(whole.abs(), MathContext.DECIMAL64));
        }
    }

    private void number(BigDecimal number) {
        numbers.add(number.abs());
    }

    /** Whether some grounded number, rounded as the answer rounds, is this one. */
    boolean holds(BigDecimal said, BigDecimal precision) {
        return holds(numbers, said, precision);
    }

    static boolean holds(Collection<BigDecimal> numbers, BigDecimal said, BigDecimal precision) {
        BigDecimal half = precision.divide(BigDecimal.valueOf(2), MathContext.DECIMAL64);
        return numbers.stream().anyMatch(n -> n.subtract(said).abs().compareTo(half) <= 0);
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }
}
