package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTranscriptTest {

    private static Transcript parse(String text) {
        return WrittenTranscript.parse(text, "en", "");
    }

    private static Map<String, Side> sides(Transcript transcript) {
        return transcript.speakers().stream().collect(Collectors.toMap(Speaker::name, Speaker::side));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "00:00:05|00:01:10|65000", "0:05|1:10|65000", "2024-03-01T10:00:05|2024-03-01T10:01:10|65000",
                "2024-03-01T10:00:05.500Z|2024-03-01T10:01:10Z|64500",
        "2024-03-01 10:00:05|2024-03-01 10:01:10|65000", "59:50|1:00:55|65000", "5 s|70 s|65000", "somewhere|later|0"})
    void timesAreReadHoweverTheyAreWritten(String first, String second, int since) {
        Transcript transcript = parse("[%s] Ann: Hello.\n[%s] Ben: Hi.".formatted(first, second));
        assertThat(transcript.utterances().get(1).startMillis()).isEqualTo(since);
        assertThat(transcript.timed()).isFalse();
    }

    @Test
    void aSecondCallBehindTheFirstGoesOnWhereItEnded() {
        Transcript transcript = parse("[2024-03-01T10:00:00] Ann: One.\n[2024-03-01T10:01:00] Ben: Two.\n[2024-03-09T09:00:00] Ann: "
                + "Three.\n[2024-03-09T09:00:30] Ben: Four.");
        assertThat(transcript.utterances()).extracting(Utterance::startMillis).containsExactly(0, 60_000, 60_000, 90_000);
    }

    @Test
    void theDayOfTheCallIsReadFromItsTimes() {
        assertThat(WrittenTranscript.date("[2024-03-01T10:00:00] Ann: One.")).contains(LocalDate.of(2024, 3, 1));
        assertThat(WrittenTranscript.date("[10:00] Ann: On 2024-03-01.")).isEmpty();
        assertThat(WrittenTranscript.date("[2024-13-41] Ann: One.")).isEmpty();
    }

    @Test
    void aLineWithoutABracketGoesOnWithTheOneBefore() {
        Transcript transcript = parse("[00:01] Ann: We need\nmore of them: five.\n\n[00:04] Ben: Fine.");
        assertThat(transcript.utterances()).extracting(Utterance::text).containsExactly("We need more of them: five.", "Fine.");
    }

    @Test
    void withoutAnyBracketNamesBeginTheLines() {
        assertThat(parse("Ann: Hello.\nBen: Hi there.").utterances()).extracting(Utterance::text).containsExactly("Hello.", "Hi there.");
    }

    @Test
    void notesBetweenTheLinesAreLeftOut() {
        assertThat(parse("[00:01] Ann: Hello.\n[00:02] (laughter)\n[00:03] Ben: Hi.").utterances()).hasSize(2);
    }

    @Test
    void aSpeakerIsOneHoweverTheNameIsCased() {
        assertThat(parse("[1:00] Ann: a.\n[1:05] ANN: b.\n[1:09] Ben: c.").speakers()).hasSize(2);
    }

    @Test
    void textWithoutSpeakersNamesTheLine() {
        assertThatThrownBy(() -> parse("[00:01] Ann: Hello.\n[00:02] just words")).isInstanceOf(UnreadableTranscript.class)
                .hasMessageContaining("Line 2").hasMessageContaining("just words");
    }

    @Test
    void emptyAndProseTextIsRefused() {
        assertThatThrownBy(() -> parse(" \n ")).isInstanceOf(UnreadableTranscript.class).hasMessageContaining("no words");
        assertThatThrownBy(() -> parse("Once upon a time")).isInstanceOf(UnreadableTranscript.class).hasMessageContaining("Line 1");
    }

    @Test
    void tooMuchTextIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> parse("x".repeat(WrittenTranscript.MOST_CHARACTERS
                + 1))).isInstanceOf(UnreadableTranscript.class).hasMessageContaining("at most");
    }

    @Test
    void theRepIsKnownByName() {
        Transcript transcript = WrittenTranscript.parse("[0:01] Ben Hill: We offer tables.\n[0:05] Ann Lee: How much are they?", "en",
                "ann lee");
        assertThat(sides(transcript)).containsEntry("Ann Lee", Side.REP).containsEntry("Ben Hill", Side.CUSTOMER);
        assertThat(transcript.speakersGuessed()).isFalse();
    }

    @Test
    void theRepIsFoundByWhatIsSaid() {
        Transcript transcript = parse("""
                [0:01] Ben Hill: Hello, Ben speaking.
                [0:05] Ann Lee: Hi, this is Ann from Oakfield Tables. I saw you are interested in our standing desks.
                [0:12] Ben Hill: Yes, we are looking for ten of them. How much is one?
                [0:18] Ann Lee: Each desk is priced at 400. I will send you a quote today.
                """);
        assertThat(sides(transcript)).containsEntry("Ann Lee", Side.REP).containsEntry("Ben Hill", Side.CUSTOMER);
        assertThat(transcript.speakersGuessed()).isTrue();
    }

    @Test
    void aLabelTellsTheSide() {
        assertThat(sides(parse("Agent: Hello.\nCustomer: Hi."))).containsEntry("Agent", Side.REP).containsEntry("Customer", Side.CUSTOMER);
    }
}
