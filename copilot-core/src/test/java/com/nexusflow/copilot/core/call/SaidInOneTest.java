package com.nexusflow.copilot.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.nexusflow.copilot.core.call.CallMetrics.Moments;
import com.nexusflow.copilot.core.call.CallMetrics.SideSpeech;
import com.nexusflow.copilot.core.call.CallReview.CompetitorMention;
import com.nexusflow.copilot.core.call.CallReview.Objection;
import com.nexusflow.copilot.core.call.CallReview.PriceTalk;
import com.nexusflow.copilot.core.call.CallReview.Sentiment;
import com.nexusflow.copilot.core.call.SaidInCalls.Asked;
import com.nexusflow.copilot.core.call.SaidInCalls.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SaidInOneTest {

    private static final String LONG = "First we went through the plan for the whole of next year with all plants. ".repeat(6) + "Then the board asked for discounts. " + "And so on it went. ".repeat(20);
    private static final HeardCall HEARD = heard("Nina: We offer a Boardroom license.", "Olav: The price is high. We have 900 euros, and a discount would help.", "Olav: Zen ware called us.",
            "Olav: " + LONG);

    @Test
    void wordsAreWholeWordsWithAShortEndingInAnyCase() {
        assertThat(places("BOARD", null)).containsExactly(3);
        assertThat(places("licens", null)).as("a stem").containsExactly(0);
        assertThat(places("discount", null)).containsExactly(1, 3);
        assertThat(places("price is", null)).containsExactly(1);
        assertThat(places("euros  and", null)).as("whatever stands between the words").containsExactly(1);
        assertThat(places("rice", null)).isEmpty();
        assertThat(places("(.*|zz)", null)).isEmpty();
    }

    @Test
    void marksAloneAreNoWords() {
        assertThatThrownBy(() -> new Asked(null, List.of(" ", ".*"), null)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Nothing is looked for");
    }

    @Test
    void aSideThatDidNotSayItHasSaidNothing() {
        assertThat(places("discount", Side.REP)).isEmpty();
        assertThat(places("offer", Side.REP)).containsExactly(0);
    }

    @Test
    void aLongUtteranceIsCutAroundThePlace() {
        Said said = new SaidInOne(HEARD, new Asked(null, List.of("board"), null)).places().getFirst();
        assertThat(said.quote().text()).startsWith("… ").endsWith(" …").contains("the board asked for discounts").hasSizeLessThan(320);
        assertThat(said.speaker()).isEqualTo("Olav");
    }

    @Test
    void aTopicIsWhatItsTrackerAndTheReviewFoundEachUtteranceOnce() {
        List<Said> pricing = new SaidInOne(HEARD, new Asked("pricing", List.of(), null)).places();
        assertThat(pricing).singleElement().satisfies(said -> {
            assertThat(said.quote().text()).isEqualTo("The price is high. We have 900 euros, and a discount would help.");
            assertThat(said.quote().atMillis()).isEqualTo(1_000);
        });
        assertThat(new SaidInOne(HEARD, new Asked("objections", List.of(), null)).places()).extracting(Said::kind).containsExactly("price");
        assertThat(new SaidInOne(HEARD, new Asked("security", List.of(), null)).places()).isEmpty();
    }

    @Test
    void aCompetitorIsFoundHoweverItsNameWasHeard() {
        assertThat(new SaidInOne(HEARD, new Asked(null, List.of("zenware"), null)).places()).extracting(Said::kind, said -> said.quote().at())
                .containsExactly(tuple("Zenware", 2));
    }

    private static List<Integer> places(String words, @Nullable Side side) {
        return new SaidInOne(HEARD, new Asked(null, List.of(words), side)).places().stream().map(said -> said.quote().at()).toList();
    }

    private static HeardCall heard(String... lines) {
        List<Speaker> speakers = List.of(new Speaker(0, Side.REP, "Nina"), new Speaker(1, Side.CUSTOMER, "Olav"));
        List<Utterance> utterances = new ArrayList<>();
        for (String line : lines) {
            int at = utterances.size();
            utterances.add(new Utterance(at, line.startsWith("Nina") ? 0 : 1, at * 1_000, at * 1_000 + 900, line.substring(6), List.of()));
        }
        SideSpeech side = new SideSpeech(10, 0, null, null, 0, null, null);
        TrackerHit tracker = new TrackerHit("pricing", Side.CUSTOMER, List.of(new TrackerHit.Mention("price", "The price is high.", 1, 1_000)));
        CallReview review = new CallReview("test-1", false, new CallMetrics(false, null, side, side, new Moments(null, null, false)), List.of(tracker), List.of(),
                List.of(new Objection("price", new Quote("The price is high.", 1, 1_000, Side.CUSTOMER), null)), List.of(), List.of(),
                List.of(new CompetitorMention("Zenware", new Quote("Zen ware called us.", 2, 2_000, Side.CUSTOMER))),
                List.of(new PriceTalk(900, "EUR", new Quote("We have 900 euros, and a discount would help.", 1, 1_500, Side.CUSTOMER))), List.of(),
                new Sentiment(List.of(), null, null, null, null), Map.of(), List.of(), List.of(), List.of());
        Instant at = Instant.parse("2026-05-14T09:00:00Z");
        Call call = new Call(UUID.randomUUID(), CallSource.TRANSCRIPT, "C1", null, null, null, null, null, at, at, null, "en", Consent.GIVEN, CallStatus.REVIEWED, 100, null, List.of(), List.of(), null, false, false, false, 1);
        return new HeardCall(call, new Transcript("en", false, false, speakers, utterances), review);
    }
}
