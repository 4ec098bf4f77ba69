package com.nexusflow.copilot.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Period;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Today is 15 May 2026. */
class PeriodsInLanguagesTest {

    @TempDir
    static Path folder;

    private static OfflineFixture offline;

    @BeforeAll
    static void start() {
        offline = new OfflineFixture(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Umsatz im letzten Monat | 2026-04-01 | 2026-04-30
            Umsatz im Vorjahr | 2025-01-01 | 2025-12-31
            Umsatz im März letzten Jahres | 2025-03-01 | 2025-03-31
            Umsatz pro Monat letztes Jahr | 2025-01-01 | 2025-12-31
            Umsatz der letzten drei Monate | 2026-02-16 | 2026-05-15
            Umsatz im 2. Quartal 2025 | 2025-04-01 | 2025-06-30
            Umsatz vom 3. März 2026 bis zum 10. April 2026 | 2026-03-03 | 2026-04-10
            Umsatz vom 1. bis 15. März 2026 | 2026-03-01 | 2026-03-15
            chiffre d'affaires du 1er au 15 mars 2026 | 2026-03-01 | 2026-03-15
            ingresos del 1 al 15 de marzo de 2026 | 2026-03-01 | 2026-03-15
            won revenue from 1 to 15 March 2026 | 2026-03-01 | 2026-03-15
            won revenue from March 1 to 15, 2026 | 2026-03-01 | 2026-03-15
            won revenue from March 1 to April 2, 2026 | 2026-03-01 | 2026-04-02
            Umsatz im zweiten Halbjahr 2025 | 2025-07-01 | 2025-12-31
            Umsatz seit Jahresbeginn | 2026-01-01 | 2026-05-15
            chiffre d'affaires le mois dernier | 2026-04-01 | 2026-04-30
            chiffre d'affaires de l'an dernier | 2025-01-01 | 2025-12-31
            chiffre d'affaires de l'année dernière | 2025-01-01 | 2025-12-31
            chiffre d'affaires en mars de l'année dernière | 2025-03-01 | 2025-03-31
            chiffre d'affaires au T2 de l'année dernière | 2025-04-01 | 2025-06-30
            chiffre d'affaires par mois cette année | 2026-01-01 | 2026-12-31
            chiffre d'affaires du trimestre en cours | 2026-04-01 | 2026-06-30
            chiffre d'affaires des 3 derniers mois | 2026-02-16 | 2026-05-15
            chiffre d'affaires des trois derniers mois | 2026-02-16 | 2026-05-15
            chiffre d'affaires au 2e trimestre 2025 | 2025-04-01 | 2025-06-30
            chiffre d'affaires du 1er mars 2026 au 10 avril 2026 | 2026-03-01 | 2026-04-10
            chiffre d'affaires au premier semestre 2025 | 2025-01-01 | 2025-06-30
            affaires ouvertes le mois prochain | 2026-06-01 | 2026-06-30
            ingresos del mes pasado | 2026-04-01 | 2026-04-30
            ingresos del año pasado | 2025-01-01 | 2025-12-31
            ingresos en marzo del año pasado | 2025-03-01 | 2025-03-31
            ingresos en el T2 del año pasado | 2025-04-01 | 2025-06-30
            ingresos por mes este año | 2026-01-01 | 2026-12-31
            ingresos de los últimos tres meses | 2026-02-16 | 2026-05-15
            ingresos del 1 de marzo de 2026 al 10 de abril de 2026 | 2026-03-01 | 2026-04-10
            ingresos en el segundo semestre de 2025 | 2025-07-01 | 2025-12-31
            ingresos en lo que va de año | 2026-01-01 | 2026-05-15
            oportunidades abiertas el mes que viene | 2026-06-01 | 2026-06-30
            won revenue this half year | 2026-01-01 | 2026-06-30
            won revenue in the last half year | 2025-07-01 | 2025-12-31
            won revenue last half | 2025-07-01 | 2025-12-31
            won revenue of the last two half years | 2025-01-01 | 2025-12-31
            open deals closing in the next half year | 2026-07-01 | 2026-12-31
            Umsatz in diesem Halbjahr | 2026-01-01 | 2026-06-30
            Umsatz im letzten Halbjahr | 2025-07-01 | 2025-12-31
            offene Deals im nächsten Halbjahr | 2026-07-01 | 2026-12-31
            chiffre d'affaires de ce semestre | 2026-01-01 | 2026-06-30
            chiffre d'affaires du semestre dernier | 2025-07-01 | 2025-12-31
            affaires ouvertes le semestre prochain | 2026-07-01 | 2026-12-31
            ingresos de este semestre | 2026-01-01 | 2026-06-30
            ingresos del semestre pasado | 2025-07-01 | 2025-12-31
            oportunidades abiertas el próximo semestre | 2026-07-01 | 2026-12-31
            """)
    void aPeriodIsRead(String question, LocalDate from, LocalDate to) {
        assertThat(offline.read(question).periods()).extracting(Reading.PeriodSpan::period).containsExactly(Period.of(from, to));
    }

    @Test
    void halfAYearIsHalfOfTheFiscalYear() {
        Reading.PeriodSpan half = offline.read("won revenue this half year", new FiscalCalendar(4)).periods().getFirst();
        assertThat(half.period()).isEqualTo(Period.of(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 9, 30)));
    }
}
