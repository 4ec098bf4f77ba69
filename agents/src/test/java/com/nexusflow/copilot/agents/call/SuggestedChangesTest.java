package com.nexusflow.copilot.agents.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.CallReview.Suggestion;
import com.nexusflow.copilot.core.call.CallReview.Suggestion.Kind;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Side;
import org.junit.jupiter.api.Test;

class SuggestedChangesTest {

    @Test
    void aNextStepThatTheFinalPassWordsAnewIsTheSameSuggestion() {
        assertThat(mark(Kind.NEXT_STEP, "I will send you the offer by Friday.")).isEqualTo(mark(Kind.NEXT_STEP, "i will send you the offer by friday"));
    }

    @Test
    void twoCompetitorsAreTwoSuggestions() {
        assertThat(mark(Kind.COMPETITOR, "Acme")).isNotEqualTo(mark(Kind.COMPETITOR, "Initech"));
        assertThat(mark(Kind.COMPETITOR, "Acme")).isNotEqualTo(mark(Kind.CONTACT, "Acme"));
    }

    private static String mark(Kind kind, String value) {
        return SuggestedChanges.mark(new Suggestion(kind, value, new Quote("We do", 0, 0, Side.REP), 0.9));
    }
}
