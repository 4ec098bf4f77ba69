package com.nexusflow.copilot.agents.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.text.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardInLanguagesTest {

    private static final Tenant TENANT = new Tenant(
            UUID.randomUUID(), "Test", Currency.getInstance("EUR"), Locale.ENGLISH, ZoneId.of("Europe/Berlin"), 1, LocalDate.of(2026, 5, 15), true);

    @Test
    void aGermanDateEndsNoSentence() {
        assertThat(GroundingGuard.sentences("Zuletzt am 15. August 2017: Anruf. Es sind 12. Mehr nicht."))
                .containsExactly("Zuletzt am 15. August 2017: Anruf.", "Es sind 12.", "Mehr nicht.");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatTheCopilotSaysOfItselfPassesWhole(Locale language) {
        Texts texts = Texts.of("messages.replies", language);
        for (String key : List.of("abilities.help", "abilities.greeting", "abilities.thanks", "refusal.out_of_scope", "refusal.future", "brief.quiet")) {
            String text = texts.get(key);
            assertThat(String.join(" ", guard(language).grounded(text))).as(key).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aNameThatNoFindingHoldsIsDroppedInEveryLanguage(Locale language) {
        assertThat(guard(language).grounded("1 Deal: Heinz Kunzelmann.")).isEmpty();
    }

    static List<Locale> languages() {
        return Texts.LANGUAGES;
    }

    private static GroundingGuard guard(Locale language) {
        return new GroundingGuard(List.of(new Finding.Abilities("help")), "", TENANT, language);
    }
}
