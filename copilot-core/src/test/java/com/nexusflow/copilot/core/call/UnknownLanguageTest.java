package com.nexusflow.copilot.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nexusflow.copilot.core.call.CallMetrics.Moments;
import com.nexusflow.copilot.core.call.CallMetrics.SideSpeech;
import com.nexusflow.copilot.core.call.WorthHearing.Kind;
import com.nexusflow.copilot.core.call.WorthHearing.Reason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls in a language without word lists: what was not understood is not known, which is something else than none. */
class UnknownLanguageTest {

    @Test
    void questionsAndFillersOfOtherCallsAreNotLoweredByIt() {
        TalkSum sum = new TalkSum();
        CallMetrics known = CallFiguresTest.timed(600, 400, 90, 30, 0.8, 10).metrics();
        sum.add(UUID.randomUUID(), CallStatus.REVIEWED, known);
        sum.add(UUID.randomUUID(), CallStatus.REVIEWED, new CallMetrics(true, known.times(), unknown(600.0), unknown(400.0), new Moments(null, null, null)));
        TalkFigures figures = sum.figures();
        assertThat(figures.questionsPerCall()).isEqualTo(10, within(1e-9));
        assertThat(figures.questionsPerHour()).as("10 in 1200 s").isEqualTo(30, within(1e-9));
        assertThat(figures.fillersPerMinute()).as("7 in 600 s").isEqualTo(0.7, within(1e-9));
        assertThat(figures.talkRatio()).as("of both calls").isEqualTo(0.6, within(1e-9));
    }

    @Test
    void aCallIsNotWorthHearingForAMissingNextStepThatNobodyCouldTell() {
        assertThat(HearingReasons.of(review(null))).isEmpty();
        assertThat(HearingReasons.of(review(false))).extracting(Reason::kind).containsExactly(Kind.NO_NEXT_STEP);
    }

    private static HearingReasons.Parts review(@Nullable Boolean nextStep) {
        CallMetrics metrics = new CallMetrics(false, null, unknown(null), unknown(null), new Moments(null, null, nextStep));
        return new HearingReasons.Parts(metrics, List.of(), 0, List.of(), List.of(), List.of(), null);
    }

    private static SideSpeech unknown(@Nullable Double seconds) {
        return new SideSpeech(500, null, null, null, null, null, seconds);
    }
}
