package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.voice.review.Amounts.Amount;
import com.nexusflow.copilot.voice.words.Sentence;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    private static List<Amount> in(String text) {
        return Amounts.in(Sentence.of(0, 0, Side.REP, text).getFirst(), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "it is $2,494.50 now|2494.5|USD", "about 4.5k|4500|''", "two thousand five hundred dollars|2500|USD",
                "twenty five thousand euros|25000|EUR", "€ 900 each|900|EUR",
        "1.200,50 EUR|1200.5|EUR", "one point|0|''", "a budget of 1011|1011|''", "nine hundred and fifty pounds|950|GBP",
                "1.5 million|1500000|''"})
    void anAmountIsReadAsItIsSaid(String text, double value, String currency) {
        List<Amount> amounts = in(text);
        if (value == 0) {
            assertThat(amounts).isEmpty();
        } else {
            assertThat(amounts).singleElement().satisfies(amount -> {
                assertThat(amount.value()).isEqualTo(value);
                assertThat(amount.currency()).isEqualTo(currency);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"in 300 days", "for 250 users", "since 2019", "at 10:30", "up to 120%", "on 2024-03-15",
            "four units"})
    void whatCountsSomethingElseIsNoAmount(String text) {
        assertThat(in(text)).isEmpty();
    }
}
