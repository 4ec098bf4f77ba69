package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallReview.Commitment;
import com.nexusflow.copilot.core.call.CallReview.SummarySentence;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
}
