package com.nexusflow.copilot.core.crm.imports;

/** The survey that fits a field. */
final class Surveys {

    private Surveys() {}

    static ColumnSurvey of(ValueType type, String header, Conventions conventions) {
        Wording wording = conventions.wording();
        return switch (type) {
            case NAME -> ColumnSurvey.none(TextReading.name(wording));
            case TEXT -> ColumnSurvey.none(new TextReading(2_000, true, wording));
            case LONG_TEXT -> ColumnSurvey.none(new TextReading(100_000, false, wording));
            case DATE -> new DateSurvey(false, conventions);
            case TIME -> new DateSurvey(true, conventions);
            case PERIOD -> ColumnSurvey.none(new PeriodReading(conventions.fiscalYearStart(), wording));
            case MONEY, DECIMAL, INTEGER, YEAR -> new NumberSurvey(type, CurrencyWord.behind(header), conventions);
            case CURRENCY -> ColumnSurvey.none(value -> currency(value.strip(), conventions));
            case ROLE -> ColumnSurvey.none(value -> role(value, wording));
            case ACTIVITY_KIND -> ColumnSurvey.none(new WordReading("activity", word -> new Cell.Taken("other")));
            case OUTBOUND -> ColumnSurvey.none(new WordReading("outbound", word -> Cell.BLANK));
            case LEAD_STATUS -> ColumnSurvey.none(new WordReading("lead_status", word -> new Cell.Refused(wording.of("lead.status.bad", word))));
            case FORECAST -> ColumnSurvey.none(new WordReading("forecast", word -> new Cell.Refused(wording.of("forecast.bad", word))));
            case STAGE_TYPE -> ColumnSurvey.none(new WordReading("stage_type", word -> new Cell.Refused(wording.of("stage.type.bad", word))));
            case PERCENT -> new PercentSurvey(wording);
        };
    }

    private static Cell currency(String value, Conventions conventions) {
        if (Blanks.noFigure(value)) {
            return Cell.BLANK;
        }
        return CurrencyWord.fits(value, conventions.currency())
                ? new Cell.Taken(conventions.currency().getCurrencyCode())
                : new Cell.Refused(conventions.wording().of("currency.other", value, conventions.currency().getCurrencyCode()));
    }

    /** An unknown job is a rep's; administrators are made on purpose, never by a file. */
    private static Cell role(String value, Wording wording) {
        Cell cell = new WordReading("role", word -> new Cell.Taken("rep")).read(value);
        return cell.equals(new Cell.Taken("admin")) ? new Cell.Refused(wording.of("role.admin")) : cell;
    }
}
