package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

class RestTest {

    private static SampleTenant tenant;
    private static Api admin;
    private static Api rep;

    @BeforeAll
    static void aTenant() {
        tenant = SampleTenant.found();
        admin = Api.as(tenant.admin());
        rep = Api.as(tenant.rep());
    }

    @Test
    void aQuestionIsAnsweredInTheAgreedForm() {
        HttpResponse<String> response = admin.post("/api/v1/messages", "{\"text\": \"Won revenue by rep\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode reply = Api.json(response);
        assertThat(reply.propertyNames()).containsExactlyInAnyOrder("conversationId", "status", "text", "blocks", "sources", "suggestions", "model");
        assertThat(reply.get("status").asString()).isEqualTo("answered");
        assertThat(reply.get("text").asString()).contains("Nina Holm");
        assertThat(reply.get("blocks").findValuesAsString("type")).contains("table", "chart");
        assertThat(admin.json("/api/v1/metrics/rows?" + reply.get("sources").get(0).get("rows").asString()).get("records").size())
                .isEqualTo(reply.get("sources").get(0).get("rowCount").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\": \"\"}", "{\"text\": \"  \\n \"}", "{\"text\": null}", "{}", "{\"text\": \"\\u0000\\u0001\"}", "", "[]", "{\"text\"", "{\"text\": \"x\", \"conversationId\": \"7\"}"})
    void aBadMessageIsRefusedWithASentence(String body) {
        HttpResponse<String> response = rep.post("/api/v1/messages", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Api.json(response).get("detail").asString()).isNotBlank();
        assertThat(Api.json(response).get("requestId").asString()).isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void aMessageOfTenThousandCharactersIsRefusedWithTheLimit() {
        HttpResponse<String> response = rep.post("/api/v1/messages", "{\"text\": \"" + "x".repeat(10_000) + "\"}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("10000").contains("4000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"🙂 wie läuft’s?", "كم ربحنا؟", "'; drop table account; --", "<script>alert(1)</script>", "\\ud800 broken", "a\\u0000b"})
    void strangeWordsAreAnsweredLikeAnyOthers(String text) {
        assertThat(rep.post("/api/v1/messages", "{\"text\": \"" + text + "\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownFieldIsNamed() {
        HttpResponse<String> response = rep.post("/api/v1/messages", "{\"text\": \"hi\", \"colour\": 1}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Api.json(response).get("detail").asString()).contains("colour").contains("conversationId");
    }

    @Test
    void aLargeBodyIsRefusedBeforeItIsRead() {
        assertThat(rep.post("/api/v1/messages", "{\"text\": \"" + "x".repeat(300_000) + "\"}").statusCode()).isEqualTo(413);
    }

    @Test
    void aLargeBodyOfUnknownLengthIsRefusedWhileItIsRead() {
        byte[] body = ("{\"text\": \"" + "x".repeat(300_000) + "\"}").getBytes();
        HttpResponse<String> response = rep.send(rep.request("/api/v1/messages").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void aFailureIsReportedWithAnIdAndNothingElse() {
        ProblemDetail problem = Objects.requireNonNull(new RestErrors().unexpected(new IllegalStateException("jdbc:secret")).getBody());
        assertThat(problem.getStatus()).isEqualTo(500);
        assertThat(problem.getProperties()).containsOnlyKeys("requestId");
        assertThat(problem.getDetail()).doesNotContain("secret");
    }

    @Test
    void aConversationIsItsPersonsAlone() {
        JsonNode reply = Api.json(rep.post("/api/v1/messages", "{\"text\": \"Won revenue by rep\"}"));
        String address = "/api/v1/conversations/" + reply.get("conversationId").asString();
        String followUp = "{\"text\": \"And by team?\", \"conversationId\": \"" + reply.get("conversationId").asString() + "\"}";
        assertThat(rep.post("/api/v1/messages", followUp).statusCode()).isEqualTo(200);
        assertThat(rep.json(address).findValuesAsString("question")).containsExactly("Won revenue by rep", "And by team?");
        assertThat(rep.json("/api/v1/conversations").findValuesAsString("title")).contains("Won revenue by rep");
        assertThat(admin.get(address).statusCode()).isEqualTo(404);
        assertThat(admin.post("/api/v1/messages", followUp).statusCode()).isEqualTo(404);
        assertThat(admin.delete(address).statusCode()).isEqualTo(404);
        assertThat(rep.delete(address).statusCode()).isEqualTo(204);
        assertThat(rep.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void recordsAreReadById() {
        JsonNode deal = rep.json("/api/v1/opportunities?text=rollout&limit=1").get(0);
        assertThat(deal.get("amount").get("currency").asString()).isEqualTo("EUR");
        String account = deal.get("account").get("id").asString();
        assertThat(rep.json("/api/v1/opportunities/" + deal.get("id").asString()).get("name")).isEqualTo(deal.get("name"));
        assertThat(rep.json("/api/v1/accounts/" + account).get("name").asString()).isEqualTo(deal.get("account").get("name").asString());
        assertThat(rep.json("/api/v1/accounts/" + account + "/timeline").get(0).has("type")).isTrue();
        assertThat(rep.get("/api/v1/opportunities/" + deal.get("id").asString() + "/timeline").statusCode()).isEqualTo(200);
        assertThat(rep.get("/api/v1/people/" + tenant.rep().person().id()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRecordOfAnotherTenantLooksLikeOneThatDoesNotExist() {
        SampleTenant other = SampleTenant.found();
        String id = Api.as(other.admin()).json("/api/v1/opportunities?limit=1").get(0).get("id").asString();
        String unknown = UUID.randomUUID().toString();
        HttpResponse<String> foreign = admin.get("/api/v1/opportunities/" + id);
        HttpResponse<String> missing = admin.get("/api/v1/opportunities/" + unknown);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(Api.json(foreign).get("detail").asString().replace(id, unknown)).isEqualTo(Api.json(missing).get("detail").asString());
    }

    @Test
    void aRepDoesNotSeeTheDealsOfAnotherTeam() {
        JsonNode mine = rep.json("/api/v1/opportunities?limit=200");
        assertThat(mine).isNotEmpty().allSatisfy(deal -> assertThat(deal.get("owner").get("name").asString()).isEqualTo("Nina Holm"));
        assertThat(admin.json("/api/v1/opportunities?limit=200").size()).isGreaterThan(mine.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/opportunities?owner=x", "/api/v1/opportunities?limit=0", "/api/v1/opportunities?limit=100000", "/api/v1/opportunities?offset=-1",
            "/api/v1/opportunities?closesFrom=2026-13-01", "/api/v1/opportunities?closesFrom=2026-05-01&closesTo=2026-04-01", "/api/v1/accounts/abc", "/api/v1/search?q=",
            "/api/v1/search", "/api/v1/search?q=x&kind=house", "/api/v1/search?q=x&limit=1000", "/api/v1/metrics", "/api/v1/metrics?metric=luck", "/api/v1/metrics?metric=won_revenue&colour=red",
            "/api/v1/metrics?metric=won_revenue&filter=person:Nobody", "/api/v1/metrics?metric=won_revenue&from=yesterday", "/api/v1/metrics/rows?metric=won_revenue&limit=0"})
    void aBadParameterIsRefusedWithASentence(String path) {
        HttpResponse<String> response = admin.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(Api.json(response).get("detail").asString()).isNotBlank();
    }

    @Test
    void searchFindsRecordsInSpiteOfATypo() {
        assertThat(rep.json("/api/v1/search?q=bergstroem%20logistic").get(0).get("name").asString()).isEqualTo("Bergström Logistik");
        assertThat(rep.json("/api/v1/search?q=holm&kind=person").get(0).get("kind").asString()).isEqualTo("person");
    }

    @Test
    void figuresComeWithTheirUnitAndTheAddressOfTheirRecords() {
        JsonNode figures = admin.json("/api/v1/metrics?metric=won_revenue&metric=won_deals&by=person&order=desc&limit=2");
        assertThat(figures.get("metrics").get(0).get("unit").asString()).isEqualTo("money");
        assertThat(figures.get("rows").size()).isEqualTo(2);
        assertThat(figures.get("currency").asString()).isEqualTo("EUR");
        JsonNode rows = admin.json(figures.get("records").asString() + "&limit=1000");
        assertThat(rows.get("records").size()).isEqualTo(figures.get("rowCount").asInt());
        assertThat(admin.json("/api/v1/metrics/definitions").get("metrics").size()).isGreaterThan(20);
    }

    @Test
    void theRecordsOfAConditionOnGroupsAreThoseOfTheGroupsKept() {
        JsonNode most = admin.json("/api/v1/metrics?metric=won_revenue&by=person&order=desc").get("rows").get(0).get("values").get(0);
        JsonNode figures = admin.json("/api/v1/metrics?metric=won_revenue&by=person&having=won_revenue:" + most.asString() + "..");
        Set<String> kept = new HashSet<>();
        figures.get("rows").forEach(row -> kept.add(row.get("keys").get(0).get("label").asString()));
        JsonNode records = admin.json(figures.get("records").asString() + "&limit=1000").get("records");
        assertThat(kept).isNotEmpty();
        assertThat(records.size()).isEqualTo(figures.get("rowCount").asInt()).isLessThan(admin.json("/api/v1/metrics?metric=won_revenue").get("rowCount").asInt());
        assertThat(records).allSatisfy(record -> assertThat(kept).contains(record.get("values").get(2).asString()));
    }

    @Test
    void filesAreImportedAndTheIssuesRead() throws InterruptedException {
        Api owner = Api.as(RunningCopilot.newMember(RunningCopilot.newTenant(), "Ola Ek", com.nexusflow.copilot.core.people.Role.OPERATIONS));
        Map<String, String> files = Map.of("accounts.csv", "account,sector,employees\nZeta Works,Retail,12\nEta Mills,Retail,many\n");
        JsonNode preview = Api.json(owner.upload("/api/v1/imports?preview=true", files, Map.of()));
        assertThat(preview.get("files").get(0).get("kind").asString()).isEqualTo("accounts");
        HttpResponse<String> started = owner.upload("/api/v1/imports", files, Map.of("mapping", "{\"files\": {\"accounts.csv\": {\"kind\": \"accounts\", \"columns\": {\"sector\": \"\"}}}}"));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String address = started.headers().firstValue("Location").orElseThrow();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (owner.json(address).get("status").asString().equals("running") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(owner.json(address).get("status").asString()).isEqualTo("completed");
        assertThat(owner.json(address).get("created").asInt()).isPositive();
        assertThat(owner.get(address + "/issues").body()).contains("accounts.csv");
        assertThat(owner.get("/api/v1/imports/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyOperationsAndAdministratorsImport() {
        assertThat(rep.upload("/api/v1/imports", Map.of("a.csv", "account\nX\n"), Map.of()).statusCode()).isEqualTo(403);
        assertThat(rep.get("/api/v1/imports/" + UUID.randomUUID()).statusCode()).isEqualTo(403);
        assertThat(admin.upload("/api/v1/imports", Map.of("a.csv", "account\nX\n"), Map.of("mapping", "{\"x\": 1}")).statusCode()).isEqualTo(400);
        assertThat(admin.post("/api/v1/imports", "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void whoRunsTheTenantMakesTheSearchIndexAnew() {
        assertThat(rep.post("/api/v1/search/index", "").statusCode()).isEqualTo(403);
        assertThat(admin.post("/api/v1/search/index", "").statusCode()).isEqualTo(204);
        assertThat(rep.json("/api/v1/search?q=bergstroem%20logistic").get(0).get("name").asString()).isEqualTo("Bergström Logistik");
    }

    @Test
    void aTokenSignsInUntilItIsRevoked() {
        JsonNode issued = Api.json(rep.post("/api/v1/tokens", "{\"label\": \"nightly report\"}"));
        Api program = Api.bearer(issued.get("token").asString());
        assertThat(program.get("/api/v1/metrics/definitions").statusCode()).isEqualTo(200);
        assertThat(admin.delete("/api/v1/tokens/" + issued.get("id").asString()).statusCode()).isEqualTo(404);
        assertThat(rep.delete("/api/v1/tokens/" + issued.get("id").asString()).statusCode()).isEqualTo(204);
        assertThat(program.get("/api/v1/metrics/definitions").statusCode()).isEqualTo(401);
        assertThat(rep.post("/api/v1/tokens", "{\"label\": \"\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void theDocumentOfTheApiNamesEveryPath() {
        JsonNode paths = Api.nobody().json("/api-docs").get("paths");
        assertThat(paths.propertyNames()).contains("/api/v1/messages", "/api/v1/search", "/api/v1/metrics", "/api/v1/opportunities/{id}", "/api/v1/imports");
    }

    @Test
    void anUnknownPathIsAProblemToo() {
        HttpResponse<String> response = admin.get("/api/v1/nothing");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(admin.delete("/api/v1/search").statusCode()).isEqualTo(405);
    }
}
