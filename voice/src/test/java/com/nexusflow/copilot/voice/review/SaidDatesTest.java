package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.voice.words.Tokens;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidDatesTest {

    /** A Wednesday. */
    private static final LocalDate CALL = LocalDate.of(2024, 3, 6);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "today works|2024-03-06", "see you tomorrow|2024-03-07", "the day after tomorrow|2024-03-08", "by Friday|2024-03-08",
                "on Wednesday|2024-03-13", "next Friday|2024-03-15",
        "next week|2024-03-11", "by the end of the week|2024-03-08", "end of the month|2024-03-31", "next month|2024-04-01",
                "by the end of the quarter|2024-03-31",
        "in two weeks|2024-03-20", "in a couple of days|2024-03-08", "in a week|2024-03-13", "March 20|2024-03-20",
                "the 3rd of April|2024-04-03", "on January 5th|2025-01-05",
        "twenty minutes on the 15th|2024-03-15", "by the end of the day|2024-03-06", "by June|2024-06-30"})
    void aDateIsCountedFromTheCall(String words, LocalDate date) {
        SaidDates.Said said = SaidDates.first(Tokens.of(words), CALL);
        assertThat(said).isNotNull();
        assertThat(said.date()).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"we may call you", "every week", "the second option", "four units", "in the office"})
    void wordsWithoutADateHaveNone(String words) {
        assertThat(SaidDates.first(Tokens.of(words), CALL)).isNull();
    }

    @Test
    void aDayThatIsNoneIsLeftOut() {
        assertThat(SaidDates.first(Tokens.of("February 31"), CALL)).isNull();
    }
}
