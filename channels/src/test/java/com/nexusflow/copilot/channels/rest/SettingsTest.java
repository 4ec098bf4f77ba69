package com.nexusflow.copilot.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SettingsTest {

    private static final String ASKED = "{\"name\": \"Fjord AS\", \"currency\": \"jpy\", \"language\": \"de\", \"timeZone\": \"Asia/Tokyo\", \"fiscalYearStart\": 4, \"teamSharing\": false}";

    private final TenantScope tenant = RunningCopilot.newTenant();
    private final Api admin = Api.as(RunningCopilot.newMember(tenant, "Ada Admin", Role.ADMIN));

    @Test
    void settingsChangeAndEveryAnswerKnowsThemAtOnce() {
        assertThat(admin.json("/api/v1/metrics?metric=won_revenue").get("currency").asString()).isEqualTo("EUR");
        JsonNode changed = Api.json(admin.put("/api/v1/settings", ASKED));
        assertThat(changed).isEqualTo(admin.json("/api/v1/settings"));
        assertThat(changed.toString()).isEqualTo("{\"name\":\"Fjord AS\",\"currency\":\"JPY\",\"language\":\"de\",\"timeZone\":\"Asia/Tokyo\",\"fiscalYearStart\":4,\"teamSharing\":false}");
        assertThat(admin.json("/api/v1/metrics?metric=won_revenue").get("currency").asString()).isEqualTo("JPY");
    }

    @Test
    void whatIsSaidOfRecordedCallsIsReadAndChangedByAdministratorsAlone() {
        String calls = "/api/v1/settings/calls";
        assertThat(admin.json(calls).toString()).isEqualTo("{\"announced\":false,\"audioDays\":null,\"language\":null}");
        JsonNode changed = Api.json(admin.put(calls, "{\"announced\": true, \"audioDays\": 30, \"language\": \"fr\"}"));
        assertThat(changed.toString()).isEqualTo("{\"announced\":true,\"audioDays\":30,\"language\":\"fr\"}");
        assertThat(admin.json(calls)).isEqualTo(changed);
        assertThat(admin.put(calls, "{\"announced\": true, \"language\": \"xx\"}").body()).contains("can be heard here: en");
        assertThat(admin.put(calls, "{\"announced\": true, \"audioDays\": 0}").statusCode()).isEqualTo(400);
        assertThat(Api.as(RunningCopilot.newMember(tenant, "Rea Rep", Role.REP)).get(calls).statusCode()).isEqualTo(403);
    }

    @Test
    void amountsOfACurrencyWithoutMinorUnitsKeepTheirValue() {
        admin.put("/api/v1/settings", ASKED);
        imported(admin, "deals.csv", "deal id,deal,stage,amount,close date,account,rep\nD1,Rollout,Won,\"1,250,000 JPY\",2026-05-02,Zeta,Nina Holm\n");
        assertThat(admin.json("/api/v1/metrics?metric=won_revenue").get("rows").get(0).get("values").get(0).decimalValue()).isEqualByComparingTo("1250000");
        JsonNode amount = admin.json("/api/v1/opportunities").get(0).get("amount");
        assertThat(amount.get("amount").decimalValue()).isEqualByComparingTo("1250000");
        assertThat(amount.get("currency").asString()).isEqualTo("JPY");
    }

    @Test
    void theCurrencyStaysOnceThereAreAmounts() {
        SampleTenant sample = SampleTenant.found();
        Api api = Api.as(sample.admin());
        JsonNode before = api.json("/api/v1/settings");
        HttpResponse<String> refused = api.put("/api/v1/settings", ASKED);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Api.json(refused).get("detail").asString()).contains("stays EUR").contains("JPY");
        assertThat(api.json("/api/v1/settings")).isEqualTo(before);
        assertThat(api.put("/api/v1/settings", ASKED.replace("jpy", "EUR")).statusCode()).isEqualTo(200);
    }

    @Test
    void aTeamThatNoLongerSharesIsApartAtOnce() {
        Member nina = RunningCopilot.newMember(tenant, "Nina Holm", Role.REP);
        Member olav = RunningCopilot.newMember(tenant, "Olav Berg", Role.REP);
        RunningCopilot.sql(tenant, "insert into team (tenant_id, id, name) values (current_setting('app.tenant')::uuid, gen_random_uuid(), 'North');"
                + "update person set team_id = (select id from team) where name in ('Nina Holm', 'Olav Berg');"
                + "insert into stage (tenant_id, id, name, type, position, probability) values (current_setting('app.tenant')::uuid, gen_random_uuid(), 'Open', 'open', 1, 0.5);"
                + "insert into opportunity (tenant_id, id, name, owner_id, stage_id) select current_setting('app.tenant')::uuid, gen_random_uuid(), 'Rollout', '"
                + nina.person().id() + "', id from stage");
        assertThat(Api.as(olav).json("/api/v1/opportunities")).hasSize(1);
        admin.put("/api/v1/settings", ASKED);
        assertThat(Api.as(olav).json("/api/v1/opportunities")).isEmpty();
        assertThat(Api.as(nina).json("/api/v1/opportunities")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"jpy\" | \"EURO\" | EURO", "\"jpy\" | \"XAU\" | XAU", "\"jpy\" | null | currency is missing", "\"de\" | \"it\" | it", "\"Asia/Tokyo\" | \"Berlin\" | Berlin", "\"Asia/Tokyo\" | \"+02:00\" | +02:00",
        " 4 | 13 | 13", " 4 | 0 | 0", " 4 | 1.5 | 1.5", " 4 | 1e999999999 | 999999999", " 4 | \"April\" | April", "false | \"maybe\" | maybe", "\"Fjord AS\" | \"  \" | name", "\"Fjord AS\" | \"a\\u0000b\" | name"})
    void aSettingThatCannotBeIsRefusedByNameAndNothingChanges(String good, String bad, String named) {
        JsonNode before = admin.json("/api/v1/settings");
        HttpResponse<String> refused = admin.put("/api/v1/settings", ASKED.replace(": " + good.strip(), ": " + bad));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.json(refused).get("detail").asString()).contains(named);
        assertThat(admin.json("/api/v1/settings")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void onlyAdministratorsSeeAndChangeSettings(Role role) {
        Api api = Api.as(RunningCopilot.newMember(tenant, "Otto Other", role));
        assertThat(api.get("/api/v1/settings").statusCode()).isEqualTo(403);
        assertThat(api.put("/api/v1/settings", ASKED).statusCode()).isEqualTo(403);
    }

    private static void imported(Api api, String name, String csv) {
        String run = Api.json(api.upload("/api/v1/imports", Map.of(name, csv), Map.of())).get("id").asString();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (api.json("/api/v1/imports/" + run).get("status").asString().equals("running") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(api.json("/api/v1/imports/" + run).get("created").asInt()).as(api.get("/api/v1/imports/" + run + "/issues").body()).isPositive();
    }
}
