package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Recordings that are brought with the numbers of those who spoke. */
class UploadByNumberTest {

    private static final SampleTenant TENANT = SampleTenant.found();
    private static final Api REP = Api.as(TENANT.rep());

    static {
        RunningCopilot.sql(TENANT.scope(), "update contact set phone = '(0)30 5551 7001' where name = 'Greta Polar'");
    }

    @Test
    void theCustomersNumberSaysWithWhomTheCallWas() {
        HttpResponse<String> taken = REP.bring("no sound".getBytes(StandardCharsets.UTF_8), Map.of("repNumber", "+49 171 5551001", "customerNumber", "+49 30 55517001", "consent", "given"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        JsonNode call = REP.json("/api/v1/calls/" + Api.json(taken).get("id").asString());
        assertThat(call.at("/contact/name").asString()).isEqualTo("Greta Polar");
        assertThat(call.at("/account/name").asString()).isEqualTo("Polar Energy");
    }

    @ParameterizedTest
    @CsvSource({
        "+491715551001, +493055517001, unknown, 400, consent=given", "+12125550123, +15125550123, unknown, 202, id", "+12125550123, +14155550100, unknown, 400, nothing of it was stored",
        "+12125550123, '', unknown, 400, nothing of it was stored", "030 1234, '', given, 400, repNumber must be a telephone number", "'', call me, given, 400, customerNumber must be a telephone number"
    })
    void whereTheNumbersAreFromDecidesWhenConsentIsNotSaid(String rep, String customer, String consent, int status, String says) {
        HttpResponse<String> answer = REP.bring("no sound".getBytes(StandardCharsets.UTF_8), Map.of("repNumber", rep, "customerNumber", customer, "consent", consent));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(says).doesNotContain("5551001");
    }
}
