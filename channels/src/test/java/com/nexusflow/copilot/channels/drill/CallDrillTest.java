package com.nexusflow.copilot.channels.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.CopilotProcess;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A recording goes its way while workers and the application are killed without warning. Needs the English models in the store of COPILOT_HOME and a
 * recording of some minutes, named by -Dcopilot.drill.audio.
 */
@Tag("bench")
class CallDrillTest {

    private static final int KILLS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Random random = new Random(20_261_120);
    private final List<String> kills = new ArrayList<>();
    private CopilotProcess copilot;
    private Api admin;

    @TempDir
    private Path home;

    @Test
    void oneReviewComesOutWhateverIsKilledOnTheWay() throws Exception {
        Path audio = Path.of(System.getProperty("copilot.drill.audio", "none"));
        Path models = Path.of(System.getenv().getOrDefault("COPILOT_HOME", Path.of(System.getProperty("user.home"), ".nexusflow-copilot").toString()), "models");
        assumeTrue(Files.isRegularFile(audio) && Files.isDirectory(models), "no recording or no models for the drill");
        Files.createSymbolicLink(home.resolve("models"), models);
        try {
            start();
            String calm = bring(Files.readAllBytes(audio), "calm");
            JsonNode undisturbed = refined(calm);
            String id = bring(Files.readAllBytes(audio), "drill");
            while (kills.size() < KILLS && !isRefined(id)) {
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(6_000));
                kill(kills.size() % 2 == 0);
            }
            JsonNode call = refined(id);
            System.out.println("Killed " + kills + "; refined " + call.at("/review/refined"));
            assertThat(kills).hasSize(KILLS);
            List<String> calmWords = words(undisturbed);
            List<String> words = words(call);
            System.out.println(words.size() + " words, undisturbed " + calmWords.size());
            assertThat(words.size()).as("the recognisers dither: single words differ from run to run").isBetween(calmWords.size() * 97 / 100, calmWords.size() * 103 / 100);
            assertThat(call.get("remarks")).isEqualTo(undisturbed.get("remarks"));
            JdbcClient everything = JdbcClient.create(TestDatabase.server().superuser());
            assertThat(everything.sql("select count(*) from activity where external_id = 'call:' || :id").param("id", id).query(Integer.class).single()).isEqualTo(1);
            assertThat(everything.sql("select count(*) from call_piece where call_id = :id").param("id", UUID.fromString(id)).query(Integer.class).single()).isZero();
            assertThat(admin.bytes(admin.request("/api/v1/calls/" + id + "/audio")).body()).hasSameSizeAs(admin.bytes(admin.request("/api/v1/calls/" + calm + "/audio")).body());
        } finally {
            if (copilot != null) {
                copilot.close();
            }
        }
    }

    private void start() {
        copilot = CopilotProcess.start(home, "--copilot.speech.fetch=false").ready();
        admin = Api.basic("root", RunningCopilot.PASSWORD).at(copilot.address());
    }

    private void kill(boolean worker) {
        List<ProcessHandle> workers = copilot.children();
        if (worker && !workers.isEmpty()) {
            ProcessHandle one = workers.get(random.nextInt(workers.size()));
            one.destroyForcibly();
            kills.add("worker");
        } else {
            copilot.kill();
            kills.add("application");
            start();
        }
    }

    private static List<String> words(JsonNode call) {
        List<String> words = new ArrayList<>();
        for (JsonNode utterance : call.at("/transcript/utterances")) {
            words.addAll(List.of(utterance.get("text").asString().split(" ")));
        }
        return words;
    }

    private boolean isRefined(String id) {
        return admin.json("/api/v1/calls/" + id).at("/review/refined").asBoolean(false);
    }

    private JsonNode refined(String id) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> isRefined(id) && admin.json("/api/v1/calls/" + id).get("refinedPercent").isNull());
        return admin.json("/api/v1/calls/" + id);
    }

    private String bring(byte[] audio, String externalId) {
        if (admin.json("/api/v1/search?q=Acme").isEmpty()) {
            admin.upload("/api/v1/imports", Map.of("accounts.csv", "account_id,name\nA1,Acme\n"), Map.of());
            Awaitility.await().until(() -> !admin.json("/api/v1/search?q=Acme").isEmpty());
        }
        String account = admin.json("/api/v1/search?q=Acme").get(0).get("id").asString();
        return Api.json(admin.bring(audio, Map.of("externalId", externalId, "account", account, "consent", "given"))).get("id").asString();
    }
}
