package com.nexusflow.copilot.channels.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.doors.Operation.Form;
import com.nexusflow.copilot.channels.doors.Parameter.Meaning;
import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every parameter of every operation and page with what does not belong there: a clear refusal or a polite answer, and never a failure. */
class BadInputTest {

    private static SampleTenant tenant;
    private static Map<Meaning, String> good;

    @BeforeAll
    static void aTenant() {
        tenant = SampleTenant.found();
        JsonNode deal = Api.as(tenant.admin()).json("/api/v1/opportunities?limit=1").get(0);
        good = Map.of(Meaning.ID, deal.get("id").asString());
    }

    @TestFactory
    Stream<DynamicTest> restRefusesOrAnswers() {
        Function<Call, HttpResponse<String>> door = Doors.rest(tenant.admin());
        return tests(Documented.operations(), (call, checks) -> {
            HttpResponse<String> answer = door.apply(call);
            checks.assertThat(answer.statusCode()).as("%s answered %s", shown(call), shown(answer.body())).isLessThan(500);
            if (answer.statusCode() >= 400 && !isRefusedByTheServer(answer)) {
                checks.assertThat(answer.headers().firstValue("Content-Type").orElse("")).as("%s answered %s", shown(call), shown(answer.body())).startsWith("application/problem+json");
                checks.assertThat(answer.body()).as(shown(call)).contains("\"detail\":\"").doesNotContain("Exception").doesNotContain("com.nexusflow").doesNotContain("org.springframework").hasSizeLessThan(8_000);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> pagesRefuseOrAnswerAndEscapeWhatWasSaid() {
        Function<Call, HttpResponse<String>> door = Doors.pages(tenant.admin());
        return tests(Routes.ofPages(), (call, checks) -> {
            HttpResponse<String> answer = door.apply(call);
            checks.assertThat(answer.statusCode()).as("%s answered %s", shown(call), shown(answer.body())).isLessThan(500);
            checks.assertThat(answer.body()).as(shown(call)).doesNotContain("<img src=x").doesNotContain("event: failed").doesNotContain("Exception").doesNotContain("com.nexusflow");
        });
    }

    @TestFactory
    Stream<DynamicTest> bodiesThatAreNotWhatIsAskedForAreRefused() {
        Api api = Api.as(tenant.admin());
        return Documented.operations().stream().filter(operation -> operation.form() == Form.JSON).map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
            SoftAssertions checks = new SoftAssertions();
            String address = operation.with(ids(operation)).address();
            for (String body : BadValues.jsonBodies().toList()) {
                Call call = new Call(operation.method(), address, "application/json", body);
                HttpResponse<String> answer = api.send(call.into(api.request(call.address())));
                boolean fine = answer.statusCode() == 200 && body.matches("\\{\"text\": [\"1].*");
                checks.assertThat(fine ? 400 : answer.statusCode()).as("%s answered %s", shown(call), shown(answer.body())).isBetween(400, 499);
                checks.assertThat(fine ? "application/problem+json" : answer.headers().firstValue("Content-Type").orElse("")).as(shown(call)).startsWith("application/problem+json");
            }
            for (String type : List.of("", "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense", "application/json; charset=nonsense")) {
                HttpResponse<String> answer = api.send(new Call(operation.method(), address, type, "{\"text\": \"Hello\"}").into(api.request(address)));
                checks.assertThat(answer.statusCode()).as("as %s: %s", type, answer.body()).isBetween(400, 499);
            }
            checks.assertAll();
        }));
    }

    @Test
    void aConversationThatDoesNotExistIsSaidSoAndNothingIsKept() {
        Api api = Api.as(tenant.rep());
        int before = api.json("/api/v1/conversations").size();
        HttpResponse<String> answer = api.post("/api/v1/messages", "{\"text\": \"Won revenue by rep\", \"conversationId\": \"" + UUID.randomUUID() + "\"}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(api.json("/api/v1/conversations").size()).isEqualTo(before);
    }

    @Test
    void aRefusedQuestionLeavesNoConversation() {
        Api api = Api.as(tenant.stranger());
        for (String text : List.of("", "  ", "\\u0000", "x".repeat(10_000), "\\u200b\\u200d")) {
            assertThat(api.post("/api/v1/messages", "{\"text\": \"" + text + "\"}").statusCode()).as(text).isEqualTo(400);
        }
        assertThat(api.json("/api/v1/conversations")).isEmpty();
    }

    private interface Check {
        void of(Call call, SoftAssertions checks);
    }

    private static Stream<DynamicTest> tests(List<Operation> operations, Check check) {
        return operations.stream().filter(operation -> !operation.takesFiles()).map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
            SoftAssertions checks = new SoftAssertions();
            calls(operation).forEach(call -> check.of(call, checks));
            checks.assertAll();
        }));
    }

    private static Stream<Call> calls(Operation operation) {
        Map<String, String> works = ids(operation);
        return operation.parameters().stream().flatMap(parameter -> BadValues.of(parameter.meaning())
                .filter(value -> operation.form() != Form.JSON || !value.startsWith(Operation.RAW))
                .filter(value -> parameter.place() != Parameter.Place.PATH || !value.isEmpty() && !value.contains("/"))
                .map(value -> {
                    Map<String, String> values = new HashMap<>(works);
                    values.put(parameter.name(), value);
                    return operation.with(values);
                }));
    }

    private static Map<String, String> ids(Operation operation) {
        Map<String, String> ids = new HashMap<>();
        operation.parameters().stream().filter(Parameter::required).filter(parameter -> good.containsKey(parameter.meaning())).forEach(parameter -> ids.put(parameter.name(), good.get(parameter.meaning())));
        return ids;
    }

    /** An address that no web server takes, like one with a zero byte, is refused before the application sees it. */
    private static boolean isRefusedByTheServer(HttpResponse<String> answer) {
        return answer.body().startsWith("<!doctype html><html lang=\"en\"><head><title>HTTP Status 400") && !answer.body().contains("Tomcat/");
    }

    private static String shown(Object text) {
        String plain = text.toString();
        return plain.length() > 300 ? plain.substring(0, 150) + " … " + plain.substring(plain.length() - 150) : plain;
    }
}
