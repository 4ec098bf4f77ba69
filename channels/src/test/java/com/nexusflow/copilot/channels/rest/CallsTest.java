package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CallsTest {

    private static final String CALLS = "/api/v1/calls";
    private static final String SAID = """
            [00:00] Nina Holm: Good morning Olav, thanks for your time. What are you looking for?
            [00:09] Olav Berg: We need to cut the hours our planners spend on routing, that is a real problem for us.
            [00:20] Nina Holm: Understood. Who decides about such a purchase?
            [00:26] Olav Berg: I do, I sign off on everything up to 50,000 euros. Write to me at olav.berg@example.com.
            [00:40] Nina Holm: Great. I will send you the offer by Friday.
            [00:46] Olav Berg: Good, talk to you then.
            """;

    private final SampleTenant tenant = SampleTenant.found();
    private final Api rep = Api.as(tenant.rep());

    @Test
    void aTranscriptIsReviewedByItselfAndEveryVerdictCarriesItsQuote() {
        JsonNode call = reviewed(rep, take(rep, Map.of("externalId", "Z1", "startedAt", "2026-05-13T08:00:00Z", "direction", "outbound")));
        assertThat(call.get("progress").asInt()).isEqualTo(100);
        assertThat(call.at("/rep/name").asString()).isEqualTo("Nina Holm");
        assertThat(call.at("/direction").asString()).isEqualTo("outbound");
        assertThat(call.at("/transcript/utterances")).hasSize(6);
        assertThat(call.at("/review/metrics/timed").asBoolean()).isFalse();
        assertThat(call.at("/review/summary")).isNotEmpty();
        assertThat(call.at("/review/nextSteps/0/due").asString()).isEqualTo("2026-05-15");
        JsonNode bant = call.at("/review/scorecards/bant/elements");
        assertThat(bant.propertyNames()).containsExactlyInAnyOrder("budget", "authority", "need", "timeline");
        JsonNode authority = bant.get("authority");
        assertThat(authority.get("status").asString()).isEqualTo("met");
        assertThat(call.at("/transcript/utterances/" + authority.get("at").asInt() + "/text").asString()).contains(authority.get("quote").asString());
        assertThat(authority.get("confidence").asDouble()).isBetween(0.0, 1.0);
        assertThat(call.at("/review/trackers").isArray()).isTrue();
    }

    @Test
    void whatIsPersonalIsTakenOutOfWordsAndNames() {
        JsonNode call = reviewed(rep, take(rep, Map.of("externalId", "Z1", "transcript", "[00:01] +49 170 1234567: Hello, mail ann@example.com.\n[00:05] Olav: Fine.")));
        assertThat(call.toString()).doesNotContain("1234567").doesNotContain("ann@example.com").contains("[e-mail]").contains("[phone number]");
    }

    @Test
    void theSameExternalIdIsTheSameCall() {
        String id = take(rep, Map.of("externalId", "Z1"));
        assertThat(take(rep, Map.of("externalId", "Z1"))).isEqualTo(id);
        assertThat(rep.json(CALLS)).hasSize(1);
    }

    @Test
    void aCallAboutADealStandsOnItsTimelineAndIsErasedFromIt() {
        String deal = rep.json("/api/v1/opportunities?owner=" + tenant.rep().person().id() + "&limit=1").get(0).get("id").asString();
        String id = take(rep, Map.of("externalId", "Z1", "opportunity", deal, "startedAt", "2026-05-14T08:00:00Z"));
        reviewed(rep, id);
        String timeline = "/api/v1/opportunities/" + deal + "/timeline";
        assertThat(rep.json(timeline).get(0).get("subject").asString()).isEqualTo("Call with Olav Berg");
        assertThat(rep.json(CALLS + "?opportunity=" + deal + "&text=routing&from=2026-05-14&to=2026-05-14&status=reviewed")).hasSize(1);
        assertThat(rep.json(CALLS + "?from=2026-05-15")).isEmpty();
        assertThat(rep.delete(CALLS + "/" + id).body()).contains("\"audio\":\"none\"");
        assertThat(rep.delete(CALLS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(rep.get(CALLS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(rep.json(timeline).toString()).doesNotContain("Call with Olav Berg");
        assertThat(post(rep, Map.of("externalId", "Z1")).statusCode()).isEqualTo(409);
    }

    @Test
    void aCallIsFiledAfterwardsAndItsSidesAreSwapped() {
        String deal = rep.json("/api/v1/opportunities?owner=" + tenant.rep().person().id() + "&limit=1").get(0).get("id").asString();
        String id = take(rep, Map.of("externalId", "Z1", "transcript", SAID.replace("Nina Holm", "Anna")));
        reviewed(rep, id);
        HttpResponse<String> filed = rep.put(CALLS + "/" + id, "{\"opportunity\": \"" + deal + "\", \"startedAt\": \"2026-05-14T08:00:00Z\"}");
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        assertThat(Api.json(filed).at("/opportunity/id").asString()).isEqualTo(deal);
        assertThat(rep.json("/api/v1/opportunities/" + deal + "/timeline").get(0).get("subject").asString()).isEqualTo("Call with Olav Berg");
        assertThat(Api.json(rep.put(CALLS + "/" + id + "/sides", "{\"rep\": 1}")).get("sidesSaid").asBoolean()).isTrue();
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> !rep.json(CALLS + "/" + id).get("renewing").asBoolean());
        JsonNode call = rep.json(CALLS + "/" + id);
        assertThat(call.at("/review/questions/0/quote/side").asString()).as("who asked is the customer now").isEqualTo("customer");
        assertThat(call.at("/review/nextSteps/0/due").asString()).as("counted from the day of the call").isEqualTo("2026-05-15");
        assertThat(rep.json("/api/v1/notifications").get("entries")).as("told once").hasSizeLessThan(2);
        assertThat(Api.as(tenant.stranger()).put(CALLS + "/" + id, "{}").statusCode()).isEqualTo(404);
        assertThat(rep.put(CALLS + "/" + id + "/sides", "{\"rep\": 9}").statusCode()).isEqualTo(400);
    }

    @Test
    void whatARepIsToldOfACallSaysWhatMatters() {
        String id = take(rep, Map.of("externalId", "Z1"));
        reviewed(rep, id);
        JsonNode told = rep.json("/api/v1/notifications").at("/entries/0");
        assertThat(told.get("kind").asString()).isEqualTo("call_reviewed");
        assertThat(told.get("recordName").asString()).as("no external id").startsWith("Call on ").doesNotContain("Z1");
        assertThat(told.get("text").asString().lines()).hasSize(3).first(org.assertj.core.api.InstanceOfAssertFactories.STRING).contains("Next step: ", "“", "I will send you the offer");
        assertThat(told.get("text").asString()).contains("Authority");
        Api manager = Api.as(tenant.manager());
        manager.put(CALLS + "/" + id + "/scorecards/bant/authority", "{\"status\": \"not_met\", \"reason\": \"Only this year's is signed.\"}");
        JsonNode judged = rep.json("/api/v1/notifications").at("/entries/0");
        assertThat(judged.get("kind").asString()).isEqualTo("call_judged");
        assertThat(judged.get("text").asString()).contains("BANT, Authority", "Only this year's is signed.");
        manager.delete(CALLS + "/" + id);
        JsonNode erased = rep.json("/api/v1/notifications").get("entries");
        assertThat(erased).singleElement().satisfies(one -> assertThat(one.get("kind").asString()).isEqualTo("call_erased"));
        assertThat(erased.get(0).get("text").isNull()).isTrue();
    }

    @Test
    void aCallInALanguageThatReviewsDoNotReadSaysSo() {
        JsonNode call = reviewed(rep, take(rep, Map.of("externalId", "Z1", "language", "fi")));
        assertThat(call.get("remarks").toString()).contains("Reviews read English");
        assertThat(reviewed(rep, take(rep, Map.of("externalId", "Z2"))).get("remarks")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSaidInWordsOfOurs() {
        assertThat(Api.json(rep.get(CALLS + "?from=tomorrow")).get("detail").asString()).isEqualTo("\"tomorrow\" is no day such as 2026-05-14 for \"from\".");
        assertThat(Api.json(rep.post(CALLS, "{\"source\": transcript}")).get("detail").asString()).startsWith("The body is no valid JSON: ").doesNotContain("Source", "REDACTED");
    }

    @Test
    void whoDoesNotSeeTheRepsDealsDoesNotSeeTheCall() {
        String id = take(rep, Map.of("externalId", "Z1"));
        Api stranger = Api.as(tenant.stranger());
        assertThat(stranger.get(CALLS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(stranger.json(CALLS)).isEmpty();
        assertThat(stranger.delete(CALLS + "/" + id).statusCode()).isEqualTo(404);
        for (Api sees : List.of(Api.as(tenant.manager()), Api.as(tenant.admin()))) {
            assertThat(sees.json(CALLS)).hasSize(1);
        }
        assertThat(post(stranger, Map.of("externalId", "Z2", "rep", tenant.rep().person().id().toString())).statusCode()).isEqualTo(403);
    }

    @Test
    void aManagerOverrulesAnElementAndTakesItBack() {
        String id = take(rep, Map.of("externalId", "Z1"));
        reviewed(rep, id);
        Api manager = Api.as(tenant.manager());
        String authority = CALLS + "/" + id + "/scorecards/bant/authority";
        String machine = rep.json(CALLS + "/" + id).at("/review/scorecards/bant/elements/authority/status").asString();
        JsonNode said = Api.json(manager.put(authority + "?version=0", "{\"status\": \"not_met\", \"reason\": \"Only this year's is signed.\"}"));
        assertThat(said.get("version").asInt()).isEqualTo(1);
        JsonNode element = rep.json(CALLS + "/" + id).at("/review/scorecards/bant/elements/authority");
        assertThat(element.get("status").asString()).isEqualTo(machine).isEqualTo("met");
        assertThat(element.get("standing").asString()).isEqualTo("not_met");
        assertThat(element.at("/verdict/by/name").asString()).isEqualTo("Mara Lindqvist");
        assertThat(element.at("/verdict/reason").asString()).isEqualTo("Only this year's is signed.");
        HttpResponse<String> late = Api.as(tenant.admin()).put(authority + "?version=0", "{\"status\": \"met\"}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(Api.json(late).get("detail").asString()).contains("meanwhile");
        assertThat(rep.put(authority, "{\"status\": \"met\"}").statusCode()).isEqualTo(403);
        assertThat(manager.put(CALLS + "/" + id + "/scorecards/bant/luck", "{\"status\": \"met\"}").statusCode()).isEqualTo(404);
        assertThat(manager.put(authority, "{}").statusCode()).isEqualTo(400);
        assertThat(rep.json(CALLS + "/agreement").get(0)).isEqualTo(JsonMapper.shared().readTree("{\"card\":\"bant\",\"judgements\":1,\"enough\":false,\"equal\":null,\"kappa\":null}"));
        assertThat(manager.delete(authority + "?version=1").statusCode()).isEqualTo(204);
        assertThat(rep.json(authority)).hasSize(2);
        assertThat(rep.json(CALLS + "/" + id).at("/review/scorecards/bant/elements/authority/verdict").isNull()).isTrue();
        assertThat(Api.as(tenant.stranger()).put(authority, "{\"status\": \"met\"}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "transcript|nobody speaks here|Line 1 of the transcript", "transcript|  |no words", "externalId| |externalId must have", "language|klingon|language must be",
        "consent|refused|did not agree", "rep|01890000-0000-7000-8000-00000000dead|There is no person", "source|telepathy|Field \"source\" does not take"})
    void whatCannotBeTakenIsRefusedWithAReason(String field, String value, String reason) {
        HttpResponse<String> answer = post(rep, Map.of(field, value == null ? "" : value));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).get("detail").asString()).contains(reason);
        assertThat(rep.json(CALLS)).isEmpty();
    }

    private static String take(Api api, Map<String, String> fields) {
        HttpResponse<String> answer = post(api, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Api.json(answer).get("id").asString();
    }

    private static HttpResponse<String> post(Api api, Map<String, String> fields) {
        Map<String, String> body = new HashMap<>(Map.of("source", "transcript", "externalId", "Z1", "transcript", SAID));
        body.putAll(fields);
        return api.post(CALLS, JsonMapper.shared().writeValueAsString(body));
    }

    private static JsonNode reviewed(Api api, String id) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> Set.of("reviewed", "failed").contains(api.json(CALLS + "/" + id).get("status").asString()));
        JsonNode call = api.json(CALLS + "/" + id);
        assertThat(call.get("status").asString()).isEqualTo("reviewed");
        return call;
    }
}
