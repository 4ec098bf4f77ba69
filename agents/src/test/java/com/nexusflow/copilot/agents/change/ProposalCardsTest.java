package com.nexusflow.copilot.agents.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.CopilotKit;
import com.nexusflow.copilot.agents.SalesFloor;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody approves what is not on the card. */
class ProposalCardsTest {

    private static SalesFloor floor;
    private static CopilotKit kit;

    @BeforeAll
    static void open() {
        floor = SalesFloor.open();
        kit = new CopilotKit();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    static Stream<Change> newRecords() {
        Change.Subject nothing = Change.Subject.NOTHING;
        return Stream.of(
                new Change.LogActivity("meeting", "Subject of it", "Body of it", Instant.parse("2026-05-15T09:00:00Z"), nothing),
                new Change.CreateTask("Title of it", LocalDate.of(2026, 6, 2), floor().scope("Petra Lang").personId(), nothing),
                new Change.AddNote("Body of it", nothing),
                new Change.CreateContact("Name of it", "Title of it", "mail@of.it", "+49 30 1234567", null),
                new Change.CreateLead("Name of it", "Company of it", "mail@of.it", "Source of it"));
    }

    private static SalesFloor floor() {
        if (floor == null) {
            open();
        }
        return floor;
    }

    @ParameterizedTest
    @MethodSource("newRecords")
    void everythingThatIsWrittenStandsOnTheCard(Change change) throws ReflectiveOperationException {
        TenantScope petra = floor.scope("Petra Lang");
        ProposalCard card = petra.call(() -> {
            UUID id = kit.proposals().propose(List.of(change), "as asked", null).id();
            return kit.desk().card(id, Locale.ENGLISH).orElseThrow();
        });
        String shown = card.lines().toString();
        for (RecordComponent component : change.getClass().getRecordComponents()) {
            Object value = component.getAccessor().invoke(change);
            if (value instanceof String text) {
                assertThat(shown).as(component.getName()).contains(text);
            }
        }
        if (change instanceof Change.CreateTask) {
            assertThat(shown).contains("2 June 2026").contains("Petra Lang");
        }
        if (change instanceof Change.LogActivity) {
            assertThat(shown).contains("15 May 2026");
        }
    }
}
