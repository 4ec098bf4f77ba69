package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.voice.redact.Redacted;
import com.nexusflow.copilot.voice.redact.Redactor;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text made to cost much: seconds at most when the work grows with its length, minutes when it grows faster. */
class HostileTextTest {

    private static final int LENGTH = 60_000;
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"a", "a ", "a.", "1 ", "twenty one ", "a at b dot ", "not ", "i will send ", "4111 1111 ", "D E 8 9 ",
            "budget 5,000 ", "x@", "? ", "price ", "[1:00] "})
    void itIsReadInTimeThatGrowsWithItsLength(String piece) {
        String said = piece.repeat(LENGTH / piece.length());
        Redacted redacted = assertTimeoutPreemptively(FAR_TOO_LONG, () -> Redactor.redact(WrittenTranscript.parse("[0:01] Ann: ok " + said,
                "en", "")));
        CallReview review = assertTimeoutPreemptively(FAR_TOO_LONG, () -> Reviewer.review(redacted.transcript(), ReviewContext.plain()));
        assertThat(review.summary()).hasSizeLessThanOrEqualTo(CallReview.SUMMARY_SENTENCES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "I will send four one one one one one one one", "what is the price"})
    void manyUtterancesAreToo(String words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append("[%d:%02d] %s: %s\n".formatted(i / 60, i % 60, i % 2 == 0 ? "Ann" : "Ben", words));
        }
        Transcript transcript = WrittenTranscript.parse(text.toString(), "en", "Ann");
        Redacted redacted = assertTimeoutPreemptively(FAR_TOO_LONG, () -> Redactor.redact(transcript));
        CallReview review = assertTimeoutPreemptively(FAR_TOO_LONG, () -> Reviewer.review(redacted.transcript(), ReviewContext.plain()));
        assertThat(review.metrics().rep().words()).isPositive();
    }
}
