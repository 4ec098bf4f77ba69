package com.nexusflow.copilot.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.agents.CopilotKit;
import com.nexusflow.copilot.agents.SalesFloor;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every conversation of the scenario files, said to the real copilot with its offline model. */
class ScenarioTest {

    private static final Path FILES = Path.of(System.getProperty("scenarios", "src/test/resources/scenarios"));

    private static SalesFloor floor;
    private static CopilotKit kit;
    private static Copilot copilot;

    @BeforeAll
    static void open() {
        floor = SalesFloor.open();
        kit = new CopilotKit();
        copilot = kit.copilot();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    static Stream<Scenario> scenarios() {
        return Scenario.all(FILES).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void theConversationGoesAsWritten(Scenario scenario) {
        TenantScope speaker = floor.scope(scenario.speaker());
        UUID conversation = null;
        for (Scenario.Said said : scenario.turns()) {
            Reply reply = say(speaker, conversation, said.say());
            conversation = reply.conversationId();
            TurnCheck check = new TurnCheck(said, reply, Call.last(kit.conversations(), speaker, conversation, floor.crm()));
            check.asWritten();
            check.asEveryReply();
        }
    }

    @Test
    void thereAreAtLeastSeventyConversations() {
        assumeThat(System.getProperty("scenarios")).isNull();
        assertThat(scenarios()).hasSizeGreaterThanOrEqualTo(70);
    }

    @Test
    void everySuggestionMadeAfterAnAnswerIsUnderstood() {
        TenantScope admin = floor.scope("Petra Lang");
        Set<List<String>> asked = new LinkedHashSet<>();
        for (Scenario scenario : Scenario.all(FILES)) {
            String question = scenario.turns().getFirst().say();
            if (!scenario.turns().getFirst().status().equals("answered")) {
                continue;
            }
            Reply first = say(admin, null, question);
            first.suggestions().stream().map(suggestion -> List.of(question, suggestion)).forEach(asked::add);
        }
        assertThat(asked).isNotEmpty().allSatisfy(pair -> {
            Reply first = say(admin, null, pair.getFirst());
            assertThat(say(admin, first.conversationId(), pair.getLast()).status()).as(pair.toString()).isEqualTo(Reply.Status.ANSWERED);
        });
    }

    private static Reply say(TenantScope speaker, UUID conversation, String text) {
        return copilot.answer(new Turn(speaker, conversation, text, Turn.Surface.CHAT), progress -> {});
    }
}
