package com.nexusflow.copilot.channels.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundedTest {

    @Test
    void noFigureIsSaidMoreThanATwentiethBesideWhatItIs() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal exact = new BigDecimal(random.nextLong(1_000_000_000_000L)).movePointLeft(random.nextInt(9));
            BigDecimal said = Rounded.of(exact).value();
            BigDecimal slip = said.subtract(exact).abs();
            assertThat(slip).as("%s said as %s", exact, said).isLessThanOrEqualTo(exact.multiply(new BigDecimal("0.05")).max(new BigDecimal("0.05")));
        }
    }

    @Test
    void aboutIsSaidExactlyWhenDigitsWereLeftOut() {
        assertThat(Rounded.of(new BigDecimal("45000.00")).isLess()).isFalse();
        assertThat(Rounded.of(new BigDecimal("45001")).isLess()).isTrue();
    }

    @Test
    void aShareNeverBecomesAllOrNothing() {
        assertThat(Rounded.percent(new BigDecimal("99.6")).value()).isEqualByComparingTo("99.6");
        assertThat(Rounded.percent(new BigDecimal("0.04")).value()).isEqualByComparingTo("0.04");
        assertThat(Rounded.percent(new BigDecimal("100.0")).value()).isEqualByComparingTo("100");
    }
}
