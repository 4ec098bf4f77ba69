package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Two tenants and every path of the API's own document: nothing of the one is ever seen, changed or guessed by the other. */
class TenantsApartTest {

    private static final String MARK = "Zwxqvk";
    private static final String UNKNOWN = UUID.randomUUID().toString();

    private static SampleTenant victim;
    private static Api owner;
    private static Api intruder;
    private static Api curious;
    private static Set<String> ids;

    @BeforeAll
    static void twoTenants() {
        victim = SampleTenant.found();
        for (String table : List.of("account", "contact", "opportunity", "product", "stage", "competitor", "team")) {
            RunningCopilot.sql(victim.scope(), "update " + table + " set name = '" + MARK + " ' || name");
        }
        owner = Api.as(victim.admin());
        SampleTenant other = SampleTenant.found();
        intruder = Api.as(other.admin());
        curious = Api.as(other.rep());
        ids = victimsIds();
    }

    private static Set<String> victimsIds() {
        JsonNode deal = owner.json("/api/v1/opportunities?limit=1").get(0);
        JsonNode reply = Api.json(owner.post("/api/v1/messages", "{\"text\": \"Won revenue by rep\"}"));
        JsonNode token = Api.json(owner.post("/api/v1/tokens", "{\"label\": \"mine\"}"));
        JsonNode run = Api.json(owner.upload("/api/v1/imports", Map.of("accounts.csv", "account,sector\n" + MARK + " Works,Retail\n"), Map.of()));
        return Stream.of(
                        deal.get("id"), deal.get("account").get("id"), deal.get("owner").get("id"), deal.get("stage").get("id"),
                        deal.get("lineItems").get(0).get("product").get("id"), reply.get("conversationId"), token.get("id"), run.get("id"),
                        owner.json("/api/v1/search?q=Greta&kind=contact").get(0).get("id"))
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    @TestFactory
    Stream<DynamicTest> aForeignIdInAPathIsAsUnknownAsAnyOther() {
        return operations().stream()
                .filter(operation -> operation.path().contains("{id}"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    HttpResponse<String> unknown = send(operation, operation.path().replace("{id}", UNKNOWN));
                    assertThat(unknown.statusCode()).isEqualTo(404);
                    for (String id : ids) {
                        HttpResponse<String> foreign = send(operation, operation.path().replace("{id}", id));
                        assertThat(foreign.statusCode()).isEqualTo(404);
                        assertThat(Api.json(foreign).get("detail").asString().replace(id, UNKNOWN)).isEqualTo(Api.json(unknown).get("detail").asString());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aForeignIdOrNameInAParameterLeadsToNothing() {
        return operations().stream()
                .filter(operation -> operation.method().equals("get") && !operation.path().contains("{"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    for (String address : addresses(operation)) {
                        HttpResponse<String> response = intruder.get(address);
                        assertThat(response.statusCode()).as(address).isIn(200, 400);
                        assertThat(response.statusCode() == 200 ? response.body() : "").as(address).doesNotContain(MARK);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aQuestionAboutTheOtherTenantIsAnsweredWithoutItsData() {
        return Stream.of("Brief me on " + MARK + " Polar Energy", "Won revenue of " + MARK + " Polar Energy", "Who owns " + MARK + " Flow Suite?", "List all deals of " + MARK + " Acme Industrial Group")
                .map(question -> DynamicTest.dynamicTest(question, () -> {
                    JsonNode reply = Api.json(curious.post("/api/v1/messages", "{\"text\": \"" + question + "\"}"));
                    assertThat(reply.get("blocks").toString() + reply.get("sources")).doesNotContain(MARK);
                    for (String id : ids) {
                        assertThat(reply.toString()).doesNotContain(id);
                    }
                }));
    }

    private record Operation(String method, String path, List<String> parameters) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        Api.nobody().json("/api-docs").get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> operations.add(new Operation(
                method.getKey(), path.getKey(), StreamSupport.stream(method.getValue().path("parameters").spliterator(), false).map(parameter -> parameter.get("name").asString()).toList()))));
        assertThat(operations).hasSizeGreaterThan(15);
        return operations;
    }

    /** Each parameter with each foreign id, alone and as the value of a filter, and with the foreign name. */
    private static List<String> addresses(Operation operation) {
        String needed = operation.path().startsWith("/api/v1/metrics") ? "metric=deals&" : operation.path().equals("/api/v1/search") ? "q=" + MARK + "&" : "";
        List<String> addresses = new ArrayList<>(List.of(operation.path() + "?" + needed));
        for (String parameter : operation.parameters()) {
            Stream<String> values = parameter.equals("filter") || parameter.equals("not")
                    ? Stream.of("account", "person", "product", "stage", "deal", "team", "competitor").flatMap(dimension -> Stream.concat(ids.stream(), Stream.of(MARK)).map(value -> dimension + ":" + value))
                    : Stream.concat(ids.stream(), Stream.of(MARK));
            values.forEach(value -> addresses.add(operation.path() + "?" + needed + parameter + "=" + value));
        }
        return addresses;
    }

    private static HttpResponse<String> send(Operation operation, String path) {
        return intruder.send(intruder.request(path).method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.noBody()));
    }
}
