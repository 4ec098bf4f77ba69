package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallReview.Commitment;
import com.nexusflow.copilot.core.call.CallReview.Suggestion;
import com.nexusflow.copilot.core.call.CallReview.Suggestion.Kind;
import com.nexusflow.copilot.core.call.CallReview.SummarySentence;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A review says that something was not discussed rather than what nobody said. */
class ClaimsTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);

    private static CallReview review(String lines) {
        return Reviewer.review(Calls.written(lines), new ReviewContext(Locale.ENGLISH, "", ReviewContext.Vocabulary.none(), null, MONDAY, false));
    }

    private static Element bant(String element, String lines) {
        return Objects.requireNonNull(Objects.requireNonNull(review(lines).scorecards().get("bant")).elements().get(element));
    }

    @Test
    void aProjectThatIsPutOffIsNoNeed() {
        CallReview review = review("customer: Our managing director has put every new project on hold until summer.");
        assertThat(review.redFlags()).isNotEmpty();
        assertThat(Objects.requireNonNull(review.scorecards().get("bant")).elements().get("need")).extracting(Element::status).isEqualTo(Status.NOT_DISCUSSED);
        assertThat(review.summary()).extracting(SummarySentence::text).noneMatch(text -> text.contains("wanted"));
    }

    @Test
    void whatIsToBeChangedInAContractIsNoNeed() {
        assertThat(bant("need", "customer: The term of two years is too long for us, we need one.").status()).isEqualTo(Status.NOT_DISCUSSED);
    }

    @Test
    void whatIsTooLongInAContractIsNoDateThatCannotBeMet() {
        String talk = """
                rep: Is there anything in the contract that you would change?
                customer: The notice period. Three months are too long for us, we need one.
                """;
        assertThat(bant("timeline", talk).status()).isEqualTo(Status.NOT_DISCUSSED);
        assertThat(review(talk).summary()).extracting(SummarySentence::text).noneMatch(text -> text.contains("date"));
        assertThat(bant("timeline", "customer: Your webinars are too long for us.").status()).isEqualTo(Status.NOT_DISCUSSED);
    }

    @Test
    void aDeliveryThatIsTooLateIsStillHeard() {
        assertThat(bant("timeline", """
                rep: Installation takes three months.
                customer: That is too long for us.
                """).status()).isEqualTo(Status.NOT_MET);
    }

    @Test
    void aDateByWhichSomethingIsWantedIsTalkAboutTime() {
        assertThat(bant("timeline", "customer: We want to be live by the end of January.").quote()).isEqualTo("We want to be live by the end of January.");
        assertThat(bant("timeline", "customer: We must replace the old one before next summer, so by the end of May.").status()).isEqualTo(Status.MET);
        assertThat(bant("timeline", "customer: I need to check that and will write to you by Friday.").status()).isEqualTo(Status.NOT_DISCUSSED);
    }

    private static List<String> promises(String lines) {
        return review(lines).commitments().stream().map(Commitment::quote).map(Quote::text).toList();
    }

    @Test
    void whatSomebodyCannotPromiseIsNoPromise() {
        assertThat(promises("rep: I cannot promise that on the phone.")).isEmpty();
        assertThat(promises("rep: We can't guarantee it. I will not send you anything.")).isEmpty();
        assertThat(promises("customer: I never promised to order.")).isEmpty();
    }

    @Test
    void promisesToAskToWriteDownAndToComeBackAreHeard() {
        assertThat(promises("""
                rep: I will ask our legal team and come back to you by Thursday.
                rep: I will put the fifteenth of next month in the calendar and send you the page by Thursday.
                customer: Don't worry, I'll forward the figures.
                """)).hasSize(3);
    }

    @Test
    void whatPeopleNeedNotDoIsNothingTheOfferLacks() {
        assertThat(bant("need", """
                customer: They did not like that they have to enter the calls by hand.
                rep: They do not have to, calls come in by themselves.
                """).status()).isNotEqualTo(Status.NOT_MET);
    }

    @Test
    void whatNobodyAskedForIsMissedByNobody() {
        assertThat(bant("need", """
                customer: A light came on in my dashboard.
                rep: We don't handle towing, but bring it in tomorrow.
                """).status()).isEqualTo(Status.NOT_DISCUSSED);
        assertThat(bant("need", """
                customer: Can it export to our payroll system?
                rep: Unfortunately it does not support any payroll system.
                """).status()).isEqualTo(Status.NOT_MET);
    }

    @Test
    void whatIsDeniedIsNoDoubt() {
        assertThat(review("customer: I had it serviced not too long ago.").objections()).isEmpty();
        assertThat(review("customer: It is not too expensive for us.").objections()).isEmpty();
        assertThat(review("customer: It was too long ago.").objections()).isEmpty();
        assertThat(review("customer: That takes too long.").objections()).isNotEmpty();
    }

    @Test
    void whatABuyerHasAndNotACentMoreIsABudget() {
        Element budget = bant("budget", """
                customer: It is too expensive for the first year. We have 39,000 euros and not a cent more.
                rep: If we start with the service team only, the first year costs 39,000 euros.
                customer: Then we could.
                """);
        assertThat(budget.status()).isEqualTo(Status.MET);
        assertThat(bant("budget", "customer: We have 39,000 euros, that is all.").quote()).isEqualTo("We have 39,000 euros, that is all.");
        assertThat(bant("budget", "customer: We have 200,000 parts in the warehouse.").status()).isEqualTo(Status.NOT_DISCUSSED);
    }

    @Test
    void moneyIsNotInPlaceWhileThePriceIsTooHigh() {
        String talk = """
                customer: There is a budget of 30,000 euros for everything.
                rep: For forty people it is 40,000 a year.
                customer: That is too expensive.
                """;
        assertThat(bant("budget", talk).status()).isNotEqualTo(Status.MET);
        assertThat(review(talk).summary()).extracting(SummarySentence::text).noneMatch(text -> text.contains("Money seems")).anyMatch(text -> text.contains("That is too expensive."));
    }

    private static List<Double> prices(String lines) {
        return review(lines).priceTalk().stream().map(CallReview.PriceTalk::amount).toList();
    }

    @Test
    void whatSomebodyMaySignForIsNoPrice() {
        assertThat(prices("customer: I sign up to fifty thousand euros myself.")).isEmpty();
        assertThat(prices("customer: Our director signs anything above ten thousand euros.")).isEmpty();
    }

    @Test
    void whatAMistakeCostIsNoPrice() {
        assertThat(prices("customer: We lost sixty thousand euros to overtime.")).isEmpty();
        assertThat(prices("rep: So three months of waiting cost you twelve thousand euros.")).isEmpty();
    }

    @Test
    void anAmountThatAnswersAQuestionForThePriceIsOne() {
        assertThat(prices("""
                customer: What would forty of them cost?
                rep: At list, 40,000.
                """)).containsExactly(40_000.0);
        assertThat(prices("rep: For forty people it is 40,000 a year.")).containsExactly(40_000.0);
        assertThat(prices("rep: We serve 40,000 people a year.")).isEmpty();
    }

    private static List<CallReview.NextStep> steps(String lines) {
        return review(lines).nextSteps();
    }

    @Test
    void aMeetingOnADayIsANextStepWhoeverNamesIt() {
        assertThat(steps("customer: Fine, let us meet again on 3 December at 10.")).extracting(CallReview.NextStep::due).containsExactly(LocalDate.of(2024, 12, 3));
        assertThat(steps("""
                customer: I have to go.
                rep: Let us meet again on 3 December at 10.
                """)).hasSize(1);
        assertThat(steps("""
                rep: Let us meet again on 3 December at 10.
                customer: No, we are not interested.
                """)).isEmpty();
    }

    @Test
    void aStepWithoutContentIsNotOfferedForTheDeal() {
        assertThat(suggested(Kind.NEXT_STEP, """
                customer: Could I have the report?
                rep: I will confirm that in writing today.
                customer: Yes, please send it.
                """)).isEmpty();
        assertThat(suggested(Kind.NEXT_STEP, """
                rep: I will send you the audit report tomorrow.
                customer: Yes, please send it.
                """)).containsExactly("I will send you the audit report tomorrow.");
    }

    private static List<String> suggested(Kind kind, String lines) {
        return review(lines).suggestions().stream().filter(one -> one.kind() == kind).map(Suggestion::value).toList();
    }

    @Test
    void whoAskedForAStepIsToldApartFromWhoOwesIt() {
        assertThat(review("customer: Please send me the offer for twelve seats by Friday.").summary()).extracting(SummarySentence::text)
                .containsExactly("Next for Rita Vogel by 8 March 2024, asked for by Carl Berg: “Please send me the offer for twelve seats by Friday.”");
        assertThat(review("rep: I will send you the offer for twelve seats.").summary()).extracting(SummarySentence::text)
                .containsExactly("Next, Rita Vogel: “I will send you the offer for twelve seats.”");
    }

    @Test
    void aContactIsSuggestedByNameOnly() {
        assertThat(suggested(Kind.CONTACT, "customer: Our CFO Peter Brandt has to sign.")).containsExactly("Peter Brandt, CFO");
        assertThat(suggested(Kind.CONTACT, "customer: Our head of finance, Maria de Vries, has to sign.")).containsExactly("Maria de Vries, head of finance");
        assertThat(suggested(Kind.CONTACT, "customer: Peter Brandt, our managing director, has to sign.")).containsExactly("Peter Brandt, managing director");
        assertThat(suggested(Kind.CONTACT, "customer: Our CFO has to sign. Our finance director Friday is off, and my boss I cannot reach.")).isEmpty();
    }

    @Test
    void whatWasHeardBadlyOrByAGuessedVoiceIsLessSure() {
        double clear = confidence(1, null);
        assertThat(confidence(0.5, null)).isLessThan(clear * 0.6);
        assertThat(confidence(1, 0.6)).isLessThan(clear * 0.7);
    }

    /** How sure the authority element of a call is whose words and voices were heard so well. */
    private static double confidence(double words, @Nullable Double voice) {
        String text = "My boss has to approve it.";
        List<Word> heard = Stream.of(text.split(" ")).map(word -> new Word(word, 0, 1000, words)).toList();
        Transcript call = new Transcript(
                "en", true, voice != null, List.of(new Speaker(0, Side.REP, "", voice), new Speaker(1, Side.CUSTOMER, "", voice)), List.of(new Utterance(0, 1, 0, 1000, text, heard)));
        Element authority = Objects.requireNonNull(Objects.requireNonNull(Reviewer.review(call, ReviewContext.plain()).scorecards().get("bant")).elements().get("authority"));
        assertThat(authority.status()).isEqualTo(Status.NOT_MET);
        return authority.confidence();
    }
}
