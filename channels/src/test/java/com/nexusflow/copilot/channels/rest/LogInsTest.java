package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.channels.testkit.Visitor;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LogInsTest {

    private static final String NEW = "another good one";

    private final TenantScope tenant = RunningCopilot.newTenant();
    private final Member boss = RunningCopilot.newMember(tenant, "Bea Boss", Role.ADMIN);
    private final Api admin = Api.as(boss);
    private final Person nils = tenant.call(() -> RunningCopilot.bean(People.class).add("Nils Newcomer", Role.REP));
    private final String login = "nils-" + nils.id().toString().substring(24);

    @Test
    void anAdministratorGivesALogInAndThePersonSignsInWithTheRole() {
        JsonNode before = admin.json("/api/v1/people?q=newcomer").get(0);
        assertThat(before.get("id").asString()).isEqualTo(nils.id().toString());
        assertThat(before.get("login").isNull()).isTrue();
        HttpResponse<String> given = give(nils.id(), login.toUpperCase(Locale.ROOT), NEW, "manager");
        assertThat(given.statusCode()).isEqualTo(200);
        assertThat(Api.json(given).get("role").asString()).isEqualTo("manager");
        assertThat(given.body()).doesNotContain(NEW);
        assertThat(admin.json("/api/v1/people?q=newcomer").get(0).get("login").asString()).isEqualTo(login);
        assertThat(works(Api.basic(login, NEW))).isTrue();
        assertThat(works(Api.basic(login.toUpperCase(Locale.ROOT), NEW))).isTrue();
    }

    @Test
    void peopleArePaged() {
        assertThat(admin.json("/api/v1/people?limit=1").findValuesAsString("name")).containsExactly("Bea Boss");
        assertThat(admin.json("/api/v1/people?limit=1&offset=1").findValuesAsString("name")).containsExactly("Nils Newcomer");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void nobodyButAdministratorsGivesOrSeesLogIns(Role role) {
        Api api = Api.as(RunningCopilot.newMember(tenant, "Otto Other", role));
        assertThat(api.get("/api/v1/people").statusCode()).isEqualTo(403);
        assertThat(api.put("/api/v1/people/" + nils.id() + "/log-in", body(login, NEW, "admin")).statusCode()).isEqualTo(403);
        assertThat(api.put("/api/v1/people/" + nils.id() + "/role", "{\"role\": \"admin\"}").statusCode()).isEqualTo(403);
        assertThat(api.delete("/api/v1/people/" + boss.person().id() + "/log-in").statusCode()).isEqualTo(403);
    }

    @Test
    void aResetEndsTheOldPasswordAtOnceAndEverySession() {
        give(nils.id(), login, RunningCopilot.PASSWORD, null);
        Member member = new Member(nils, tenant, login);
        Visitor browser = Visitor.signIn(member);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(works(Api.as(member))).isTrue();
        give(nils.id(), login, NEW, null);
        assertThat(Api.as(member).get("/api/v1/metrics/definitions").statusCode()).isEqualTo(401);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(works(Api.basic(login, NEW))).isTrue();
        give(nils.id(), login, RunningCopilot.PASSWORD, null);
        assertThat(works(Api.as(member))).isTrue();
    }

    @Test
    void aWithdrawnLogInTakesSessionsAndTokensAlong() {
        give(nils.id(), login, RunningCopilot.PASSWORD, null);
        Member member = new Member(nils, tenant, login);
        Visitor browser = Visitor.signIn(member);
        Api token = Api.bearer(Api.json(Api.as(member).post("/api/v1/tokens", "{\"label\": \"script\"}")).get("token").asString());
        assertThat(works(token)).isTrue();
        assertThat(admin.delete("/api/v1/people/" + nils.id() + "/log-in").statusCode()).isEqualTo(204);
        assertThat(works(token)).isFalse();
        assertThat(works(Api.as(member))).isFalse();
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(admin.delete("/api/v1/people/" + nils.id() + "/log-in").statusCode()).isEqualTo(404);
    }

    @Test
    void theLastAdministratorStaysUntilThereIsAnother() {
        String own = "/api/v1/people/" + boss.person().id();
        HttpResponse<String> refused = admin.delete(own + "/log-in");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Api.json(refused).get("detail").asString()).contains("last administrator");
        assertThat(admin.put(own + "/role", "{\"role\": \"rep\"}").statusCode()).isEqualTo(409);
        assertThat(works(admin)).isTrue();
        give(nils.id(), login, NEW, "admin");
        assertThat(admin.delete(own + "/log-in").statusCode()).isEqualTo(204);
        assertThat(works(admin)).isFalse();
        assertThat(Api.basic(login, NEW).put("/api/v1/people/" + nils.id() + "/role", "{\"role\": \"rep\"}").statusCode()).isEqualTo(409);
    }

    @Test
    void aNewRoleHoldsFromTheNextRequestOn() {
        give(nils.id(), login, NEW, "rep");
        Api api = Api.basic(login, NEW);
        assertThat(api.get("/api/v1/people").statusCode()).isEqualTo(403);
        assertThat(Api.json(admin.put("/api/v1/people/" + nils.id() + "/role", "{\"role\": \"admin\"}")).get("role").asString()).isEqualTo("admin");
        assertThat(api.get("/api/v1/people").statusCode()).isEqualTo(200);
        assertThat(admin.put("/api/v1/people/" + nils.id() + "/role", "{\"role\": \"king\"}").body()).contains("king").contains("operations");
    }

    @Test
    void aLogInNameIsTakenInEveryTenant() {
        Member elsewhere = RunningCopilot.newMember(RunningCopilot.newTenant(), "Una Else", Role.REP);
        HttpResponse<String> refused = give(nils.id(), elsewhere.login(), NEW, null);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Api.json(refused).get("detail").asString()).contains("taken");
        assertThat(works(Api.as(elsewhere))).isTrue();
        assertThat(admin.json("/api/v1/people?q=newcomer").get(0).get("login").isNull()).isTrue();
    }

    @Test
    void aPersonOfAnotherTenantDoesNotExist() {
        Member elsewhere = RunningCopilot.newMember(RunningCopilot.newTenant(), "Una Else", Role.REP);
        for (UUID id : List.of(elsewhere.person().id(), Ids.next())) {
            assertThat(give(id, login, NEW, null).statusCode()).isEqualTo(404);
            assertThat(admin.delete("/api/v1/people/" + id + "/log-in").statusCode()).isEqualTo(404);
            assertThat(admin.put("/api/v1/people/" + id + "/role", "{\"role\": \"rep\"}").statusCode()).isEqualTo(404);
        }
        assertThat(works(Api.as(elsewhere))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "          ", "passwords that go on and on, much longer than anything BCrypt would look at"})
    void aPasswordThatIsTooShortOrTooLongIsRefused(String password) {
        HttpResponse<String> refused = give(nils.id(), login, password, null);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.json(refused).get("detail").asString()).containsAnyOf("at least 10", "at most 72");
        assertThat(works(Api.basic(login, password))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two words", "with:colon", "-minus", "line\\nbreak"})
    void aLogInNameThatCannotBeTypedIsRefused(String name) {
        HttpResponse<String> refused = give(nils.id(), name, NEW, null);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.json(refused).get("detail").asString()).contains("log-in name");
    }

    @Test
    void anAdministratorsOwnPasswordNeedsTheOldOne() {
        assertThat(give(boss.person().id(), boss.login(), NEW, null).statusCode()).isEqualTo(409);
        assertThat(works(admin)).isTrue();
    }

    @Test
    void everybodyChangesTheOwnPasswordWithTheOldOne() {
        Member rep = RunningCopilot.newMember(tenant, "Rosa Rep", Role.REP);
        Api api = Api.as(rep);
        HttpResponse<String> wrong = api.put("/api/v1/me/password", "{\"oldPassword\": \"not this one\", \"newPassword\": \"" + NEW + "\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(Api.json(wrong).get("detail").asString()).contains("old password is wrong");
        assertThat(works(api)).isTrue();
        assertThat(api.put("/api/v1/me/password", "{\"oldPassword\": \"" + RunningCopilot.PASSWORD + "\", \"newPassword\": \"" + NEW + "\"}").statusCode()).isEqualTo(204);
        assertThat(works(api)).isFalse();
        assertThat(works(Api.basic(rep.login(), NEW))).isTrue();
    }

    @Test
    void whoGuessesTheOldPasswordHasToWait() {
        Api api = Api.as(RunningCopilot.newMember(tenant, "Gil Guess", Role.REP));
        String guess = "{\"oldPassword\": \"not this one\", \"newPassword\": \"" + NEW + "\"}";
        for (int i = 0; i < 8; i++) {
            assertThat(api.put("/api/v1/me/password", guess).statusCode()).isEqualTo(400);
        }
        assertThat(api.put("/api/v1/me/password", guess).statusCode()).isEqualTo(429);
        assertThat(api.put("/api/v1/me/password", guess.replace("not this one", RunningCopilot.PASSWORD)).statusCode()).isEqualTo(429);
        assertThat(works(api)).isTrue();
    }

    @Test
    void aLaterImportDoesNotChangeTheRoleOfWhoCanSignIn() {
        Member clerk = RunningCopilot.newMember(tenant, "Olga Operations", Role.OPERATIONS);
        give(nils.id(), login, NEW, "rep");
        Api api = Api.as(clerk);
        HttpResponse<String> started = api.upload("/api/v1/imports", Map.of("people.csv", "name,role\nNils Newcomer,operations\nFred Fresh,manager\n"), Map.of());
        String run = Api.json(started).get("id").asString();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (api.json("/api/v1/imports/" + run).get("status").asString().equals("running") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(admin.json("/api/v1/people?q=fresh").get(0).get("role").asString()).isEqualTo("manager");
        assertThat(admin.json("/api/v1/people?q=newcomer").get(0).get("role").asString()).isEqualTo("rep");
    }

    private HttpResponse<String> give(UUID id, String name, String password, String role) {
        return admin.put("/api/v1/people/" + id + "/log-in", body(name, password, role));
    }

    private static String body(String name, String password, String role) {
        return "{\"login\": \"" + name + "\", \"password\": \"" + password + "\"" + (role == null ? "" : ", \"role\": \"" + role + "\"") + "}";
    }

    private static boolean works(Api api) {
        return api.get("/api/v1/metrics/definitions").statusCode() == 200;
    }
}
