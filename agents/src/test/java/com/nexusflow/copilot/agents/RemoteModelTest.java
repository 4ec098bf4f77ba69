package com.nexusflow.copilot.agents;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.nexusflow.copilot.agents.intent.Guess;
import com.nexusflow.copilot.agents.model.ModelSettings;
import com.nexusflow.copilot.agents.model.Models;
import com.nexusflow.copilot.agents.reply.Progress;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** A remote model that speaks OpenAI's protocol over HTTP, in good and in bad health. */
class RemoteModelTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String QUESTION = "won revenue in Q1 2026";
    private static final String FIRST_QUARTER = "{\"metrics\":[\"won_revenue\"],\"from\":\"2026-01-01\",\"to\":\"2026-03-31\"}";
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private static SalesFloor floor;
    private static TenantScope admin;
    private static CopilotKit kit;
    private Models models;

    @BeforeAll
    static void open() {
        SERVER.start();
        floor = SalesFloor.open();
        admin = floor.scope("Petra Lang");
        kit = new CopilotKit(message -> new Guess("metric", 1, true));
        say(kit.copilot(), null, QUESTION);
    }

    @AfterAll
    static void close() {
        kit.close();
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
        models = Models.of(new ModelSettings("openai", "http://127.0.0.1:" + SERVER.port() + "/v1", "k", "test-model", null, PATIENCE));
    }

    @AfterEach
    void hangUp() {
        models.close();
    }

    @Test
    void aGoodModelCallsAToolAndWordsWhatItFound() {
        answersToAQuestion(call("metric_query", FIRST_QUARTER));
        answersToAToolsResult(words("Your team won €9,260 in Q1 2026."));
        List<Progress> heard = new ArrayList<>();
        Reply reply = kit.copilot(models).answer(new Turn(admin, null, QUESTION, Turn.Surface.CHAT), heard::add);
        assertThat(reply.text()).isEqualTo("Your team won €9,260 in Q1 2026.");
        assertThat(reply.model()).isEqualTo("openai/test-model");
        assertThat(reply.sources()).hasSize(1);
        assertThat(heard).hasSize(2).last().isEqualTo(new Progress.Sentence("Your team won €9,260 in Q1 2026."));
        SERVER.verify(2, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void theModelIsToldItsToolsAndTheDayButNoDataBeforeItAsks() {
        answersToAQuestion(call("metric_query", FIRST_QUARTER));
        answersToAToolsResult(words("It is €9,260."));
        say(kit.copilot(models), null, QUESTION);
        String first = SERVER.getAllServeEvents().getLast().getRequest().getBodyAsString();
        assertThat(first).contains("metric_query", "decline", "2026-05-15").doesNotContain("9260", "Sofia", "Solaria");
    }

    @Test
    void theConversationGoesOnWithTheRemoteModelAndWithoutIt() {
        answersToAQuestion(call("metric_query", FIRST_QUARTER));
        answersToAToolsResult(words("It is €9,260."));
        UUID conversation = say(kit.copilot(models), null, QUESTION).conversationId();
        SERVER.resetAll();
        SERVER.stubFor(post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(500)));
        Reply reply = say(kit.copilot(models), conversation, "and the West?");
        assertThat(reply.text()).contains("West", "Q1 2026", "€2,170");
    }

    static Stream<Arguments> illnesses() {
        return Stream.of(
                Arguments.of("slow", "did not answer in time", aResponse().withFixedDelay(8_000).withStatus(200)),
                Arguments.of("dripping", "did not answer in time", call("metric_query", FIRST_QUARTER).withChunkedDribbleDelay(20, 8_000)),
                Arguments.of("too many requests", "is overloaded", aResponse().withStatus(429).withHeader("Retry-After", "30").withBody("{\"error\":{\"message\":\"slow down\"}}")),
                Arguments.of("broken", "cannot be reached", aResponse().withStatus(500)),
                Arguments.of("too busy", "is overloaded", aResponse().withStatus(503)),
                Arguments.of("key refused", "does not accept the key", aResponse().withStatus(401).withBody("{\"error\":{\"message\":\"bad key\"}}")),
                Arguments.of("hanging up", "cannot be reached", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("empty", "cannot be reached", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                Arguments.of("garbage", "gave no usable answer", aResponse().withStatus(200).withHeader("Content-Type", "text/html").withBody("<html>proxy log-in</html>")),
                Arguments.of("no choices", "gave no usable answer", json(Map.of("id", "1", "object", "chat.completion", "created", 1, "model", "test-model", "choices", List.of()))),
                Arguments.of("malformed arguments", "gave no usable answer", call("metric_query", "{\"metrics\": [\"won_rev")),
                Arguments.of("arguments of another tool", "gave no usable answer", call("metric_query", "{\"city\":\"Berlin\"}")),
                Arguments.of("unknown tool", "gave no usable answer", call("delete_everything", "{}")),
                Arguments.of("endless calls", "gave no usable answer", call("metric_query", FIRST_QUARTER)),
                Arguments.of("words without a look", "gave no usable answer", words("Won revenue in Q1 2026 is €1,000,000.")),
                Arguments.of("silence", "gave no usable answer", words("")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("illnesses")
    void aSickModelIsReplacedWithinTheTurnAndTheReplySaysWhy(String illness, String why, ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(urlEqualTo(PATH)).willReturn(response));
        long start = System.nanoTime();
        Reply reply = say(kit.copilot(models), null, QUESTION);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(reply.model()).isEqualTo("offline");
        assertThat(reply.status()).isEqualTo(Reply.Status.ANSWERED);
        assertThat(reply.text()).contains("€9,260").doesNotContain("1,000,000").endsWith("The language model " + why + "; this answer is worded without it.");
        assertThat(taken).isLessThan(PATIENCE.plusSeconds(3));
    }

    @Test
    void aTemperatureIsSentOnlyWhereOneIsSet() {
        answersToAQuestion(call("metric_query", FIRST_QUARTER));
        answersToAToolsResult(words("It is €9,260."));
        say(kit.copilot(models), null, QUESTION);
        assertThat(SERVER.getAllServeEvents()).hasSize(2).noneMatch(event -> event.getRequest().getBodyAsString().contains("temperature"));
        SERVER.resetRequests();
        Models cool = Models.of(new ModelSettings("openai", "http://127.0.0.1:" + SERVER.port() + "/v1", "k", "test-model", 0.2, PATIENCE));
        say(kit.copilot(cool), null, QUESTION);
        cool.close();
        SERVER.verify(2, postRequestedFor(urlEqualTo(PATH)).withRequestBody(matchingJsonPath("$.temperature", equalTo("0.2"))));
    }

    @Test
    void aReplyWithBothRemarksHasThreeSentences() {
        SERVER.stubFor(post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(500)));
        List<Progress> heard = new ArrayList<>();
        Reply reply = kit.copilot(models).answer(new Turn(floor.scope("Sofia Lopez"), null, "what is going on with Solaria?", Turn.Surface.CHAT), heard::add);
        List<Progress> sentences = heard.stream().filter(Progress.Sentence.class::isInstance).toList();
        assertThat(sentences).hasSize(3);
        assertThat(reply.text()).startsWith("Solaria").contains("Only deals that you may see are counted.").endsWith("this answer is worded without it.");
    }

    @Test
    void aModelThatFailsThreeTimesInARowIsLeftAlone() {
        SERVER.stubFor(post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(401)));
        for (int turn = 0; turn < 5; turn++) {
            assertThat(say(kit.copilot(models), null, QUESTION).text()).contains("€9,260", "does not accept the key");
        }
        SERVER.verify(3, postRequestedFor(urlEqualTo(PATH)));
    }

    static Stream<Arguments> badFirstCalls() {
        return Stream.of(
                Arguments.of(call("metric_query", "{\"metrics\": [\"won_rev"), "It is €9,260."),
                Arguments.of(call("metric_query", "{\"metrics\":[\"happiness\"]}"), "There is no such figure."),
                Arguments.of(call("delete_everything", "{}"), "All is deleted."));
    }

    @ParameterizedTest
    @MethodSource("badFirstCalls")
    void aModelThatGivesUpAfterABadCallIsReplaced(ResponseDefinitionBuilder call, String words) {
        answersToAQuestion(call);
        answersToAToolsResult(words(words));
        Reply reply = say(kit.copilot(models), null, QUESTION);
        assertThat(reply.model()).isEqualTo("offline");
        assertThat(reply.text()).contains("€9,260").doesNotContain("deleted");
    }

    @Test
    void aModelThatMendsItsCallIsHeard() {
        String answered = "$.messages[?(@.role == 'tool')]";
        SERVER.stubFor(post(urlEqualTo(PATH)).willReturn(call("metric_query", "{\"metrics\":[\"happiness\"]}")));
        SERVER.stubFor(post(urlEqualTo(PATH)).withRequestBody(matchingJsonPath(answered)).willReturn(call("metric_query", FIRST_QUARTER)));
        SERVER.stubFor(post(urlEqualTo(PATH)).withRequestBody(matchingJsonPath("$.messages[5]")).willReturn(words("It is €9,260.")));
        Reply reply = say(kit.copilot(models), null, QUESTION);
        assertThat(reply.model()).isEqualTo("openai/test-model");
        assertThat(reply.text()).isEqualTo("It is €9,260.");
    }

    @Test
    void aServerThatIsNotThereIsReplaced() {
        Models gone = Models.of(new ModelSettings("openai", "http://127.0.0.1:1/v1", "k", "test-model", null, PATIENCE));
        Reply reply = say(kit.copilot(gone), null, QUESTION);
        gone.close();
        assertThat(reply.model()).isEqualTo("offline");
        assertThat(reply.text()).contains("€9,260");
    }

    @Test
    void nothingOfAFailedTryIsRemembered() {
        SERVER.stubFor(post(urlEqualTo(PATH)).willReturn(call("metric_query", FIRST_QUARTER)));
        UUID conversation = say(kit.copilot(models), null, "win rate in 2025").conversationId();
        String memory = admin.call(() -> kit.conversations().memory(conversation).orElseThrow());
        assertThat(memory).contains("win_rate").doesNotContain("won_revenue");
    }

    private static void answersToAQuestion(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(urlEqualTo(PATH)).atPriority(2).willReturn(response));
    }

    private static void answersToAToolsResult(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(urlEqualTo(PATH)).atPriority(1).withRequestBody(matchingJsonPath("$.messages[?(@.role == 'tool')]")).willReturn(response));
    }

    private static ResponseDefinitionBuilder words(String content) {
        return message(Map.of("role", "assistant", "content", content), "stop");
    }

    private static ResponseDefinitionBuilder call(String tool, String arguments) {
        Map<String, Object> call = Map.of("id", "call_1", "type", "function", "function", Map.of("name", tool, "arguments", arguments));
        return message(Map.of("role", "assistant", "tool_calls", List.of(call)), "tool_calls");
    }

    private static ResponseDefinitionBuilder message(Map<String, Object> message, String reason) {
        return json(Map.of(
                "id", "1", "object", "chat.completion", "created", 1, "model", "test-model",
                "choices", List.of(Map.of("index", 0, "message", message, "finish_reason", reason)),
                "usage", Map.of("prompt_tokens", 1, "completion_tokens", 1, "total_tokens", 2)));
    }

    private static ResponseDefinitionBuilder json(Object body) {
        return aResponse().withStatus(200).withHeader("Content-Type", "application/json").withBody(MAPPER.writeValueAsString(body));
    }

    private static Reply say(Copilot copilot, UUID conversation, String text) {
        return copilot.answer(new Turn(admin, conversation, text, Turn.Surface.CHAT), progress -> {});
    }
}
