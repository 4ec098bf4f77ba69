package com.nexusflow.copilot.core.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ColumnReadingTest {

    private static final Conventions EURO = conventions(Locale.ENGLISH, "EUR");
    private static final Conventions DOLLAR = conventions(Locale.ENGLISH, "USD");

    @Test
    void oneUnambiguousDateDecidesForTheWholeColumn() {
        assertThat(read(ValueType.DATE, EURO, "3/4/2024", "3/25/2024")).containsExactly("2024-03-04", "2024-03-25");
        assertThat(read(ValueType.DATE, EURO, "3/4/2024", "25/3/2024")).containsExactly("2024-04-03", "2024-03-25");
    }

    @Test
    void withoutADecidingDateTheAssumptionIsSaid() {
        assertThat(read(ValueType.DATE, EURO, "3/4/2024")).containsExactly("2024-04-03");
        assertThat(assumption(ValueType.DATE, EURO, "3/4/2024")).contains("“3/4/2024” was read with the day first");
        assertThat(read(ValueType.DATE, DOLLAR, "3/4/2024")).containsExactly("2024-03-04");
        assertThat(assumption(ValueType.DATE, DOLLAR, "3/4/2024")).contains("month first");
    }

    @Test
    void pointsMeanDayFirstWithoutAnAssumption() {
        assertThat(read(ValueType.DATE, DOLLAR, "3.4.2024")).containsExactly("2024-04-03");
        assertThat(assumption(ValueType.DATE, DOLLAR, "3.4.2024")).isEmpty();
    }

    @Test
    void datesComeInManyForms() {
        assertThat(read(ValueType.DATE, EURO, "2024-03-25", "20240325", "2024/3/25", "25 March 2024", "25-Mar-2024", "Mar 25, 2024", "25. März 2024",
                        "25 mars 2024", "25 de marzo de 2024", "2024-03-25T10:15:00Z", "2024-03-25 10:15", "25.3.24"))
                .allMatch("2024-03-25"::equals);
    }

    @Test
    void whatIsNoDateIsRefused() {
        assertThat(read(ValueType.DATE, EURO, "31.2.2024", "tomorrow", "2024-13-01", "99/99/9999", "12.12.0024", "1.2.2024x"))
                .allMatch(value -> value.startsWith("refused"));
    }

    @Test
    void aTimeIsReadInTheTenantsZoneUnlessItNamesItsOwn() {
        assertThat(read(ValueType.TIME, EURO, "2024-07-01 09:30", "2024-07-01T09:30:00Z", "1.7.2024 9:30 pm", "2024-07-01"))
                .containsExactly("2024-07-01T09:30+02:00", "2024-07-01T09:30Z", "2024-07-01T21:30+02:00", "2024-07-01T00:00+02:00");
    }

    @Test
    void decimalsAreFoundByTheWholeColumn() {
        assertThat(read(ValueType.DECIMAL, EURO, "1.234", "1.234,56", "7,5")).containsExactly("1234.00", "1234.56", "7.50");
        assertThat(read(ValueType.DECIMAL, EURO, "1.234", "1,234.56", "7.5")).containsExactly("1.23", "1234.56", "7.50");
        assertThat(read(ValueType.DECIMAL, EURO, "1'234.50", "1 234.50", "1\u00a0234.50", "1,234.50")).allMatch("1234.50"::equals);
    }

    @Test
    void threeDigitsBehindTheOnlySeparatorAreThousandsAndTheAssumptionIsSaid() {
        assertThat(read(ValueType.MONEY, EURO, "1.234")).containsExactly("123400");
        assertThat(assumption(ValueType.MONEY, EURO, "1.234")).contains("“1.234” was read as 1234");
    }

    @Test
    void aValueInTheOtherNotationIsRefused() {
        assertThat(read(ValueType.MONEY, EURO, "1,234.50", "99.10", "1.234,50")).element(2).asString().startsWith("refused");
    }

    @Test
    void moneyMayCarryTheTenantsCurrencyAndASign() {
        assertThat(read(ValueType.MONEY, EURO, "€ 12.50", "12.50 EUR", "-12.50 €", "(12.50)", "EUR12.50"))
                .containsExactly("1250", "1250", "-1250", "-1250", "1250");
        assertThat(read(ValueType.MONEY, DOLLAR, "$1,000.00", "US$ 5.00", "€5.00")).startsWith("100000", "500").last().asString().startsWith("refused");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThat(read(ValueType.MONEY, EURO, "abc", "12abc", "1.2.3", "1e99", "99999999999999999999", "10%", "١٢"))
                .allMatch(value -> value.startsWith("refused"));
        assertThat(read(ValueType.INTEGER, EURO, "1.5", "-3", "3000000000")).allMatch(value -> value.startsWith("refused"));
    }

    @Test
    void blanksOfOtherSystemsAreBlank() {
        assertThat(read(ValueType.MONEY, EURO, "", " ", "-", "N/A", "NULL", "#N/A")).allMatch("blank"::equals);
        assertThat(read(ValueType.NAME, EURO, "", "  ", "null", "\u200b")).allMatch("blank"::equals);
    }

    @Test
    void aQuarterIsOneOfTheTenantsFiscalYear() {
        assertThat(new PeriodReading(1, EURO.wording()).read("Q2 2024")).isEqualTo(new Cell.Taken("2024-04-01/2024-06-30"));
        assertThat(new PeriodReading(1, EURO.wording()).read("2024-02")).isEqualTo(new Cell.Taken("2024-02-01/2024-02-29"));
        assertThat(new PeriodReading(1, EURO.wording()).read("2024")).isEqualTo(new Cell.Taken("2024-01-01/2024-12-31"));
        assertThat(new PeriodReading(1, EURO.wording()).read("soon")).isInstanceOf(Cell.Refused.class);
    }

    @Test
    void namesAreCleanedOfInvisibleCharactersAndDoubleBlanks() {
        assertThat(read(ValueType.NAME, EURO, "  Ida \u00a0 Falk ", "Ida\u200b Falk", "Ida\tFalk")).allMatch("Ida Falk"::equals);
        assertThat(read(ValueType.NAME, EURO, "x".repeat(301))).allMatch(value -> value.startsWith("refused"));
    }

    private static List<String> read(ValueType type, Conventions conventions, String... values) {
        ColumnSurvey survey = Surveys.of(type, "column", conventions);
        Arrays.stream(values).forEach(survey::look);
        ColumnReading reading = survey.decide();
        return Arrays.stream(values).map(value -> switch (reading.read(value)) {
            case Cell.Blank blank -> "blank";
            case Cell.Taken taken -> taken.text();
            case Cell.Refused refused -> "refused: " + refused.reason();
        }).toList();
    }

    private static String assumption(ValueType type, Conventions conventions, String... values) {
        ColumnSurvey survey = Surveys.of(type, "column", conventions);
        Arrays.stream(values).forEach(survey::look);
        survey.decide();
        return survey.assumption().orElse("");
    }

    private static Conventions conventions(Locale language, String currency) {
        return new Conventions(Currency.getInstance(currency), language, ZoneId.of("Europe/Berlin"), 1, new Wording(language));
    }
}
