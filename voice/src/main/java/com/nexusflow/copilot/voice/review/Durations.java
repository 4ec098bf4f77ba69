package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.voice.words.Sentence;
import com.nexusflow.copilot.voice.words.Token;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stretches of time in a sentence as days from the call: "within three days", "a couple of weeks", "tomorrow", "by next Friday". */
final class Durations {

    private static final Map<String, Double> DAYS = Map.of("hour", 1 / 24.0, "day", 1.0, "week", 7.0, "fortnight", 14.0, "month", 30.0,
            "quarter", 91.0, "year", 365.0);
    private static final Map<String, Double> ABOUT = Map.of("a", 1.0, "an", 1.0, "one", 1.0, "couple", 2.0, "single", 1.0, "few", 3.0,
            "several", 4.0, "half", 0.5);

    /** So many days, said by the tokens from the first to before the end. */
    record Span(double days, int from, int end) {}

    private Durations() {}

    static List<Span> in(Sentence sentence, @Nullable LocalDate callDate) {
        List<Span> spans = new ArrayList<>();
        List<Token> tokens = sentence.tokens();
        for (int unit = 0; unit < tokens.size(); unit++) {
            Double days = DAYS.get(tokens.get(unit).stem());
            if (days != null && !isAfter(tokens, unit)) {
                Span span = counted(tokens, unit, days);
                if (span != null) {
                    spans.add(span);
                }
            }
        }
        SaidDates.Said date = callDate == null ? null : SaidDates.first(tokens, callDate);
        if (date != null && callDate != null) {
            spans.add(new Span(ChronoUnit.DAYS.between(callDate, date.date()), date.from(), date.end()));
        }
        return spans;
    }

    /** "two weeks ago", "24 hours a day", "day one" tell no length of time to wait. */
    private static boolean isAfter(List<Token> tokens, int unit) {
        return unit + 1 < tokens.size() && List.of("ago", "warranty", "support", "trial", "contract", "old").contains(tokens.get(unit
                + 1).text());
    }

    private static @Nullable Span counted(List<Token> tokens, int unit, double days) {
        for (int from = Math.max(0, unit - 4); from < unit; from++) {
            NumberWords.Counted number = NumberWords.at(tokens, from);
            if (number != null && unit - number.end() <= 1 && (number.end() == unit || isFiller(tokens.get(number.end())))) {
                return new Span(number.value() * days, from, unit + 1);
            }
        }
        for (int from = Math.max(0, unit - 2); from < unit; from++) {
            Double about = ABOUT.get(tokens.get(from).text());
            boolean adjoins = from == unit - 1 || isFiller(tokens.get(unit - 1));
            if (about != null && adjoins) {
                return new Span(about * days, from, unit + 1);
            }
        }
        return null;
    }

    private static boolean isFiller(Token token) {
        return List.of("of", "business", "working", "calendar", "full", "more", "to", "single", "s", "short").contains(token.text());
    }
}
