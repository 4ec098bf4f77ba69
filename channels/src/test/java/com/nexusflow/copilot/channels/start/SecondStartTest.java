package com.nexusflow.copilot.channels.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.StartedCopilot;
import com.nexusflow.copilot.core.demo.DemoData;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts one after the other on one home: what the first one left behind must not outlive the settings of the second. */
class SecondStartTest {

    private static final String OWN = "--copilot.admin=root:a good password";
    private static final String FIGURE = "/api/v1/metrics?metric=won_revenue";

    @TempDir
    private static Path home;

    @Test
    void theDemoIsClosedWithoutTheDemoAndTodayMovesOnWithoutAFixedToday() {
        String lately = LocalDate.now(ZoneId.of("Europe/Berlin")).minusDays(2).toString();
        String token;
        try (StartedCopilot demo = StartedCopilot.on(home, "--copilot.today=" + lately)) {
            Api emma = Api.basic("emma", DemoData.PASSWORD).at(demo);
            assertThat(emma.json(FIGURE).get("today").asString()).isEqualTo(lately);
            token = Api.json(emma.post("/api/v1/tokens", "{\"label\": \"script\"}")).get("token").asString();
            assertThat(Api.bearer(token).at(demo).get(FIGURE).statusCode()).isEqualTo(200);
        }
        try (StartedCopilot own = StartedCopilot.on(home, "--copilot.demo=false", OWN, "--copilot.today=2017-12-31", "--copilot.tenant.currency=SEK", "--copilot.tenant.name=Fjord AS")) {
            DemoData.LOG_INS.forEach(logIn -> assertThat(Api.basic(logIn.login(), DemoData.PASSWORD).at(own).get(FIGURE).statusCode()).isEqualTo(401));
            assertThat(Api.bearer(token).at(own).get(FIGURE).statusCode()).isEqualTo(401);
            Api root = Api.basic("root", "a good password").at(own);
            assertThat(root.json(FIGURE).get("today").asString()).isEqualTo("2017-12-31");
            assertThat(root.json(FIGURE).get("currency").asString()).isEqualTo("SEK");
            assertThat(root.put("/api/v1/settings", root.get("/api/v1/settings").body().replace("Fjord AS", "Fjell AS")).statusCode()).isEqualTo(200);
        }
        assertThatThrownBy(() -> StartedCopilot.on(home, "--copilot.import=" + home)).hasStackTraceContaining("would be mixed with the invented ones");
        assertThatThrownBy(() -> StartedCopilot.on(home, "--copilot.demo=false", "--copilot.admin=emma:a good password")).hasStackTraceContaining("belongs to somebody else already");
        try (StartedCopilot both = StartedCopilot.on(home, OWN, "--copilot.tenant.currency=EUR")) {
            assertThat(Api.basic("emma", DemoData.PASSWORD).at(both).json(FIGURE).get("today").asString()).isEqualTo(LocalDate.now(ZoneId.of("Europe/Berlin")).toString());
            assertThat(Api.bearer(token).at(both).get(FIGURE).statusCode()).isEqualTo(200);
        }
        try (StartedCopilot own = StartedCopilot.on(home, "--copilot.demo=false", "--copilot.tenant.currency=EUR")) {
            Api root = Api.basic("root", "a good password").at(own);
            assertThat(root.json("/api/v1/settings").get("name").asString()).isEqualTo("Fjell AS");
            assertThat(root.json(FIGURE).get("currency").asString()).isEqualTo("SEK");
            assertThat(root.json(FIGURE).get("today").asString()).startsWith(String.valueOf(LocalDate.now(ZoneId.systemDefault()).getYear()));
        }
    }
}
