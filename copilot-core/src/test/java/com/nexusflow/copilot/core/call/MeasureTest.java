package com.nexusflow.copilot.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 0.37, 0.43, 0.57})
    void nobodySpeaksTooSmallAShare(double share) {
        assertThat(Measure.TALK_RATIO.isOutside(share)).isFalse();
    }

    @Test
    void aShareAboveThatOfWonDealsIsOutside() {
        assertThat(Measure.TALK_RATIO.isOutside(0.6)).isTrue();
    }
}
