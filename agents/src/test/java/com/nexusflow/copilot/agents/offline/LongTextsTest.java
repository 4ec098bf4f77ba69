package com.nexusflow.copilot.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.guard.GroundingGuard;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.tenant.Tenant;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts as long as they may be, made of few things that are repeated: each gets its plan. */
class LongTextsTest {

    private static final List<String> COMMANDS = List.of("create a lead ", "set next step of Initech to ");
    private static final List<String> REPEATED = List.of("Anna ", "A ", "A", ".b", "a@b", "to ", ",000", "+49 1 ", "2026-06-30 ", "’A-");

    private static OfflineFixture fixture;

    @BeforeAll
    static void open(@TempDir Path folder) {
        fixture = new OfflineFixture(folder);
    }

    static Stream<String> commands() {
        return COMMANDS.stream();
    }

    static Stream<String> repeated() {
        return REPEATED.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    @Timeout(120)
    void everyLongTextGetsAPlan(String command) {
        for (String repeated : REPEATED) {
            assertThat(fixture.plan(text(command, repeated))).as(command + repeated).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("repeated")
    @Timeout(60)
    void everyLongTextIsHeldAgainstWhatWasFound(String repeated) {
        Tenant tenant = new Tenant(UUID.randomUUID(), "Test", Currency.getInstance("EUR"), Locale.ENGLISH, ZoneId.of("Europe/Berlin"), 1, LocalDate.of(2026, 5, 15), true);
        GroundingGuard guard = new GroundingGuard(List.of(new Finding.Abilities("help")), "", tenant, Locale.ENGLISH);
        assertThatCode(() -> guard.grounded(text("It is ", repeated))).doesNotThrowAnyException();
    }

    private static String text(String command, String repeated) {
        return (command + "Anna a@b" + repeated.repeat(Turn.LONGEST_TEXT)).substring(0, Turn.LONGEST_TEXT);
    }
}
