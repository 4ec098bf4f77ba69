package com.nexusflow.copilot.channels.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nexusflow.copilot.agents.memory.Conversations;
import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.StartedCopilot;
import com.nexusflow.copilot.core.demo.DemoData;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestRedis;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two nodes on one PostgreSQL and one Redis; each test is another person. */
class TwoNodesTest {

    private static final int LIMIT = 6;

    @TempDir
    private static Path homes;

    private static TestRedis redis;
    private static StartedCopilot one;
    private static StartedCopilot two;

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        String[] settings = {
            "--copilot.redis.url=" + redis.url(), "--copilot.redis.timeout=2s", "--copilot.limits.questions-per-minute=" + LIMIT, "--copilot.limits.decisions-per-minute=" + LIMIT
        };
        one = StartedCopilot.on(homes.resolve("one"), settings);
        two = StartedCopilot.beside(one, homes.resolve("two"), settings);
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
        redis.close();
    }

    @Test
    void questionsAndDecisionsAreCountedTogether() {
        Api emma = Api.basic("emma", DemoData.PASSWORD);
        for (int i = 0; i < LIMIT; i++) {
            assertThat(ask(emma.at(i % 2 == 0 ? one : two), "my win rate", null).statusCode()).isEqualTo(200);
            assertThat(reject(emma.at(i % 2 == 0 ? one : two)).statusCode()).isEqualTo(404);
        }
        for (StartedCopilot node : List.of(one, two)) {
            HttpResponse<String> question = ask(emma.at(node), "my win rate", null);
            assertThat(question.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(question.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 60);
            assertThat(Api.json(question).get("detail").asString()).contains("in kurzer Zeit");
            assertThat(reject(emma.at(node)).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void failedSignInsAtOneNodeCountAtTheOther() {
        for (int i = 0; i < 8; i++) {
            assertThat(Api.basic("nina", "wrong " + i).at(i % 2 == 0 ? one : two).get("/api/v1/metrics/definitions").statusCode()).isEqualTo(401);
        }
        for (StartedCopilot node : List.of(one, two)) {
            assertThat(Api.basic("nina", "another guess").at(node).get("/api/v1/metrics/definitions").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void turnsAskedAtOnceAtBothNodesAreAllRemembered() throws Exception {
        Api person = Api.basic("oliver", DemoData.PASSWORD);
        UUID conversation = conversation(ask(person.at(one), "won revenue in 2025", null));
        List<String> years = List.of("and in 2024?", "and in 2023?", "and in 2022?", "and in 2021?");
        try (ExecutorService threads = Executors.newFixedThreadPool(years.size())) {
            List<Callable<Integer>> asking = IntStream.range(0, years.size())
                    .<Callable<Integer>>mapToObj(i -> () -> ask(person.at(i % 2 == 0 ? one : two), years.get(i), conversation).statusCode())
                    .toList();
            for (Future<Integer> status : threads.invokeAll(asking)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        TenantScope manager = two.bean(SignIn.class).byPassword("oliver", DemoData.PASSWORD).orElseThrow().scope();
        assertThat(manager.call(() -> two.bean(Conversations.class).memory(conversation)).orElseThrow()).contains(years);
    }

    @Test
    void withoutRedisQuestionsAreAnsweredDecisionsWaitAndTheNodeStaysInService() {
        Api person = Api.basic("anders", DemoData.PASSWORD).at(one);
        redis.stop();
        assertThat(ask(person, "my win rate", null).statusCode()).isEqualTo(200);
        HttpResponse<String> decision = reject(person);
        assertThat(decision.statusCode()).isEqualTo(429);
        assertThat(Api.json(decision).get("detail").asString()).contains("nicht gezählt");
        HttpResponse<String> health = person.get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(Api.json(health).at("/components/redis/status").asString()).isEqualTo("AWAY");
        assertThat(health.body()).doesNotContain("127.0.0.1");
        assertThat(person.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        redis.startAgain();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(Api.json(person.get("/actuator/health")).at("/components/redis/status").asString()).isEqualTo("UP");
            assertThat(Api.json(Api.nobody().at(two).get("/actuator/health")).at("/components/redis/status").asString()).isEqualTo("UP");
        });
        assertThat(reject(person).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> ask(Api person, String text, UUID conversation) {
        String rest = conversation == null ? "" : ", \"conversationId\": \"" + conversation + "\"";
        return inGerman(person, "/api/v1/messages", "{\"text\": \"" + text + "\"" + rest + "}");
    }

    private static HttpResponse<String> reject(Api person) {
        return inGerman(person, "/api/v1/proposals/" + UUID.randomUUID() + "/rejection", "");
    }

    private static HttpResponse<String> inGerman(Api person, String path, String body) {
        return person.send(person.request(path)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "de")
                .POST(BodyPublishers.ofString(body)));
    }

    private static UUID conversation(HttpResponse<String> answer) {
        JsonNode reply = Api.json(answer);
        return UUID.fromString(reply.get("conversationId").asString());
    }
}
