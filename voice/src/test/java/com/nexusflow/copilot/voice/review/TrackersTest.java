package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.TrackerHit;
import com.nexusflow.copilot.core.call.TrackerHit.Mention;
import com.nexusflow.copilot.voice.review.ReviewContext.OwnTracker;
import com.nexusflow.copilot.voice.review.ReviewContext.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackersTest {

    private static final Vocabulary OURS = new Vocabulary(List.of("Salesforce", "Initech", "Zylo"), List.of("Kan-Code"),
            List.of(new OwnTracker("hardware", List.of("barcode scanner"), false)));
    private static final Trackers TRACKERS = Trackers.of("en", OURS);

    private static List<Trackers.Hit> hits(String text) {
        return TRACKERS.in(text, TRACKERS.scanner());
    }

    @ParameterizedTest
    @CsvSource({
        "What are your prices?,pricing", "it was priced well,pricing", "we need two quotes,pricing", "they followed up with us,next steps",
                "uh the um next uh steps,next steps",
        "our budgets are fixed,budget", "the data is encrypted,security", "is it GDPR compliant,security", "she signs off on it,decision",
                "before the deadlines,timeline",
        "that's too expensive,objections", "two barcode scanners please,hardware", "the competiters are cheap,competitors"})
    void aTopicIsFoundWhateverTheInflectionAndSpelling(String text, String topic) {
        assertThat(hits(text)).extracting(Trackers.Hit::topic).contains(topic);
    }

    @ParameterizedTest
    @CsvSource({"we use sales force today,Salesforce", "the kan code boards,Kan-Code", "cancode is nice,Kan-Code",
            "we had initec before,Initech", "Initech's offer,Initech", "zylo,Zylo"})
    void aNameIsFoundByItsSound(String text, String name) {
        assertThat(hits(text)).extracting(Trackers.Hit::phrase).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"the sale is first", "I can go ahead with it", "in it to see", "it costs nothing to silo data", "initially we thought so"})
    void ordinaryWordsAreNoNames(String text) {
        assertThat(hits(text)).extracting(Trackers.Hit::phrase).doesNotContain("Salesforce", "Kan-Code", "Initech", "Zylo");
    }

    @Test
    void theLongerPhraseStandsForTheShorterInIt() {
        assertThat(hits("your price list is long")).extracting(Trackers.Hit::phrase).containsExactly("price list");
    }

    @Test
    void everyMentionIsListedPerSideWithTheTimeOfItsWord() {
        List<TrackerHit> hits = TRACKERS.in(Talk.of(Calls.timed("""
                customer 0-4 what is the price
                rep 5-7 the price is low
                customer 8-12 the price matters here
                """)));
        assertThat(hits).filteredOn(hit -> hit.tracker().equals("pricing")).extracting(TrackerHit::side).containsExactly(Side.CUSTOMER,
                Side.REP);
        assertThat(hits.getFirst().mentions()).extracting(Mention::at).containsExactly(0, 2);
        assertThat(hits.getFirst().mentions()).extracting(Mention::atMillis).containsExactly(3000, 9000);
    }
}
