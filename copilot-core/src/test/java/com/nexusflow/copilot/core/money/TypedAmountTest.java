package com.nexusflow.copilot.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.text.Texts;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAmountTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | EUR | 45000         | 4500000
            en | EUR | 45,000        | 4500000
            en | EUR | 45,000.50     | 4500050
            en | EUR | 45.000,50     | 4500050
            en | EUR | 45k           | 4500000
            en | EUR | 1.5m          | 150000000
            en | EUR | 1.234.567     | 123456700
            en | EUR | €45,000       | 4500000
            en | EUR | 45 000 eur    | 4500000
            en | USD | $45,000       | 4500000
            de | EUR | 45.000        | 4500000
            de | EUR | 45.000,00     | 4500000
            de | EUR | 45000,5       | 4500050
            de | EUR | 45000.50      | 4500050
            de | EUR | 45k           | 4500000
            de | EUR | 1,5 Mio.      | 150000000
            de | EUR | 45.000 €      | 4500000
            de | EUR | 45’000        | 4500000
            de | EUR | 0,500         | 50
            fr | EUR | 45 000,00     | 4500000
            fr | EUR | 45\u202f000,00 | 4500000
            es | EUR | 1.234.567,89  | 123456789
            en | KWD | 45.000        | 45000
            de | KWD | 45,000        | 45000
            de | KWD | 45.000        | 45000000
            en | JPY | 45,000        | 45000
            """)
    void anAmountIsReadAsItsLanguageWritesIt(String language, String currency, String typed, long minor) {
        assertThat(typed(language, currency).read(typed)).map(Money::minor).contains(minor);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | EUR | 45,000
            en | EUR | 45.000
            fr | EUR | 45,000
            es | EUR | 45,000
            en | EUR | 45,000k
            de | EUR | 45.000k
            en | EUR | 4.5e4
            en | EUR | 4E4
            en | EUR | 45.123,456.7
            en | EUR | 4,50,00
            en | EUR | 4 5
            en | EUR | 45.
            en | EUR | .5
            en | EUR | -45
            en | EUR | 45.1234
            en | JPY | 45.5
            en | EUR | $45
            en | EUR | 45 usd
            en | EUR | lots
            en | EUR | 99999999999999999999
            """)
    void whatIsNoOneAmountIsNotRead(String language, String currency, String typed) {
        assertThat(typed(language, currency).read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "JPY", "KWD"})
    void whatIsWrittenIsReadUnchangedInEveryLanguage(String currency) {
        for (Locale language : Texts.LANGUAGES) {
            for (long minor : new long[] {0, 1, 45, 999, 1000, 45_000, 123_456, 4_500_000, 123_456_789}) {
                TypedAmount form = new TypedAmount(language, Currency.getInstance(currency));
                Money money = new Money(minor, form.currency());
                assertThat(form.read(TypedAmount.written(money))).as(TypedAmount.written(money) + " in " + language).isEqualTo(Optional.of(money));
            }
        }
    }

    @Test
    void aLongTextIsRefusedAndNotChewedOn() {
        assertThat(typed("en", "EUR").read("1,000".repeat(1000))).isEmpty();
        assertThat(typed("en", "EUR").read("1" + ",000".repeat(1000))).isEmpty();
    }

    private static TypedAmount typed(String language, String currency) {
        return new TypedAmount(Locale.of(language), Currency.getInstance(currency));
    }
}
