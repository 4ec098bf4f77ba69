package com.nexusflow.copilot.channels.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.text.Texts;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    @ParameterizedTest
    @CsvSource({
        "en,'Yes, do it.',YES_DO_IT", "en,Yes.,YES", "en,Nope,NO", "en,Take it back!,UNDO", "en,Could you,", "en,Repeat please,REPEAT", "en,slower,SLOWER", "en,Goodbye.,STOP", "en,help,HELP",
        "de,'Ja, mach das!',YES_DO_IT", "de,Ja,YES", "de,Nein danke,NO", "de,Rückgängig,UNDO", "de,RUCKGANGIG,UNDO", "de,Wie bitte?,REPEAT", "de,langsamer bitte,SLOWER", "de,Tschüss,STOP", "de,Hilfe,HELP",
        "fr,'Oui, vas-y',YES_DO_IT", "fr,Oui,YES", "fr,Non merci,NO", "fr,Annule ça,UNDO", "fr,Répétez s’il vous plaît,REPEAT", "fr,Plus lentement,SLOWER", "fr,Au revoir,STOP", "fr,Aide,HELP",
        "es,'Sí, hazlo',YES_DO_IT", "es,Si,YES", "es,No gracias,NO", "es,Deshazlo,UNDO", "es,Repite por favor,REPEAT", "es,Más despacio,SLOWER", "es,Adiós,STOP", "es,Ayuda,HELP", "es,MAS,MORE"
    })
    void shortWordsAreUnderstood(Locale language, String said, Command command) {
        assertThat(Command.of(said, language)).isEqualTo(command);
    }

    /** A question that happens to hold a yes or a no changes nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"yes but to July", "do it for Globex instead", "is there no deal", "take back the offer to Initech", "how do I undo a change"})
    void moreWordsAreNoCommand(String said) {
        assertThat(Command.of(said, Locale.ENGLISH)).isNull();
    }

    @Test
    void noWordsMeanTwoThings() {
        for (String language : List.of("en", "de", "fr", "es")) {
            Set<String> seen = new HashSet<>();
            for (Command command : Command.values()) {
                Arrays.stream(PhoneWords.of(Locale.of(language)).get("say." + command.name().toLowerCase(Locale.ROOT)).split("\\|"))
                        .map(Command::plain)
                        .distinct()
                        .forEach(words -> assertThat(seen.add(words)).as(language + ": " + words).isTrue());
            }
        }
    }

    /** People answer in the language of the question, which need not be the tenant's. */
    @Test
    void allLanguagesAreUnderstoodAndNoneContradictsAnother() {
        for (Locale first : Texts.LANGUAGES) {
            for (Locale spoken : Texts.LANGUAGES) {
                for (Command command : Command.values()) {
                    command.words(spoken).forEach(words -> assertThat(Command.of(words, first)).as(first + ", " + spoken + ": " + words).isEqualTo(command));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"482913,''", "PIN 482913,PIN", "yess please 482913,yess please", "yess: 482913.,yess:", "set Globex to 460000,set Globex to 460000", "revenue 2026,revenue 2026",
        "won revenue in 2026,won revenue in 2026", "call +4917112345678,call +4917112345678", "how is my pipeline,how is my pipeline"})
    void whatMayBeAPinIsTakenOutAndNothingElse(String text, String left) {
        assertThat(TextMessage.withoutLikelyPin(text)).isEqualTo(left);
    }
}
