package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BattleCardsTest {

    private static final String CARDS = "/api/v1/battle-cards";
    private static final String WORDS = """
            {"competitor": "Northwind CRM", "freshUntil": "2026-12-31", "positioning": "They sell the first year.", "pricing": "40 a seat",
             "objections": [{"objection": "They are cheaper", "answer": "At first."}, {"objection": "Everybody has them"}], "strengths": ["Price", "Name"],
             "proof": [{"customer": "Globex", "story": "Came back."}]}""";

    private final SampleTenant tenant = SampleTenant.found();
    private final Api manager = Api.as(tenant.manager());
    private final Api rep = Api.as(tenant.rep());

    @Test
    void aCardIsMadeByAManagerAndReadByAll() {
        String id = card();
        JsonNode read = Api.as(tenant.stranger()).json(CARDS + "/" + id);
        assertThat(read.at("/competitor/name").asString()).isEqualTo("Northwind CRM");
        assertThat(read.at("/objections/0/answer").asString()).isEqualTo("At first.");
        assertThat(read.at("/objections/1/answer").asString()).isEmpty();
        assertThat(read.get("stale").asBoolean()).isFalse();
        assertThat(read.get("editable").asBoolean()).isFalse();
        assertThat(rep.json(CARDS)).hasSize(1);
        assertThat(rep.post(CARDS, WORDS.replace("Northwind", "Southwind")).statusCode()).isEqualTo(403);
        assertThat(manager.post(CARDS, WORDS).statusCode()).isEqualTo(409);
        assertThat(patch(rep, id, "{\"version\": 1, \"pricing\": \"mine\"}").statusCode()).isEqualTo(403);
        assertThat(rep.delete(CARDS + "/" + id).statusCode()).isEqualTo(403);
    }

    @Test
    void changesOfDifferentFieldsAreMergedAndOfTheSameRefusedWithBothTexts() {
        String id = card();
        assertThat(patch(manager, id, "{\"version\": 1, \"pricing\": \"50 a seat\"}").statusCode()).isEqualTo(200);
        JsonNode merged = Api.json(patch(Api.as(tenant.admin()), id, "{\"version\": 1, \"positioning\": \"New words\"}"));
        assertThat(merged.get("merged").get(0).asString()).isEqualTo("pricing");
        assertThat(merged.at("/card/pricing").asString()).isEqualTo("50 a seat");
        assertThat(merged.at("/card/positioning").asString()).isEqualTo("New words");
        HttpResponse<String> refused = patch(manager, id, "{\"version\": 1, \"pricing\": \"60 a seat\"}");
        assertThat(refused.statusCode()).isEqualTo(409);
        JsonNode problem = Api.json(refused);
        assertThat(problem.get("version").asInt()).isEqualTo(3);
        assertThat(problem.at("/fields/0/theirs/0").asString()).isEqualTo("50 a seat");
        assertThat(problem.at("/fields/0/mine/0").asString()).isEqualTo("60 a seat");
        assertThat(rep.json(CARDS + "/" + id).get("pricing").asString()).isEqualTo("50 a seat");
    }

    @Test
    void aCardWrittenAnewIsEmptyWhereNothingIsSaid() {
        String id = card();
        assertThat(manager.put(CARDS + "/" + id, "{\"version\": 1, \"pricing\": \"50 a seat\"}").statusCode()).isEqualTo(200);
        JsonNode card = rep.json(CARDS + "/" + id);
        assertThat(card.get("objections")).isEmpty();
        assertThat(card.get("stale").asBoolean()).as("without a day it is stale").isTrue();
        JsonNode changes = rep.json(CARDS + "/" + id + "/versions/2/changes");
        assertThat(changes.at("/fields").valueStream().map(field -> field.get("field").asString())).contains("pricing", "objections", "fresh_until");
        assertThat(rep.json(CARDS + "/" + id + "/versions/1").at("/content/pricing").asString()).isEqualTo("40 a seat");
        assertThat(manager.post(CARDS + "/" + id + "/restore", "{\"number\": 1, \"version\": 2}").statusCode()).isEqualTo(200);
        assertThat(rep.json(CARDS + "/" + id).get("pricing").asString()).isEqualTo("40 a seat");
        assertThat(rep.json(CARDS + "/" + id + "/versions").get(0).get("restored").asInt()).isEqualTo(1);
    }

    @Test
    void factsComeFromOurOwnDealsWithTheirRecords() {
        JsonNode facts = rep.json(CARDS + "/" + card() + "/facts");
        long met = facts.at("/totals/rows/0/values/0").asLong();
        assertThat(met).isPositive();
        assertThat(rep.json(facts.at("/totals/records").asString() + "&limit=200").get("records")).hasSize((int) met);
        assertThat(facts.at("/totals/asOf").asString()).isNotBlank();
        assertThat(facts.get("mentions").isArray()).isTrue();
    }

    @Test
    void votesAreCountedOncePerPersonAndCommentsAreTold() {
        String id = card();
        assertThat(Api.json(rep.put(CARDS + "/" + id + "/useful", "{\"useful\": true}")).get("yes").asInt()).isEqualTo(1);
        JsonNode tally = Api.json(rep.put(CARDS + "/" + id + "/useful", "{\"useful\": false}"));
        assertThat(tally.get("yes").asInt() + " " + tally.get("no").asInt()).isEqualTo("0 1");
        assertThat(rep.delete(CARDS + "/" + id + "/useful").statusCode()).isEqualTo(204);
        assertThat(rep.json(CARDS + "/" + id).at("/useful/no").asInt()).isZero();
        assertThat(rep.post(CARDS + "/" + id + "/comments", "{\"body\": \"Look, @Mara Lindqvist\"}").statusCode()).isEqualTo(201);
        assertThat(manager.json("/api/v1/notifications").at("/entries/0/topic/kind").asString()).isEqualTo("card");
        assertThat(rep.json(CARDS + "/" + id + "/feed").get("entries")).hasSize(1);
    }

    @Test
    void aCardGoesOutAsMarkdownAndComesBackChanged() throws IOException {
        String id = card();
        String text = rep.get(CARDS + "/" + id + "/markdown").body();
        assertThat(text).startsWith("---\ncompetitor: Northwind CRM\nversion: 1\n").contains("### They are cheaper\n\nAt first.\n");
        HttpResponse<String> taken = manager.file(CARDS + "/import", text.replace("40 a seat", "45 a seat"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(Api.json(taken).at("/card/version").asInt()).isEqualTo(2);
        assertThat(manager.file(CARDS + "/import", text.replace("Northwind CRM", "Southwind")).statusCode()).isEqualTo(201);
        HttpResponse<String> bad = manager.file(CARDS + "/import", text.replace("## Pricing", "## Prices"));
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(Api.json(bad).get("line").asInt()).isPositive();
        assertThat(rep.file(CARDS + "/import", text.replace("40 a seat", "1 a seat")).statusCode()).isEqualTo(403);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(rep.bytes(rep.request(CARDS + "/export")).body()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("northwind-crm.md");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("45 a seat");
            assertThat(zip.getNextEntry().getName()).isEqualTo("southwind.md");
        }
    }

    @Test
    void theSameCardsAreTheSameFileWheneverTheyAreTakenAway() throws IOException {
        card();
        byte[] bytes = rep.bytes(rep.request(CARDS + "/export")).body();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(zip.getNextEntry().getTimeLocal()).as("no time of the clock").isEqualTo("1980-01-01T00:00:00");
        }
        assertThat(rep.bytes(rep.request(CARDS + "/export")).body()).isEqualTo(bytes);
    }

    @Test
    void aDeletedCardIsGone() {
        String id = card();
        assertThat(manager.delete(CARDS + "/" + id).statusCode()).isEqualTo(204);
        assertThat(rep.get(CARDS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(rep.get(CARDS + "/" + id + "/versions").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"competitor\": \" \"}", "{\"competitor\": \"X\", \"objections\": [{}]}", "{\"competitor\": \"X\", \"objections\": [null]}", "{\"competitor\": \"X\", \"objections\": [\"cheap\"]}",
        "{\"competitor\": \"X\", \"strengths\": [null]}", "{\"competitor\": \"X\", \"proof\": [{\"story\": \"Without a customer\"}]}", "{\"competitor\": \"X\", \"owner\": \"01890000-0000-7000-8000-000000000000\"}",
        "{\"competitor\": \"X\", \"freshUntil\": \"soon\"}", "{\"competitor\": \"X\", \"prices\": \"1\"}"
    })
    void whatIsNoCardIsRefusedInPlainWords(String body) {
        HttpResponse<String> refused = manager.post(CARDS, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).doesNotContain("com.nexusflow").doesNotContain("Exception");
        assertThat(rep.json(CARDS)).isEmpty();
    }

    private String card() {
        HttpResponse<String> made = manager.post(CARDS, WORDS);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.json(made).get("id").asString();
    }

    private static HttpResponse<String> patch(Api as, String id, String body) {
        return as.send(as.request(CARDS + "/" + id).header("Content-Type", "application/json").method("PATCH", BodyPublishers.ofString(body)));
    }
}
