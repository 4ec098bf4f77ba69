package com.nexusflow.copilot.voice.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownNamesTest {

    private static final double CLEAR = 1;

    @Test
    void aNameHeardAsOtherWordsIsPutRight() {
        assertThat(corrected("we moved to kan code last spring", "Kan-code")).isEqualTo("we moved to Kan-code last spring");
        assertThat(corrected("globe x is our competitor", "Globex")).isEqualTo("Globex is our competitor");
    }

    @Test
    void aNameNobodyKnowsChangesNothing() {
        assertThat(corrected("our sales force is growing", "Globex")).isEqualTo("our sales force is growing");
        assertThat(corrected("we use sales force", "Salesforce")).isEqualTo("we use Salesforce");
    }

    @Test
    void theTimesAreThoseOfAllTheWordsItStandsFor() {
        Utterance utterance = KnownNames.of(List.of("Kan-code")).corrected(transcript(words("to kan code now", 0.5))).utterances().getFirst();
        assertThat(utterance.words()).extracting(Word::text).containsExactly("to", "Kan-code", "now");
        assertThat(utterance.words().get(1)).isEqualTo(new Word("Kan-code", 100, 300, 0.5));
        assertThat(utterance.text()).isEqualTo("to Kan-code now");
    }

    @Test
    void aNameOfSeveralWordsStaysSeveralWords() {
        Utterance utterance = KnownNames.of(List.of("Fenwick Labs")).corrected(transcript(words("at fen wick labs now", 0.9))).utterances().getFirst();
        assertThat(utterance.words()).extracting(Word::text).containsExactly("at", "Fenwick", "Labs", "now");
        assertThat(utterance.words()).extracting(Word::startMillis).containsExactly(0, 100, 250, 400);
    }

    @Test
    void usualWordsAreChangedOnlyWhereTheyWereNotClearlyHeard() {
        KnownNames names = KnownNames.of(List.of("Kan-code"));
        assertThat(text(names.corrected(transcript(words("we can code it", CLEAR))))).isEqualTo("we can code it");
        assertThat(text(names.corrected(transcript(words("we can code it", 0.4))))).isEqualTo("we Kan-code it");
    }

    @Test
    void theLessSureAWordIsTheMoreReadilyItIsChanged() {
        KnownNames names = KnownNames.of(List.of("Meyer"));
        assertThat(text(names.corrected(transcript(words("ask the mayor", CLEAR))))).isEqualTo("ask the mayor");
        assertThat(text(names.corrected(transcript(words("ask the mayor", 0.4))))).isEqualTo("ask the Meyer");
    }

    @Test
    void whatBelongsToTheSentenceAroundANameStays() {
        assertThat(corrected("\"Globe X's\" price, then? (Hub spot.)", "Globex", "HubSpot")).isEqualTo("\"Globex's\" price, then? (HubSpot.)");
        assertThat(corrected("We crossed the globe. X marks the spot.", "Globex")).isEqualTo("We crossed the globe. X marks the spot.");
    }

    @Test
    void aNameThatIsAUsualWordIsLeftAsItIs() {
        assertThat(corrected("put it in a box and close it", "Box", "Close")).isEqualTo("put it in a box and close it");
    }

    @Test
    void misheardNamesAreFoundAndNoOthers() throws IOException {
        List<String> lines = lines("misheard.txt");
        KnownNames names = KnownNames.of(lines.stream().map(KnownNamesTest::name).distinct().toList());
        List<String> missed = new ArrayList<>();
        int wrong = 0;
        for (String line : lines) {
            String heard = line.substring(line.indexOf('|') + 1).strip();
            String text = text(names.corrected(transcript(words(heard, 0.7))));
            if (!text.contains(name(line))) {
                missed.add(line + " -> " + text);
            }
            wrong += lines.stream().map(KnownNamesTest::name).distinct().filter(other -> !other.equals(name(line)) && text.contains(other)).count() > 0 ? 1 : 0;
        }
        System.out.printf("Misheard names: %d of %d put right, %d made another name; missed %s%n", lines.size() - missed.size(), lines.size(), wrong, missed);
        assertThat(lines.stream().map(KnownNamesTest::name).distinct().count()).isGreaterThanOrEqualTo(30);
        assertThat(wrong).isZero();
        assertThat(missed).hasSizeLessThanOrEqualTo(lines.size() / 10);
    }

    @Test
    void ordinaryProseStaysAsItIsHeardClearlyOrWritten() throws IOException {
        KnownNames names = KnownNames.of(lines("misheard.txt").stream().map(KnownNamesTest::name).distinct().toList());
        for (String line : lines("prose.txt")) {
            assertThat(corrected(line, names)).isEqualTo(line);
            assertThat(text(names.corrected(transcript(words(line, CLEAR))))).isEqualTo(line);
            assertThat(text(names.corrected(transcript(words(line, 0.85))))).isEqualTo(line);
        }
    }

    @Test
    void thousandsOfNamesAreQuickEnoughForEveryTranscript() {
        List<String> many = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int syllable = random.nextInt(2, 5); syllable > 0; syllable--) {
                name.append("bdfghklmnprstvz".charAt(random.nextInt(15))).append("aeiou".charAt(random.nextInt(5)));
            }
            many.add(name.toString());
        }
        KnownNames names = KnownNames.of(many);
        Transcript call = transcript(words("well the print law people said that brand allow is what they want ".repeat(500), 0.6));
        long start = System.nanoTime();
        names.corrected(call);
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf('|')).strip();
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(KnownNamesTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }

    private static String corrected(String text, String... names) {
        return corrected(text, KnownNames.of(List.of(names)));
    }

    private static String corrected(String text, KnownNames names) {
        return text(names.corrected(transcript(new Utterance(0, 0, 0, 5000, text, List.of()))));
    }

    private static String text(Transcript transcript) {
        return transcript.utterances().getFirst().text();
    }

    private static Transcript transcript(Utterance utterance) {
        return new Transcript("en", true, false, List.of(new Speaker(0, Side.UNKNOWN, "")), List.of(utterance));
    }

    /** Each word takes 100 ms and follows the one before at once. */
    private static Utterance words(String text, double confidence) {
        List<Word> words = new ArrayList<>();
        for (String word : text.strip().split(" ")) {
            words.add(new Word(word, 100 * words.size(), 100 * words.size() + 100, confidence));
        }
        return new Utterance(0, 0, 0, 100 * words.size(), text.strip(), words);
    }
}
