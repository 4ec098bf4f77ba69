package com.nexusflow.copilot.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u202e", "\ufeff", "\u00ad", "\udb40\udc41", "\ufe0f", "\udb40\udd01", "\u3164", "\u115f", "\u034f", "\u2800", "\ue000", "\uffff"})
    void whatCannotBeSeenIsTakenOut(String unseen) {
        assertThat(CleanText.lines("pay " + unseen + "now")).isEqualTo("pay now");
    }
}
