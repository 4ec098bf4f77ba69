package com.nexusflow.copilot.core.text;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Objects;

/** Periods by the names people give them: Q2 2017, August 2017, 2017, or from one day to another. */
public final class PeriodFormat {

    private final FiscalCalendar calendar;
    private final Texts texts;
    private final FigureFormat figures;

    public PeriodFormat(FiscalCalendar calendar, Locale locale) {
        this.calendar = calendar;
        this.texts = Texts.of("messages.metrics", locale);
        this.figures = new FigureFormat(locale, "EUR");
    }

    /** As a heading says it: Q2 2017, March 2017 to May 2017. */
    public String name(Period period) {
        return worded("period.", period);
    }

    /** As a sentence says it: in Q2 2017, from March 2017 to May 2017. */
    public String within(Period period) {
        return worded("within.", period);
    }

    /** The name of the stretch of time that starts on the given day, for a time dimension. */
    public String bucket(Dimension dimension, LocalDate start) {
        return switch (dimension) {
            case WEEK -> texts.get("period.week", Integer.toString(start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)), Integer.toString(start.get(IsoFields.WEEK_BASED_YEAR)));
            case MONTH -> month("period.", start);
            case QUARTER -> quarter("period.", start);
            case YEAR -> year("period.", start);
            default -> throw new IllegalArgumentException(dimension + " is no stretch of time");
        };
    }

    private String worded(String form, Period period) {
        LocalDate from = period.from();
        LocalDate to = period.to();
        if (from == null || to == null) {
            return from != null
                    ? texts.get(form + "since", figures.date(from))
                    : texts.get(form + "until", figures.date(Objects.requireNonNull(to)));
        }
        if (period.equals(calendar.year(calendar.yearOf(from)))) {
            return year(form, from);
        }
        if (period.equals(calendar.quarterWith(from))) {
            return quarter(form, from);
        }
        if (from.getDayOfMonth() == 1 && to.equals(to.withDayOfMonth(to.lengthOfMonth()))) {
            return YearMonth.from(from).equals(YearMonth.from(to))
                    ? month(form, from)
                    : texts.get(form + "months", month("period.", from), month("period.", to));
        }
        return from.equals(to)
                ? texts.get(form + "day", figures.date(from))
                : texts.get(form + "days", figures.date(from), figures.date(to));
    }

    private String month(String form, LocalDate day) {
        return texts.get(form + "month", day.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, texts.locale()), Integer.toString(day.getYear()));
    }

    private String quarter(String form, LocalDate start) {
        return texts.get(form + "quarter", Integer.toString(calendar.quarterOf(start)), year("period.", start));
    }

    private String year(String form, LocalDate start) {
        String year = DateTimeFormatter.ofPattern("yyyy", Locale.ROOT).format(LocalDate.of(calendar.yearOf(start), 1, 1));
        return texts.get(form + (calendar.startMonth() == 1 ? "year" : "fiscal_year"), year);
    }
}
