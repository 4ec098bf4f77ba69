package com.nexusflow.copilot.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.agents.CopilotKit;
import com.nexusflow.copilot.agents.SalesFloor;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private static SalesFloor floorWithCalls;
    private static CopilotKit kit;
    private static Copilot copilot;

    @BeforeAll
    static void open() {
        floor = SalesFloor.open();
        floorWithCalls = SalesFloor.open().withCalls();
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
        SalesFloor seller = seller(scenario);
        TenantScope speaker = seller.scope(scenario.speaker());
        UUID conversation = null;
        for (Scenario.Said said : scenario.turns()) {
            Reply reply = say(speaker, conversation, said.say());
            conversation = reply.conversationId();
            TurnCheck check = new TurnCheck(said, reply, Call.last(kit.conversations(), speaker, conversation, seller.crm()));
            check.asWritten();
            check.asEveryReply();
        }
    }

    @Test
    void thereAreAtLeastSeventyConversations() {
        assumeThat(System.getProperty("scenarios")).isNull();
        assertThat(scenarios()).hasSizeGreaterThanOrEqualTo(70);
    }

    static Stream<String> longTexts() {
        return Stream.of("won revenue in Q1 2026 ", "Solaria and Sofia ", "a", "Zq", "é😀ß ", "1,000 ", "and (", "<b>")
                .map(piece -> piece.repeat(Turn.LONGEST_TEXT / piece.length() + 1).substring(0, Turn.LONGEST_TEXT));
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void theLongestTextAllowedGetsAPoliteReplyWithinSeconds(String text) {
        TenantScope admin = floor.scope("Petra Lang");
        Reply reply = assertTimeout(Duration.ofSeconds(10), () -> say(admin, null, text));
        assertThat(reply.text()).isNotBlank().hasSizeLessThan(1_000);
    }

    @Test
    void everySuggestionMadeAfterAnAnswerIsUnderstood() {
        Map<String, Scenario> questions = new LinkedHashMap<>();
        for (Scenario scenario : Scenario.all(FILES)) {
            Scenario.Said first = scenario.turns().getFirst();
            if (first.status().equals("answered")) {
                say(admin(scenario), null, first.say()).suggestions().forEach(suggestion -> questions.putIfAbsent(suggestion, scenario));
            }
        }
        assertThat(questions).isNotEmpty().allSatisfy((suggestion, scenario) -> {
            String question = scenario.turns().getFirst().say();
            Reply first = say(admin(scenario), null, question);
            assertThat(say(admin(scenario), first.conversationId(), suggestion).status()).as(question + " " + suggestion).isEqualTo(Reply.Status.ANSWERED);
        });
    }

    private static SalesFloor seller(Scenario scenario) {
        return scenario.conversation().startsWith("calls") ? floorWithCalls : floor;
    }

    private static TenantScope admin(Scenario scenario) {
        return seller(scenario).scope("Petra Lang");
    }

    private static Reply say(TenantScope speaker, UUID conversation, String text) {
        return copilot.answer(new Turn(speaker, conversation, text, Turn.Surface.CHAT), progress -> {});
    }
}
