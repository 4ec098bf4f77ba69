package com.nexusflow.copilot.channels.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class AccessTest {

    private final TenantScope tenant = RunningCopilot.newTenant();

    @Test
    void nobodyComesInWithoutSigningIn() {
        HttpResponse<String> response = Api.nobody().get("/api/v1/metrics/definitions");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate")).hasSize(2);
        assertThat(Api.bearer("nfc_wrong").get("/api/v1/metrics/definitions").statusCode()).isEqualTo(401);
        assertThat(Api.nobody().get("/pipeline").headers().firstValue("Location").orElse("")).endsWith("/sign-in");
    }

    @Test
    void whoKeepsGuessingHasToWaitAndOthersDoNot() {
        Member victim = RunningCopilot.newMember(tenant, "Vera Guess", Role.REP);
        Member other = RunningCopilot.newMember(tenant, "Otto Calm", Role.REP);
        for (int i = 0; i < 8; i++) {
            assertThat(Api.basic(victim.login(), "wrong " + i).get("/api/v1/metrics/definitions").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> held = Api.as(victim).get("/api/v1/metrics/definitions");
        assertThat(held.statusCode()).isEqualTo(429);
        assertThat(held.headers().firstValue("Retry-After")).isPresent();
        assertThat(Api.as(other).get("/api/v1/metrics/definitions").statusCode()).isEqualTo(200);
    }

    @Test
    void aPersonWhoIsNoLongerActiveIsOutAtOnce() {
        Member leaver = RunningCopilot.newMember(tenant, "Lea Gone", Role.ADMIN);
        Api api = Api.as(leaver);
        assertThat(api.get("/api/v1/metrics/definitions").statusCode()).isEqualTo(200);
        RunningCopilot.sql(tenant, "update person set active = false where id = '" + leaver.person().id() + "'");
        assertThat(api.get("/api/v1/metrics/definitions").statusCode()).isEqualTo(401);
    }

    @Test
    void aPersonsRightsAreThoseOfNow() {
        Member person = RunningCopilot.newMember(tenant, "Rita Rise", Role.REP);
        Api api = Api.as(person);
        assertThat(api.get("/api/v1/imports/" + tenant.tenantId()).statusCode()).isEqualTo(403);
        RunningCopilot.sql(tenant, "update person set role = 'operations' where id = '" + person.person().id() + "'");
        assertThat(api.get("/api/v1/imports/" + tenant.tenantId()).statusCode()).isEqualTo(404);
    }

    @Test
    void pagesCarryTheHeadersThatKeepForeignScriptsOut() {
        HttpResponse<String> page = Api.nobody().get("/sign-in");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'self'").doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Set-Cookie")).hasValueSatisfying(cookie -> assertThat(cookie).startsWith("copilot=").contains("HttpOnly").contains("SameSite=Lax"));
        assertThat(page.body()).doesNotContain("<script>").doesNotContain(" style=").doesNotContain(" onclick=");
    }

    @Test
    void aFormWithoutACsrfTokenIsRefused() {
        Api api = Api.nobody();
        HttpResponse<String> response = api.send(api.request("/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("username=a&password=b")));
        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void healthIsOpenAndMonitoringIsForTheMachineItself() {
        Api api = Api.nobody();
        assertThat(api.get("/actuator/health/readiness").body()).contains("UP");
        assertThat(api.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(api.get("/actuator/prometheus").body()).contains("http_server_requests");
        assertThat(api.send(api.request("/actuator/prometheus").header("X-Forwarded-For", "10.0.0.1").GET()).statusCode()).isEqualTo(401);
    }
}
