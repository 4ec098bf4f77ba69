package com.nexusflow.copilot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.intent.Guess;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A timeline tells the last hundred things that happened. */
class TimelineAnswerTest {

    private static final OffsetDateTime START = OffsetDateTime.parse("2024-01-01T10:00:00Z");
    private static final int SHOWN = 100;

    private static SalesFloor floor;
    private static CopilotKit kit;

    @BeforeAll
    static void open() {
        floor = SalesFloor.open();
        floor.crm().account("Halcyon Mills", "retail", null).account("Juniper Works", "retail", null);
        kit = new CopilotKit(message -> new Guess("timeline", 1, true));
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @Test
    void aHundredEntriesAreAHundred() {
        calls("Halcyon Mills", SHOWN);
        assertThat(ask("Halcyon Mills").text()).startsWith("Halcyon Mills: 100 entries;");
    }

    @Test
    void ofMoreThanAHundredTheLastHundredAreSaidToBeTheLast() {
        calls("Juniper Works", SHOWN + 1);
        Reply reply = ask("Juniper Works");
        assertThat(reply.text()).startsWith("Juniper Works: the last 100 entries;").contains("Call 101");
        assertThat(reply.blocks()).singleElement().isInstanceOfSatisfying(Block.Table.class, table -> assertThat(table.rows()).hasSize(SHOWN));
    }

    private static void calls(String account, int count) {
        for (int i = 1; i <= count; i++) {
            floor.crm().insert("activity", account + " " + i, Map.of(
                    "kind", "call", "subject", "Call " + i, "happened_at", START.plusDays(i), "owner_id", floor.crm().id("Petra Lang"),
                    "account_id", floor.crm().id(account)));
        }
    }

    private static Reply ask(String account) {
        Turn turn = new Turn(floor.scope("Petra Lang"), null, "what happened with " + account + " lately?", Turn.Surface.CHAT);
        return kit.copilot().answer(turn, progress -> {});
    }
}
