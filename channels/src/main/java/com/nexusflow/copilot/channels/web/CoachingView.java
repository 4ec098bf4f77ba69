package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.call.CallStatistics.OfWeek;
import com.nexusflow.copilot.core.call.CoachingPeriod;
import com.nexusflow.copilot.core.call.CoachingReport;
import com.nexusflow.copilot.core.call.CoachingReport.Lesson;
import com.nexusflow.copilot.core.call.CoachingReport.TeamAverage;
import com.nexusflow.copilot.core.call.Measure;
import com.nexusflow.copilot.core.call.TalkFigures;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tools.jackson.databind.json.JsonMapper;

/** A coaching report as its page shows it: each measure with its value, the team's, the published range and its course over the weeks. */
public final class CoachingView {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CoachingReport report;
    private final List<LocalDate> mondays;
    private final MessageSource messages;
    private final Locale locale;

    CoachingView(CoachingReport report, CoachingPeriod period, MessageSource messages, Locale locale) {
        this.report = report;
        this.mondays = period.mondays().stream().dropWhile(monday -> report.weeks().stream().allMatch(week -> week.monday().isAfter(monday))).toList();
        this.messages = messages;
        this.locale = locale;
    }

    /** @param team what the team has, or null where there is nothing to show of one */
    public record Row(Measure measure, String value, int calls, @Nullable String team, int teamCalls, List<Week> weeks, String chart) {

        /** Whether there is anything to draw. */
        public boolean drawn() {
            return weeks.stream().anyMatch(week -> week.calls() > 0);
        }
    }

    /** One week of a measure. */
    public record Week(String label, String value, int calls, @Nullable String team) {}

    /** What the script that draws a chart reads. */
    record Drawing(String title, String form, String unit, String name, List<String> labels, List<@Nullable Double> values, List<Line> more, @Nullable List<Double> band) {}

    /** A further line of a chart. */
    record Line(String name, List<@Nullable Double> values) {}

    public List<Row> rows() {
        return Arrays.stream(Measure.values()).map(this::row).toList();
    }

    /** The value of a measure as people read it. */
    public String value(Measure measure, @Nullable Double value) {
        return new MeasureText(locale).of(measure, value);
    }

    public String value(Measure measure, TalkFigures figures) {
        return value(measure, measure.of(figures));
    }

    /** A moment of a call. */
    public String clock(int millis) {
        return CallView.clock(millis);
    }

    public String share(double share) {
        return String.format(locale, "%.0f %%", share * 100);
    }

    public String kappa(double kappa) {
        return String.format(locale, "%.2f", kappa);
    }

    /** What to try, worded as the range that was published. */
    public String attempt(Lesson lesson) {
        Double high = lesson.measure().high();
        String end = high != null && lesson.value() > high ? "high" : "low";
        return messages.getMessage("coaching.try." + lesson.measure().code() + "." + end, new Object[] {value(lesson.measure(), lesson.value())}, locale);
    }

    private Row row(Measure measure) {
        TeamAverage team = report.team();
        Map<LocalDate, TalkFigures> own = byMonday(report.weeks());
        Map<LocalDate, TalkFigures> others = team == null ? Map.of() : byMonday(team.weeks());
        List<Week> weeks = mondays.stream().map(monday -> week(measure, monday, own.get(monday), others.get(monday), team != null)).toList();
        return new Row(measure, value(measure, report.figures()), measure.calls(report.figures()), team == null ? null : value(measure, team.figures()),
                team == null ? 0 : measure.calls(team.figures()), weeks, chart(measure, own, others, team != null));
    }

    private Week week(Measure measure, LocalDate monday, @Nullable TalkFigures own, @Nullable TalkFigures others, boolean inTeam) {
        return new Week(label(monday), own == null ? "–" : value(measure, own), own == null ? 0 : measure.calls(own),
                inTeam ? others == null ? "–" : value(measure, others) : null);
    }

    private String chart(Measure measure, Map<LocalDate, TalkFigures> own, Map<LocalDate, TalkFigures> others, boolean inTeam) {
        String title = word("coaching.measure." + measure.code());
        List<Line> more = inTeam ? List.of(new Line(word("coaching.team"), others.size() < 2 ? level(measure) : values(measure, others))) : List.of();
        Double low = measure.low();
        Double high = measure.high();
        List<Double> band = low == null || high == null ? null : List.of(scaled(measure, low), scaled(measure, high));
        String name = report.person() == null ? word("coaching.all") : report.person().name();
        return JSON.writeValueAsString(new Drawing(
                title, "line", measure == Measure.TALK_RATIO ? "percent" : "number", name, mondays.stream().map(this::label).toList(), values(measure, own), more, band));
    }

    private List<@Nullable Double> values(Measure measure, Map<LocalDate, TalkFigures> weeks) {
        return mondays.stream().map(monday -> weeks.get(monday)).map(figures -> {
            Double value = figures == null ? null : measure.of(figures);
            return value == null ? null : Double.valueOf(scaled(measure, value));
        }).collect(Collectors.toList());
    }

    /** The team's average of the whole period, where too few of its weeks rest on enough people. */
    private List<@Nullable Double> level(Measure measure) {
        TeamAverage team = report.team();
        Double value = team == null ? null : measure.of(team.figures());
        return mondays.stream().map(monday -> value == null ? null : Double.valueOf(scaled(measure, value))).collect(Collectors.toList());
    }

    private static double scaled(Measure measure, double value) {
        return measure == Measure.TALK_RATIO ? value * 100 : value;
    }

    private static Map<LocalDate, TalkFigures> byMonday(List<OfWeek> weeks) {
        return weeks.stream().collect(Collectors.toMap(OfWeek::monday, OfWeek::figures, (one, other) -> other));
    }

    private String label(LocalDate monday) {
        return locale.equals(Locale.ENGLISH)
                ? DateTimeFormatter.ofPattern("d MMM", locale).format(monday)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(locale).format(monday);
    }

    private String word(String key) {
        return messages.getMessage(key, null, locale);
    }
}
