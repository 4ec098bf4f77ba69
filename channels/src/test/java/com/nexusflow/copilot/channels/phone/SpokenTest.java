package com.nexusflow.copilot.channels.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 15);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            en | Won revenue is €1,234,567.                | Won revenue is about 1.2 million euros.
            en | €10,005,534                              | about 10 million euros
            en | €1,000,000                               | 1 million euros
            en | €2,500,000                               | 2.5 million euros
            en | €999,600                                 | about 1 million euros
            en | €45,000                                  | 45 thousand euros
            en | €45,300                                  | about 45 thousand euros
            en | €543,210                                 | about 543 thousand euros
            en | €5,432                                   | about 5400 euros
            en | €1                                       | 1 euro
            en | €12.50                                   | about 13 euros
            en | €0                                       | 0 euros
            en | -€1,234,567                              | about minus 1.2 million euros
            en | +€45,000                                 | plus 45 thousand euros
            en | $1,234,567,890                           | about 1.2 billion dollars
            en | £2,000                                   | 2000 pounds
            en | CHF 5 and 12,340 CHF                     | CHF 5 and about 12 thousand Swiss Franc
            en | €45k                                     | 45 thousand euros
            en | 63.0 %                                   | 63 percent
            en | Win rate is 63.2 %, from 4,238 deals.    | Win rate is about 63 percent, from about 4200 deals.
            en | 99.6 %                                   | 99.6 percent
            en | 0.04 %                                   | 0.04 percent
            en | 4.5 %                                    | 4.5 percent
            en | 100.0 %                                  | 100 percent
            en | 51.8 days                                | about 52 days
            en | 847 won deals                            | 847 won deals
            en | in Q3 2025                               | in the third quarter of 2025
            en | Q1 2026 against Q1 2025                  | the first quarter of 2026 against the first quarter of 2025
            en | in FY2026                                | in fiscal year 2026
            en | on 30 June 2026                          | on the thirtieth of June
            en | on 1 March 2027                          | on the first of March 2027
            en | since 2026-03-23                         | since the twenty-third of March
            en | in 2017, Flow 3000 won                   | in 2017, Flow 3000 won
            en | Initech – rollout 12                     | Initech, rollout 12
            en | R&D → Sales                              | R and D to Sales
            en | deal 1C1I7A6R                            | deal 1 C 1 I 7 A 6 R
            en | see https://crm.example/x?id=1 for it    | see a link for it
            en | anna@initech.example                     | anna at initech.example
            en | e.g. Acme Inc. vs. Globex Ltd.           | for example Acme Incorporated against Globex Limited
            de | Umsatz: 1.234.567 €                      | Umsatz: rund 1,2 Millionen Euro
            de | 1.000.000 €                              | 1 Million Euro
            de | 45.300 €                                 | rund 45 tausend Euro
            de | 2.500.000.000 $                          | 2,5 Milliarden Dollar
            de | 63,2 %                                   | rund 63 Prozent
            de | 99,6 %                                   | 99,6 Prozent
            de | am 30. Juni 2026                         | am 30. Juni
            de | bis zum 1. März 2027                     | bis zum 1. März 2027
            de | in Q3 2025                               | im dritten Quartal 2025
            de | Q2 2017                                  | zweites Quartal 2017
            de | im GJ 2026                               | im Geschäftsjahr 2026
            de | 4.238 Deals, z. B. der größte            | rund 4200 Deals, zum Beispiel der größte
            de | -12 %                                    | minus 12 Prozent
            fr | 1 234 567 €                              | environ 1,2 million d’euros
            fr | 2 500 000 €                              | 2,5 millions d’euros
            fr | 45 000 €                                 | 45 mille euros
            fr | 1 €                                      | 1 euro
            fr | 63,2 %                                   | environ 63 pour cent
            fr | le 30 juin 2026                          | le 30 juin
            fr | le 1er mars 2027                         | le 1er mars 2027
            fr | au T2 2017                               | au deuxième trimestre 2017
            fr | 4 238 affaires                           | environ 4200 affaires
            es | 1.234.567 €                              | alrededor de 1,2 millones de euros
            es | 1.000.000 €                              | 1 millón de euros
            es | 3.400.000.000 €                          | 3,4 mil millones de euros
            es | 45.300 €                                 | alrededor de 45 mil euros
            es | 63,2 %                                   | alrededor de 63 por ciento
            es | el 30 de junio de 2026                   | el 30 de junio
            es | el 1 de marzo de 2027                    | el 1 de marzo de 2027
            es | en el T2 de 2017                         | en el segundo trimestre de 2017
            es | -12 %                                    | menos 12 por ciento
            """)
    void figuresAreSaidAsPeopleSayThem(String language, String written, String said) {
        assertThat(new Spoken(Locale.of(language), TODAY).rounded(printed(language, written))).isEqualTo(said);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            en | €45,123                  | 45,123 euros
            en | €45,123.50               | 45,123.50 euros
            en | €1                       | 1 euro
            en | -€9,999                  | minus 9,999 euros
            en | 30 June 2026             | 30 June 2026
            en | 63.2 %                   | 63.2 percent
            en | 1,234,567 CHF            | 1,234,567 Swiss Franc
            en | €45k                     | 45 thousand euros
            de | 45.123,50 €              | 45.123,50 Euro
            de | 30. Juni 2026            | 30. Juni 2026
            fr | 45 123,50 €              | 45123,50 euros
            es | 45.123,50 €              | 45.123,50 euros
            es | 30 de junio de 2026      | 30 de junio de 2026
            """)
    void whatIsToBeApprovedIsSaidToTheLastDigit(String language, String written, String said) {
        assertThat(new Spoken(Locale.of(language), TODAY).exact(printed(language, written))).isEqualTo(said);
    }

    /** Figures are printed with spaces that do not break; French groups with a narrow one. */
    private static String printed(String language, String written) {
        String text = written.replaceAll("(?<=\\d) (?=[€$%])", "\u00a0");
        return language.equals("fr") ? text.replaceAll("(?<=\\d) (?=\\d{3}(?!\\d))(?!\\d{4})", "\u202f") : text;
    }
}
