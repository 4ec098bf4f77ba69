package com.nexusflow.copilot.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TroubleTest {

    @Test
    void itIsToldInTheLanguageOfWhoeverLooks() {
        String kept = Trouble.of("messages.post", "sent.unreachable").text();
        assertThat(Trouble.words(kept, Locale.ENGLISH)).startsWith("The platform could not be reached");
        assertThat(Trouble.words(kept, Locale.GERMAN)).startsWith("Die Plattform war nicht erreichbar");
    }

    @Test
    void itsValuesFillTheGaps() {
        assertThat(new Trouble("messages.metrics", "rate", List.of("a\tb", "7")).values()).containsExactly("a b", "7");
        assertThat(Trouble.of("messages.post", "sent.none", 7).text()).isEqualTo("messages.post\tsent.none\t7");
    }

    @Test
    void wordsThatWereKeptAsSuchStayAsTheyAre() {
        assertThat(Trouble.words("The channel is gone.", Locale.GERMAN)).isEqualTo("The channel is gone.");
    }

    @Test
    void everyLanguageTellsEveryReason() {
        for (Locale language : Texts.LANGUAGES) {
            ResourceBundle bundle = ResourceBundle.getBundle("messages.post", language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertThat(bundle.keySet()).as(language.toString()).containsExactlyInAnyOrder("sent.disconnected", "sent.unreachable", "sent.twice", "sent.broken");
        }
    }
}
