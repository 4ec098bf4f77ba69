package com.nexusflow.copilot.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Period;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 2017-01-01 | 2017-12-31 | in 2017
            de | 2017-01-01 | 2017-12-31 | im Jahr 2017
            fr | 2017-01-01 | 2017-12-31 | en 2017
            es | 2017-01-01 | 2017-12-31 | en 2017
            en | 2017-07-01 | 2017-09-30 | in Q3 2017
            de | 2017-07-01 | 2017-09-30 | in Q3 2017
            fr | 2017-07-01 | 2017-09-30 | au T3 2017
            es | 2017-07-01 | 2017-09-30 | en el T3 de 2017
            en | 2017-08-01 | 2017-08-31 | in August 2017
            de | 2017-08-01 | 2017-08-31 | im August 2017
            fr | 2017-08-01 | 2017-08-31 | en août 2017
            es | 2017-08-01 | 2017-08-31 | en agosto de 2017
            en | 2017-03-01 | 2017-05-31 | from March 2017 to May 2017
            de | 2017-03-01 | 2017-05-31 | von März 2017 bis Mai 2017
            fr | 2017-04-01 | 2017-05-31 | entre avril 2017 et mai 2017
            es | 2017-03-01 | 2017-05-31 | de marzo de 2017 a mayo de 2017
            en | 2017-03-01 | 2017-03-15 | from 1 March 2017 to 15 March 2017
            de | 2017-03-01 | 2017-03-15 | vom 1. März 2017 bis zum 15. März 2017
            fr | 2017-03-01 | 2017-03-15 | du 1er mars 2017 au 15 mars 2017
            es | 2017-03-01 | 2017-03-15 | del 1 de marzo de 2017 al 15 de marzo de 2017
            en | 2017-03-03 | 2017-03-03 | on 3 March 2017
            de | 2017-03-03 | 2017-03-03 | am 3. März 2017
            fr | 2017-03-03 | 2017-03-03 | le 3 mars 2017
            es | 2017-03-03 | 2017-03-03 | el 3 de marzo de 2017
            """)
    void aSentenceSaysAPeriodAsItsLanguageDoes(String language, LocalDate from, LocalDate to, String said) {
        assertThat(format(language, 1).within(Period.of(from, to))).isEqualTo(said);
    }

    @Test
    void anEndlessPeriodIsSince() {
        Period since = new Period(LocalDate.of(2017, 3, 1), null);
        assertThat(format("de", 1).within(since)).isEqualTo("seit dem 1. März 2017");
        assertThat(format("fr", 1).within(since)).isEqualTo("depuis le 1er mars 2017");
        assertThat(format("es", 1).within(since)).isEqualTo("desde el 1 de marzo de 2017");
    }

    @Test
    void aFiscalYearIsCalledOne() {
        Period year = new FiscalCalendar(4).year(2017);
        assertThat(format("en", 4).within(year)).isEqualTo("in FY2017");
        assertThat(format("de", 4).within(year)).isEqualTo("im Geschäftsjahr 2017");
        assertThat(format("de", 4).name(year)).isEqualTo("GJ 2017");
    }

    private static PeriodFormat format(String language, int fiscalYearStart) {
        return new PeriodFormat(new FiscalCalendar(fiscalYearStart), Locale.of(language));
    }
}
