package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nexusflow.copilot.core.call.CallMetrics;
import com.nexusflow.copilot.core.call.CallMetrics.TalkTimes;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Golden values, each worked out by hand from the times in the lines. */
class CallMetricsTest {

    private static final Offset<Double> EXACT = within(0.001);

    /**
     * Rep 0-10, 12-20 and 30.5-40: 27.5 s. Customer 10.4-11.0 (back-channel) 0.6 s, 21-29.5 8.5 s and 39-44 5 s: 14.1 s.
     * Words cover 0-10, 10.4-11, 12-20, 21-29.5, 30.5-44 of 44 s: 40.6 s; both speak at 39-40.
     */
    private static final Transcript CALL = Calls.timed("""
            rep 0.0-10.0 this is our planning board and it shows every order you have
            customer 10.4-11.0 mm hm
            rep 12.0-20.0 um it costs ninety dollars per seat what do you use today
            customer 21.0-29.5 we use spreadsheets and you know they break every week
            rep 30.5-40.0 we can show it on tuesday if you like that
            customer 39.0-44.0 yes how long does it take
            """);

    private static CallMetrics metrics(Transcript call) {
        return Reviewer.review(call, ReviewContext.plain()).metrics();
    }

    private static TalkTimes times() {
        return Objects.requireNonNull(metrics(CALL).times());
    }

    @Test
    void talkRatioIsTheRepsSpeechOfAllSpeech() {
        assertThat(times().talkRatio()).isEqualTo(27.5 / 41.6, EXACT);
    }

    @Test
    void aBackChannelDoesNotBreakAMonologue() {
        assertThat(times().longestMonologueSeconds()).isEqualTo(20.0, EXACT);
    }

    @Test
    void theLongestCustomerStoryIsTheCustomersLongestTurn() {
        assertThat(times().longestCustomerStorySeconds()).isEqualTo(8.5, EXACT);
    }

    @Test
    void interactivityCountsSwitchesPerHourOfTalkWithoutBackChannels() {
        Transcript call = Calls.timed("""
                rep 0-6 one two three four five six
                customer 6.1-6.6 right
                rep 7-13 one two three four five six
                customer 14-26 one two three four five six
                rep 27-39 one two three four five six
                """);
        assertThat(Objects.requireNonNull(metrics(call).times()).switchesPerHour()).isEqualTo(2 / (36.5 / 3600), EXACT);
    }

    @Test
    void whoeverBreaksInDividesTheOthersTurn() {
        Transcript call = Calls.timed("""
                rep 0-60 a b c d e f g h i j k l m n o p q r s t
                customer 30-33 wait a moment please
                """);
        assertThat(Objects.requireNonNull(metrics(call).times()).longestMonologueSeconds()).isEqualTo(30.0, EXACT);
    }

    @Test
    void patienceIsTheMedianFromACustomersEndToTheRepsNextWord() {
        assertThat(times().patienceSeconds()).isEqualTo(1.0, EXACT);
        Transcript call = Calls.timed("""
                customer 0-4 one two three four
                rep 4.6-8 one two three four
                customer 9-12 one two three four
                rep 11.5-15 one two three four
                customer 16-18 one two three four
                rep 18.8-20 one two three four
                """);
        assertThat(Objects.requireNonNull(metrics(call).times()).patienceSeconds()).isEqualTo(0.6, EXACT);
    }

    @Test
    void overlapIsWhereBothSpeak() {
        assertThat(times().overlapSeconds()).isEqualTo(1.0, EXACT);
    }

    @Test
    void silenceIsWhereNobodySpeaks() {
        assertThat(times().silenceSeconds()).isEqualTo(44 - 40.6, EXACT);
        assertThat(times().durationSeconds()).isEqualTo(44.0, EXACT);
    }

    @Test
    void questionsAreCountedPerSideAndPerHour() {
        CallMetrics metrics = metrics(CALL);
        assertThat(metrics.rep().questions()).isEqualTo(1);
        assertThat(metrics.customer().questions()).isEqualTo(1);
        assertThat(metrics.rep().questionsPerHour()).isEqualTo(3600 / 44.0, EXACT);
    }

    @Test
    void paceIsWordsPerMinuteOfSpeech() {
        assertThat(metrics(CALL).rep().words()).isEqualTo(34);
        assertThat(metrics(CALL).rep().wordsPerMinute()).isEqualTo(34 / (27.5 / 60), EXACT);
    }

    @Test
    void fillersAreCountedPerSide() {
        assertThat(metrics(CALL).rep().fillers()).isEqualTo(1);
        assertThat(metrics(CALL).customer().fillers()).isEqualTo(1);
    }

    @Test
    void theFirstPriceIsGivenWithItsUtterance() {
        assertThat(metrics(CALL).moments().firstPrice()).satisfies(quote -> {
            assertThat(quote.at()).isEqualTo(2);
            assertThat(quote.side()).isEqualTo(Side.REP);
        });
        assertThat(metrics(CALL).moments().firstCompetitor()).isNull();
    }

    @Test
    void withoutWordTimesNoTimeIsMadeUp() {
        CallMetrics metrics = metrics(Calls.written("""
                rep: Hello, this is our board. How many people plan with you?
                customer: About ten.
                """));
        assertThat(metrics.timed()).isFalse();
        assertThat(metrics.times()).isNull();
        assertThat(metrics.rep().wordsPerMinute()).isNull();
        assertThat(metrics.rep().questions()).isEqualTo(1);
    }

    @Test
    void aTagMakesNoQuestion() {
        CallMetrics metrics = metrics(Calls.written("""
                rep: You need three units, correct? It starts in May, right? That works, doesn't it? Okay?
                customer: Right? Why do you ask? Is May too early?
                """));
        assertThat(metrics.rep().questions()).isZero();
        assertThat(metrics.customer().questions()).isEqualTo(2);
    }
}
