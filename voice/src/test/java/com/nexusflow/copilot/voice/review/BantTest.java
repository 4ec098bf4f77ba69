package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BantTest {

    private static Element element(String name, String lines) {
        return Objects.requireNonNull(Bant.judged(Talk.of(Calls.written(lines)), LocalDate.of(2024, 3, 4)).elements().get(name));
    }

    @Test
    void nearlyEverythingCustomersSayAboutNeedAndAuthorityIsUnderstood() throws IOException {
        List<String> wrong = new ArrayList<>();
        String[] heading = {};
        int lines = 0;
        for (String line : heard()) {
            if (line.startsWith("[")) {
                heading = line.substring(1, line.length() - 1).split(" ");
                continue;
            }
            lines++;
            Status status = element(heading[0], "customer: " + line).status();
            boolean right = switch (heading[1]) {
                case "not_met" -> status == Status.NOT_MET;
                case "met" -> status == Status.MET;
                default -> status != Status.NOT_MET;
            };
            if (!right) {
                wrong.add(heading[0] + " " + status + ": " + line);
            }
        }
        assertThat(wrong).as("of " + lines).hasSizeLessThanOrEqualTo(lines / 20);
    }

    private static List<String> heard() throws IOException {
        try (InputStream file = Objects.requireNonNull(BantTest.class.getResourceAsStream("heard.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()
                    && !line.startsWith("#")).toList();
        }
    }

    @Test
    void aPriceAboveWhatIsAvailableIsQuoted() {
        Element budget = element("budget", """
                customer: Our budget for this is 4,000 dollars.
                rep: The scanners are 900 each. The total comes to $4,500.
                """);
        assertThat(budget.status()).isEqualTo(Status.NOT_MET);
        assertThat(budget.quote()).isEqualTo("The total comes to $4,500.");
        assertThat(budget.at()).isEqualTo(1);
    }

    @Test
    void aPriceWithinTheBudgetIsMet() {
        assertThat(element("budget", """
                customer: We can spend up to five thousand dollars.
                rep: It comes to 4.5k in total.
                """).status()).isEqualTo(Status.MET);
    }

    @Test
    void aDiscountThatBringsThePriceDownCounts() {
        assertThat(element("budget", """
                customer: My budget is capped at 2000.
                rep: That brings the total to 2300.
                customer: That is over our budget.
                rep: With the bundle the total comes to 1950.
                """).status()).isEqualTo(Status.MET);
    }

    @Test
    void wordsDecideWhereNoAmountIsNamed() {
        assertThat(element("budget", "customer: Honestly that's more than we can afford.").status()).isEqualTo(Status.NOT_MET);
        assertThat(element("budget", "rep: Nice weather today.").status()).isEqualTo(Status.NOT_DISCUSSED);
    }

    @Test
    void aDeliveryAfterTheDateAskedForIsNotMet() {
        assertThat(element("timeline", """
                customer: We need it installed within three days.
                rep: Installation usually takes two weeks.
                """).status()).isEqualTo(Status.NOT_MET);
        assertThat(element("timeline", """
                customer: It has to be up and running by Friday.
                rep: We can deliver in three days.
                """).status()).isEqualTo(Status.MET);
    }

    @Test
    void aWayFoundLaterMeetsTheDate() {
        assertThat(element("timeline", """
                customer: We need it installed within a week.
                rep: Delivery normally takes three weeks.
                customer: Hmm.
                rep: We can expedite it and complete everything within your week.
                """).status()).isEqualTo(Status.MET);
    }

    @Test
    void askedWhetherOthersDecideAYesSpeaksAgainst() {
        assertThat(element("authority", """
                rep: Is there anyone else involved in the decision?
                customer: Yes, two more people.
                """).status()).isEqualTo(Status.NOT_MET);
        assertThat(element("authority", """
                rep: Is there anyone else involved in the decision?
                customer: No, just me.
                """).status()).isEqualTo(Status.MET);
    }

    @Test
    void aVerdictCarriesItsQuoteAndTime() {
        Element authority = element("authority", """
                rep: Shall we sign?
                customer: Good idea. My boss has to approve it first.
                """);
        assertThat(authority.quote()).isEqualTo("My boss has to approve it first.");
        assertThat(authority.at()).isEqualTo(1);
        assertThat(authority.atMillis()).isEqualTo(5000);
    }
}
