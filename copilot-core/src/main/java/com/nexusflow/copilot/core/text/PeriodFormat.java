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
import org.jspecify.annotations.Nullable;

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

    public String name(Period period) {
        LocalDate from = period.from();
        LocalDate to = period.to();
        if (from == null || to == null) {
            return from != null ? texts.get("period.since", figures.date(from)) : texts.get("period.until", figures.date(Objects.requireNonNull(to)));
        }
        String named = named(period, from, to);
        return named != null ? named : from.equals(to) ? figures.date(from) : texts.get("period.range", figures.date(from), figures.date(to));
    }

    /** The name of the stretch of time that starts on the given day, for a time dimension. */
    public String bucket(Dimension dimension, LocalDate start) {
        return switch (dimension) {
            case WEEK -> texts.get("period.week", Integer.toString(start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)), Integer.toString(start.get(IsoFields.WEEK_BASED_YEAR)));
            case MONTH -> month(YearMonth.from(start));
            case QUARTER -> quarter(start);
            case YEAR -> year(start);
            default -> throw new IllegalArgumentException(dimension + " is no stretch of time");
        };
    }

    private @Nullable String named(Period period, LocalDate from, LocalDate to) {
        if (period.equals(calendar.year(calendar.yearOf(from)))) {
            return year(from);
        }
        if (period.equals(calendar.quarterWith(from))) {
            return quarter(from);
        }
        boolean wholeMonths = from.getDayOfMonth() == 1 && to.equals(to.withDayOfMonth(to.lengthOfMonth()));
        if (wholeMonths && YearMonth.from(from).equals(YearMonth.from(to))) {
            return month(YearMonth.from(from));
        }
        return wholeMonths ? texts.get("period.range", month(YearMonth.from(from)), month(YearMonth.from(to))) : null;
    }

    private String month(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, texts.locale()) + " " + month.getYear();
    }

    private String quarter(LocalDate start) {
        return texts.get("period.quarter", Integer.toString(calendar.quarterOf(start)), year(start));
    }

    private String year(LocalDate start) {
        String year = DateTimeFormatter.ofPattern("yyyy", Locale.ROOT).format(LocalDate.of(calendar.yearOf(start), 1, 1));
        return calendar.startMonth() == 1 ? year : texts.get("period.fiscal_year", year);
    }
}
