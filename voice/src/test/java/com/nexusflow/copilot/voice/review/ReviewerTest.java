package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallReview.CompetitorMention;
import com.nexusflow.copilot.core.call.CallReview.NextStep;
import com.nexusflow.copilot.core.call.CallReview.Objection;
import com.nexusflow.copilot.core.call.CallReview.RedFlag;
import com.nexusflow.copilot.core.call.CallReview.Suggestion;
import com.nexusflow.copilot.core.call.CallReview.Suggestion.Kind;
import com.nexusflow.copilot.core.call.CallReview.SummarySentence;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.text.Texts;
import com.nexusflow.copilot.voice.review.ReviewContext.Vocabulary;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReviewerTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
    private static final Transcript CALL = Calls.written("""
            rep: Good morning, this is Rita from Oakfield. What made you look at our planning board?
            customer: We are losing orders because our spreadsheets break. We need to cut planning time by half.
            rep: The board does exactly that. How many people plan with you?
            customer: Twelve people at three sites. We also looked at Initech last month.
            rep: Fine. For twelve seats the total comes to $9,600 per year.
            customer: That is too expensive for us. Our budget is 8,000 dollars.
            rep: I understand that. I can offer a bundle with two free months in the first year.
            customer: Hmm. I would have to run it by our finance director Helen Marsh anyway.
            rep: Of course. I will send you the proposal on Wednesday.
            customer: Great, thank you. I will review it with her and get back to you by Friday.
            """);
    private static final CallReview REVIEW = review(Locale.ENGLISH);

    private static CallReview review(Locale language) {
        return Reviewer.review(CALL, new ReviewContext(language, "", new Vocabulary(List.of("Initech"), List.of(), List.of()), null,
                MONDAY, false));
    }

    @Test
    void theSameCallGivesTheSameReview() {
        assertThat(review(Locale.ENGLISH)).isEqualTo(REVIEW);
    }

    @Test
    void everyClaimQuotesWordsThatWereSaid() {
        Stream<Quote> claims = Stream.of(REVIEW.questions().stream().map(CallReview.Question::quote),
                REVIEW.objections().stream().map(Objection::quote),
                REVIEW.nextSteps().stream().map(NextStep::quote), REVIEW.summary().stream().flatMap(sentence -> sentence.quotes().stream()),
                REVIEW.suggestions().stream().map(Suggestion::quote), REVIEW.competitors().stream().map(CompetitorMention::quote),
                REVIEW.redFlags().stream().map(RedFlag::quote),
                        REVIEW.priceTalk().stream().map(CallReview.PriceTalk::quote)).flatMap(quotes -> quotes);
        assertThat(claims).isNotEmpty().allSatisfy(quote -> {
            assertThat(CALL.utterances().get(quote.at()).text()).contains(quote.text());
            assertThat(CALL.side(CALL.utterances().get(quote.at()))).isEqualTo(quote.side());
        });
    }

    @Test
    void everyVerdictQuotesWordsThatWereSaid() {
        assertThat(REVIEW.scorecards().keySet()).containsExactly("bant", "meddicc", "spiced");
        for (Scorecard card : REVIEW.scorecards().values()) {
            for (Element element : card.elements().values()) {
                if (element.at() != null) {
                    assertThat(CALL.utterances().get(element.at()).text()).contains(element.quote());
                }
            }
        }
    }

    @Test
    void theSummaryHasAtMostFiveSentencesEachWithALine() {
        assertThat(REVIEW.summary()).hasSizeBetween(3, 5).allSatisfy(sentence -> {
            assertThat(sentence.quotes()).isNotEmpty();
            assertThat(sentence.text()).contains(sentence.quotes().getFirst().text().substring(0, 20));
        });
    }

    @Test
    void theSummarySpeaksTheReadersLanguage() {
        assertThat(review(Locale.GERMAN).summary()).extracting(SummarySentence::text).anyMatch(text -> text.contains("Jemand anderes "
                + "entscheidet"));
    }

    @Test
    void aDoubtStandsWithItsAnswer() {
        assertThat(REVIEW.objections()).filteredOn(objection -> objection.kind().equals("price")).first().satisfies(objection -> {
            assertThat(objection.quote().text()).isEqualTo("That is too expensive for us.");
            assertThat(objection.answer()).isNotNull();
            assertThat(objection.answer().text()).startsWith("I can offer a bundle");
        });
    }

    @Test
    void nextStepsHaveAnOwnerAndADate() {
        assertThat(REVIEW.nextSteps()).anySatisfy(step -> {
            assertThat(step.owner()).isEqualTo(Side.REP);
            assertThat(step.ownerName()).isEqualTo("Rita Vogel");
            assertThat(step.due()).isEqualTo(LocalDate.of(2024, 3, 6));
        }).anySatisfy(step -> {
            assertThat(step.owner()).isEqualTo(Side.CUSTOMER);
            assertThat(step.due()).isEqualTo(LocalDate.of(2024, 3, 8));
        });
        assertThat(REVIEW.metrics().moments().nextStepAgreed()).isTrue();
    }

    @Test
    void aCompetitorIsNamedAsTheTenantSpellsIt() {
        assertThat(REVIEW.competitors()).extracting(CompetitorMention::name).containsExactly("Initech");
    }

    @Test
    void suggestionsNameWhatWouldChange() {
        assertThat(REVIEW.suggestions()).extracting(Suggestion::kind).contains(Kind.NEXT_STEP, Kind.CONTACT, Kind.COMPETITOR);
        assertThat(REVIEW.suggestions()).filteredOn(suggestion -> suggestion.kind() == Kind.CONTACT).extracting(Suggestion::value)
                .containsExactly("Helen Marsh, finance director");
    }

    @Test
    void aFailingDealIsNotMovedAhead() {
        assertThat(REVIEW.suggestions()).extracting(Suggestion::kind).doesNotContain(Kind.STAGE);
    }

    @Test
    void amountsAreReadWithTheirCurrency() {
        assertThat(REVIEW.priceTalk()).extracting(CallReview.PriceTalk::amount).containsExactly(9600.0, 8000.0);
        assertThat(REVIEW.priceTalk()).extracting(CallReview.PriceTalk::currency).containsExactly("USD", "USD");
    }

    @Test
    void sentimentFallsWhereTheTalkTurns() {
        CallReview review = Reviewer.review(Calls.written("""
                customer: This is great, I love it.
                rep: Good.
                customer: Fine.
                rep: Good.
                customer: That is terrible and I am very disappointed.
                """), ReviewContext.plain());
        assertThat(review.sentiment().utterances().getFirst()).isGreaterThan(0.5);
        assertThat(review.sentiment().utterances().getLast()).isLessThan(-0.5);
        assertThat(review.sentiment().customerTrend()).isNegative();
        assertThat(review.redFlags()).extracting(RedFlag::kind).contains("unhappy");
    }

    @Test
    void everyCoachingNoteIsWordedInEveryLanguage() {
        assertThat(REVIEW.coaching()).isNotEmpty().allSatisfy(note -> Texts.LANGUAGES
                .forEach(language -> assertThat(Texts.of("messages.review", language).get(note.key(),
                        note.values().toArray())).isNotBlank().doesNotContain("{")));
    }

    @Test
    void aReviewIsTheSameAfterJson() {
        String json = JsonMapper.shared().writeValueAsString(REVIEW);
        assertThat(JsonMapper.shared().readValue(json, CallReview.class)).isEqualTo(REVIEW);
        assertThat(JsonMapper.shared().readTree(json).at("/scorecards/bant/elements/authority/status").asString()).isEqualTo("not_met");
    }

    @Test
    void aQuoteHasTheTimeOfItsOwnFirstWord() {
        CallReview review = Reviewer.review(Calls.timed("customer 0-10 We like it. My boss has to approve it."), ReviewContext.plain());
        Element authority = review.scorecards().get("bant").elements().get("authority");
        assertThat(authority.quote()).isEqualTo("My boss has to approve it.");
        assertThat(authority.atMillis()).isEqualTo(3333);
    }

    @Test
    void speechWithoutFullStopsIsReviewedInPieces() {
        CallReview review = Reviewer.review(Calls.timed("customer 0-40 well we use spreadsheets and they break every week which costs us "
                + "orders and customers and that is bad for us "
                + "so we need something better and i would need to run it by my boss before we sign because she decides"),
                        ReviewContext.plain());
        Element authority = review.scorecards().get("bant").elements().get("authority");
        assertThat(authority.status()).isEqualTo(Scorecard.Status.NOT_MET);
        assertThat(authority.quote()).doesNotContain("spreadsheets").contains("my boss");
    }

    @Test
    void nothingIsClaimedInALanguageWithoutWordLists() {
        Transcript french = new Transcript("fr", false, false, CALL.speakers(),
                Calls.written("customer: Nous utilisons Initech, no budget.").utterances());
        CallReview review = Reviewer.review(french, new ReviewContext(Locale.ENGLISH, "", new Vocabulary(List.of("Initech"), List.of(),
                List.of()), null, MONDAY, false));
        assertThat(review.competitors()).extracting(CompetitorMention::name).containsExactly("Initech");
        assertThat(review.redFlags()).isEmpty();
        assertThat(review.sentiment().customer()).isNull();
        assertThat(review.scorecards().values()).flatExtracting(card -> card.elements().values()).extracting(Element::status)
                .containsOnly(Scorecard.Status.NOT_DISCUSSED);
        assertThat(review.coaching()).extracting(CallReview.CoachingNote::key).contains("coaching.language");
        assertThat(review.metrics().rep().questions()).isNull();
        assertThat(review.metrics().rep().fillers()).isNull();
        assertThat(review.metrics().moments().nextStepAgreed()).isNull();
    }

    @Test
    void aTranscriptWithoutWordsIsReviewedAsSilence() {
        CallReview review = Reviewer.review(new Transcript("en", true, false, List.of(), List.of()), ReviewContext.plain());
        assertThat(review.summary()).isEmpty();
        assertThat(review.metrics().timed()).isFalse();
    }
}
