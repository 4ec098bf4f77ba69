package com.nexusflow.copilot.voice.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import com.nexusflow.copilot.voice.redact.Redacted.Silence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "it is four one one one one one one one one one one one one one one one thanks|it is [card number] thanks",
        "forty one eleven eleven eleven eleven eleven eleven eleven|[card number]",
        "four triple one triple one triple one triple one triple one ok|[card number] ok",
        "card 4111-1111-1111-1111, expires soon|card [card number], expires soon",
        "wire it to DE89 3704 0044 0532 0130 00 today|wire it to [account number] today",
        "write to anna at example dot com|write to [e-mail]",
        "write to anna.smith@example.co.uk.|write to [e-mail].",
        "call me at five five five one two three four|call me at [phone number]",
        "call +49 (151) 2345678 now|call [phone number] now"})
    void whatIsPersonalIsTakenOut(String said, String left) {
        assertThat(Redactor.redact(said)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the total is 12,500 dollars for 250 seats", "4111 1111 1111 1112 parts", "look at example dot com",
            "on 2024-03-15 at 10:30", "order number 45112233"})
    void ordinaryNumbersStay(String said) {
        assertThat(Redactor.redact(said)).isEqualTo(said);
    }

    @Test
    void madeUpPersonalDataIsFoundAndOrdinaryNumbersAreNot() {
        RedactionMeasurement measured = RedactionMeasurement.of(2024, 500);
        assertThat(measured.recall()).as(() -> String.join("\n", measured.missed())).allSatisfy((kind,
                recall) -> assertThat(recall).isGreaterThanOrEqualTo(0.985));
        assertThat(measured.falsePositives()).as(() -> String.join("\n", measured.wrong())).isLessThanOrEqualTo(0.005);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fr|quatre un un un un un un un un un un un un un un un|[card number]",
        "fr|mon numéro c'est le zéro six douze trente quatre cinquante six soixante dix huit voilà|mon numéro c'est le [phone number] voilà",
        "fr|écrivez à anna point durand arobase exemple point fr|écrivez à [e-mail]",
        "fr-CA|la carte est quatre triple un double un un un double un un un double un un un|la carte est [card number]",
        "es|es el cuatro uno uno uno uno uno uno uno uno uno uno uno uno uno uno uno gracias|es el [card number] gracias",
        "es|mi móvil es seiscientos doce treinta y cuatro cincuenta y seis setenta y ocho|mi móvil es [phone number]",
        "es|ana guion bajo ruiz arroba ejemplo punto es|[e-mail]",
        "de|einundvierzig elf elf elf elf elf elf elf|[card number]",
        "de|unter null eins fünf eins zwo drei vier fünf sechs sieben acht|unter [phone number]",
        "de|anna minus weber at beispiel punkt de|[e-mail]",
        "en|quatre un un un un un un un un un un un un un un un|[card number]"})
    void whatIsPersonalIsTakenOutInOtherLanguages(String language, String said, String left) {
        assertThat(Redactor.redact(said, language)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es"})
    void madeUpPersonalDataInOtherLanguagesIsFoundAndOrdinaryNumbersAreNot(String language) {
        RedactionMeasurement measured = RedactionMeasurement.abroad(language, 2024, 300);
        assertThat(measured.recall()).as(() -> String.join("\n", measured.missed())).allSatisfy((kind,
                recall) -> assertThat(recall).isGreaterThanOrEqualTo(0.97));
        assertThat(measured.falsePositives()).as(() -> String.join("\n", measured.wrong())).isLessThanOrEqualTo(0.005);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void eachLanguageSaysAllNumbersBelowAHundredOneWay(String language) {
        Map<String, String> said = new HashMap<>();
        FormList.of(language).each("", (form, name) -> {
            if (name.matches("\\d|[1-9]\\d")) {
                assertThat(said.put(form, name)).as(form).isNull();
            }
        });
        assertThat(said.values()).contains(IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "four one one one one one one one one one one one one one one two|[card number]",
        "four one one one one one one for one one one one one one one one|[card number]",
        "it is four one one one one one hun one one one one one one one one one thanks|it is [card number] thanks",
        "my iban is the eight nine three seven zero four zero zero four four zero five three two zero one three zero zero zero"
                + "|my iban is the [account number]",
        "wire it to DE89 3704 0044 0532 0130 01 today|wire it to [account number] today",
        "the order number is four five zero zero one two three four five six seven eight nine"
                + "|the order number is four five zero zero one two three four five six seven eight nine",
        "one two three four five six seven eight nine ten eleven twelve|one two three four five six seven eight nine ten eleven twelve",
        "it is one or two for three to four of us|it is one or two for three to four of us"})
    void aLongNumberIsTakenOutWithADigitMisheardUnlessItIsCalledAnotherThing(String said, String left) {
        assertThat(Redactor.redact(said)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"could you give me the card number please for the order,[card number]", "what is your phone number,[phone number]",
        "read me the order number please,five five five one two three four five six seven eight nine zero",
        "thank you so much indeed,[card number]"})
    void whatTheOtherSideAskedForTellsWhatANumberIs(String asked, String left) {
        String digits = "five five five one two three four five six seven eight nine zero";
        Redacted redacted = Redactor.redact(transcript(said(0, 0, 0, asked), said(1, 1, 10_000, digits)));
        assertThat(redacted.transcript().utterances().getLast().text()).isEqualTo(left);
    }

    @Test
    void numbersHeardWithErrorsAreFoundAndOrdinaryNumbersInDialoguesAreNot() {
        RedactionMeasurement measured = RedactionMeasurement.misheard(2024, 300);
        assertThat(measured.recall()).as(() -> String.join("\n", measured.missed())).allSatisfy((kind,
                recall) -> assertThat(recall).isGreaterThanOrEqualTo(0.98));
        assertThat(measured.falsePositives()).as(() -> String.join("\n", measured.wrong())).isLessThanOrEqualTo(0.005);
    }

    private static Utterance said(int number, int speaker, int startMillis, String text) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            words.add(new Word(word, startMillis + words.size() * 500, startMillis + words.size() * 500 + 400, 0.9));
        }
        return new Utterance(number, speaker, startMillis, words.getLast().endMillis(), text, words);
    }

    private static Transcript transcript(Utterance... utterances) {
        return new Transcript("en", true, false, List.of(new Speaker(0, Side.REP, ""), new Speaker(1, Side.CUSTOMER, "")),
                List.of(utterances));
    }

    @Test
    void theAudioIsSilencedOverTheSameWords() {
        Redacted redacted = Redactor.redact(transcript(said(0, 1, 10_000, "mail anna at example dot com please")));
        Utterance left = redacted.transcript().utterances().getFirst();
        assertThat(left.text()).isEqualTo("mail [e-mail] please");
        assertThat(left.words()).extracting(Word::text).containsExactly("mail", "[e-mail]", "please");
        assertThat(left.words().get(1).startMillis()).isEqualTo(10_500);
        assertThat(left.words().get(1).endMillis()).isEqualTo(12_900);
        assertThat(redacted.silences()).containsExactly(new Silence(1, 10_440, 12_960));
    }

    @Test
    void aNumberSaidOverSeveralUtterancesIsFoundWhole() {
        Redacted redacted = Redactor.redact(transcript(said(0, 1, 0, "it is four one one one one one one one"), said(1, 0, 6_000,
                "okay go on"),
                said(2, 1, 8_000, "one one one one one one one one that is all")));
        assertThat(redacted.transcript().utterances()).extracting(Utterance::text).containsExactly("it is [card number]", "okay go on",
                "[card number] that is all");
        assertThat(redacted.silences()).hasSize(2);
        assertThat(redacted.counts()).containsEntry(Kind.CARD, 1);
    }

    @Test
    void aTextThatWritesNumbersOutIsRedactedBesideItsSpokenWords() {
        Utterance spoken = said(0, 1, 0, "it is four one one one one one one one one one one one one one one one");
        Utterance written = new Utterance(0, 1, 0, spoken.endMillis(), "It is 4111 1111 1111 1111.", spoken.words());
        Redacted redacted = Redactor.redact(transcript(written));
        assertThat(redacted.transcript().utterances().getFirst().text()).isEqualTo("It is [card number].");
        assertThat(redacted.silences()).containsExactly(new Silence(1, 940, 8_960));
        assertThat(redacted.counts()).containsEntry(Kind.CARD, 1);
    }

    @Test
    void aTranscriptWithNothingPersonalStaysAsItIs() {
        Transcript transcript = transcript(said(0, 1, 0, "we need ten seats by friday"));
        assertThat(Redactor.redact(transcript).transcript()).isEqualTo(transcript);
    }
}
