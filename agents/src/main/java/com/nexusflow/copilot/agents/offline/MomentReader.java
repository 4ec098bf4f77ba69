package com.nexusflow.copilot.agents.offline;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads when something was: "yesterday at 3 pm", "on Monday", "vor zwei Tagen", "el lunes a las 14". */
final class MomentReader {

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})(?:[:h.](\\d{2}))?\\s*(am|pm|a\\.m|p\\.m|uhr|h|heures?|horas?)?(?![\\p{L}\\d%])", Pattern.CASE_INSENSITIVE);
    private static final int LAST_HOUR_AFTER_LUNCH = 6;
    private static final int HOURS = 12;

    private final Reading reading;
    private final List<Token> tokens;
    private final Lexicon lexicon;
    private final DayReader days;
    private final BitSet names = new BitSet();

    /** When it was, as far as it was said; words are the tokens that say so. */
    record Moment(@Nullable LocalDate day, @Nullable LocalTime time, BitSet words) {

        boolean isSaid() {
            return day != null || time != null;
        }

        /** As a tool takes it, or null for now. */
        @Nullable String written(LocalDate today) {
            LocalDate date = day == null ? today : day;
            return time != null ? date.atTime(time).toString() : day == null ? null : date.toString();
        }
    }

    MomentReader(Reading reading, LocalDate today) {
        this.reading = reading;
        this.tokens = reading.tokens();
        this.lexicon = Lexicon.commands(reading.language());
        this.days = new DayReader(reading, today, true);
        reading.names().forEach(name -> names.set(name.from(), name.to()));
    }

    Moment read(int from, int to) {
        BitSet words = new BitSet();
        Optional<DayReader.DaySpan> day = days.first(from, to);
        day.ifPresent(span -> words.set(joined(span.from(), from), span.to()));
        LocalTime time = null;
        for (int at = from; at < to && time == null; at++) {
            time = words.get(at) || names.get(at) ? null : time(at, to, words);
        }
        return new Moment(day.map(DayReader.DaySpan::day).orElse(null), time, words);
    }

    /** "von gestern", "d'hier": the word in front belongs to the day. */
    private int joined(int at, int from) {
        int first = at;
        while (first > from && !names.get(first - 1) && lexicon.means(tokens.get(first - 1).text(), "clock", "joint")) {
            first--;
        }
        return first;
    }

    private @Nullable LocalTime time(int at, int limit, BitSet words) {
        Matcher clock = CLOCK.matcher(reading.text()).region(tokens.get(at).start(), reading.text().length());
        clock.useTransparentBounds(true);
        if (!clock.lookingAt()) {
            return null;
        }
        int to = (int) IntStream.range(at, limit).filter(i -> tokens.get(i).start() < clock.end()).count() + at;
        int from = marked(at);
        boolean clear = clock.group(2) != null && !clock.group().contains(".") || clock.group(3) != null;
        boolean bare = from < at && (to >= limit || isBreak(to - 1) || !tokens.get(to).isWord() || isPart(to) || lexicon.means(tokens.get(to).text(), "clock", "behind") || words.get(to));
        if (!clear && !bare || clock.end() < tokens.get(to - 1).end()) {
            return null;
        }
        int part = part(to, limit);
        LocalTime time = time(clock, part == 0 ? "" : words(to, to + part), clear && clock.group(3) != null);
        if (time != null) {
            words.set(from, to + part);
        }
        return time;
    }

    private @Nullable LocalTime time(Matcher clock, String part, boolean whole) {
        int hour = Integer.parseInt(clock.group(1));
        int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
        String half = clock.group(3) == null ? "" : clock.group(3).toLowerCase(Locale.ROOT).replace(".", "");
        boolean after = half.equals("pm") || lexicon.means(part, "clock", "pm");
        boolean before = half.equals("am") || lexicon.means(part, "clock", "am");
        boolean working = !whole && !before && hour > 0 && hour <= LAST_HOUR_AFTER_LUNCH;
        int shown = after && hour < HOURS || working && !after ? hour + HOURS : before && hour == HOURS ? 0 : hour;
        return shown > 23 || minute > 59 ? null : LocalTime.of(shown, minute);
    }

    /** Where "at" begins, maybe of two words; at itself when there is none. */
    private int marked(int at) {
        for (int width = 2; width > 0; width--) {
            if (at >= width && lexicon.means(words(at - width, at), "clock", "at")) {
                return at - width;
            }
        }
        return at;
    }

    /** How many tokens say which half of the day: "de la tarde". */
    private int part(int at, int limit) {
        return IntStream.iterate(3, n -> n > 0, n -> n - 1)
                .filter(n -> at + n <= limit && (lexicon.means(words(at, at + n), "clock", "pm") || lexicon.means(words(at, at + n), "clock", "am")))
                .findFirst()
                .orElse(0);
    }

    private boolean isPart(int at) {
        return part(at, tokens.size()) > 0;
    }

    private boolean isBreak(int at) {
        return at + 1 < tokens.size() && reading.text().substring(tokens.get(at).end(), tokens.get(at + 1).start()).matches(".*[,;.!?].*");
    }

    private String words(int from, int to) {
        return tokens.subList(from, to).stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
