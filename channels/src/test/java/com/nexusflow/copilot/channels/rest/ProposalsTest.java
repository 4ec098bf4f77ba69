package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Asking for a change, deciding on it, taking it back. */
class ProposalsTest {

    private final TenantScope tenant = RunningCopilot.newTenant();
    private final Member rep = RunningCopilot.newMember(tenant, "Rita Quist", Role.REP);
    private final Api api = Api.as(rep);

    ProposalsTest() {
        String t = "'" + tenant.tenantId() + "'";
        RunningCopilot.sql(tenant, ("insert into stage (tenant_id, id, name, type, position, probability) values (%1$s, gen_random_uuid(), 'Prospecting', 'open', 1, 0.1),"
                + " (%1$s, gen_random_uuid(), 'Negotiation', 'open', 2, 0.7), (%1$s, gen_random_uuid(), 'Won', 'won', 3, 1);"
                + "insert into account (tenant_id, id, name) values (%1$s, gen_random_uuid(), 'Initech');"
                + "insert into opportunity (tenant_id, id, name, account_id, owner_id, stage_id, amount_minor, close_date) select %1$s, gen_random_uuid(), 'Initech rollout', a.id, '"
                + rep.person().id() + "', s.id, 100000, date '2026-06-01' from account a, stage s where s.name = 'Prospecting'").formatted(t));
    }

    @Test
    void aChangeIsProposedApprovedOnceAndTakenBack() {
        JsonNode card = asked("move Initech to Negotiation, close date 30 June");
        assertThat(deal()).isEqualTo("Prospecting 100000 2026-06-01");
        assertThat(card.get("state").asString()).isEqualTo("open");
        assertThat(card.get("lines").findValuesAsString("after")).containsExactly("Negotiation", "30 June 2026");
        String approval = "{\"signature\": \"" + card.get("signature").asString() + "\"}";
        String address = "/api/v1/proposals/" + card.get("id").asString();
        assertThat(api.post(address + "/approval", approval).statusCode()).isEqualTo(200);
        assertThat(api.post(address + "/approval", approval).statusCode()).isEqualTo(200);
        assertThat(deal()).isEqualTo("Negotiation 100000 2026-06-30");
        assertThat(Api.json(api.post(address + "/undo", "{}")).get("text").asString()).contains("Taken back").contains("Initech rollout");
        assertThat(deal()).isEqualTo("Prospecting 100000 2026-06-01");
    }

    @Test
    void onlyTheChosenLinesAreDone() {
        JsonNode card = asked("set Initech to 45k and negotiation");
        api.post("/api/v1/proposals/" + card.get("id").asString() + "/approval", "{\"signature\": \"" + card.get("signature").asString() + "\", \"lines\": [2]}");
        assertThat(deal()).isEqualTo("Prospecting 4500000 2026-06-01");
    }

    @Test
    void anotherValueMakesAnotherProposal() {
        JsonNode card = asked("set Initech to 45k");
        String address = "/api/v1/proposals/" + card.get("id").asString();
        assertThat(api.post(address + "/edits", "{\"line\": 1, \"value\": \"lots\"}").statusCode()).isEqualTo(400);
        JsonNode edited = Api.json(api.post(address + "/edits", "{\"line\": 1, \"value\": \"46000.50\"}"));
        assertThat(edited.get("lines").get(0).get("after").asString()).isEqualTo("€46,000.50");
        assertThat(api.post(address + "/approval", "{\"signature\": \"" + card.get("signature").asString() + "\"}").statusCode()).isEqualTo(409);
        assertThat(api.post("/api/v1/proposals/" + edited.get("id").asString() + "/approval", "{\"signature\": \"" + edited.get("signature").asString() + "\"}")
                .statusCode()).isEqualTo(200);
        assertThat(deal()).isEqualTo("Prospecting 4600050 2026-06-01");
    }

    @Test
    void nobodyElseDecidesAndNoGuessedSignatureHelps() {
        JsonNode card = asked("set Initech to 45k");
        String address = "/api/v1/proposals/" + card.get("id").asString();
        String approval = "{\"signature\": \"" + card.get("signature").asString() + "\"}";
        Api admin = Api.as(RunningCopilot.newMember(tenant, "Ann Admin", Role.ADMIN));
        Api stranger = Api.as(RunningCopilot.newMember(RunningCopilot.newTenant(), "Mallory", Role.ADMIN));
        assertThat(admin.post(address + "/approval", approval).statusCode()).isEqualTo(404);
        assertThat(stranger.post(address + "/approval", approval).statusCode()).isEqualTo(404);
        assertThat(api.post(address + "/approval", "{\"signature\": \"AAAA\"}").statusCode()).isEqualTo(403);
        assertThat(api.post(address + "/approval", "{}").statusCode()).isEqualTo(403);
        assertThat(api.post("/api/v1/proposals/" + UUID.randomUUID() + "/approval", approval).statusCode()).isEqualTo(404);
        assertThat(deal()).isEqualTo("Prospecting 100000 2026-06-01");
    }

    @Test
    void whatWaitsIsListedUntilItIsRejected() {
        JsonNode card = asked("set Initech to 45k");
        assertThat(api.json("/api/v1/proposals").findValuesAsString("id")).containsExactly(card.get("id").asString());
        assertThat(api.post("/api/v1/proposals/" + card.get("id").asString() + "/rejection", "{}").statusCode()).isEqualTo(200);
        assertThat(api.json("/api/v1/proposals").size()).isZero();
        assertThat(api.post("/api/v1/proposals/" + card.get("id").asString() + "/approval", "{\"signature\": \"" + card.get("signature").asString() + "\"}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void anAdministratorVerifiesTheLogOfDecisions() {
        JsonNode card = asked("set Initech to 45k");
        api.post("/api/v1/proposals/" + card.get("id").asString() + "/rejection", "{}");
        assertThat(api.get("/api/v1/audit/verification").statusCode()).isEqualTo(403);
        JsonNode verified = Api.as(RunningCopilot.newMember(tenant, "Ann Admin", Role.ADMIN)).json("/api/v1/audit/verification");
        assertThat(verified.get("sound").asInt()).isEqualTo(1);
        assertThat(verified.get("firstBroken").isNull()).isTrue();
    }

    private JsonNode asked(String words) {
        JsonNode reply = Api.json(api.post("/api/v1/messages", "{\"text\": \"" + words + "\"}"));
        assertThat(reply.get("blocks").get(0).get("type").asString()).isEqualTo("proposal");
        return reply.get("blocks").get(0);
    }

    private String deal() {
        return tenant.call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql(
                        "select s.name || ' ' || o.amount_minor || ' ' || o.close_date from opportunity o join stage s on s.id = o.stage_id")
                .query(String.class).single()));
    }
}
