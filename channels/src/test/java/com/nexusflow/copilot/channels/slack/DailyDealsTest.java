package com.nexusflow.copilot.channels.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.channels.door.Courier;
import com.nexusflow.copilot.channels.door.DailyDeals;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Delivery;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DailyDealsTest {

    private final Office office = new Office();
    private final String chat = office.slack.direct(office.ritasId);

    @Test
    void whoWantsItIsToldTheOpenDealsOnceOnAWorkingDayAndNotBeforeTheTime() {
        office.tenant.run(() -> RunningCopilot.bean(Identities.class).link(office.connection.id(), office.ritasId, office.rita.person().id(), "rita", Identities.Way.LINK));
        office.rita.scope().run(() -> RunningCopilot.bean(Deliveries.class).choose(new Delivery(null, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, LocalTime.of(8, 30))));
        at("2026-05-16T06:31:00Z").tellAll();
        at("2026-05-18T06:29:00Z").tellAll();
        at("2026-05-18T08:31:00Z").tellAll();
        at("2026-05-18T06:31:00Z").tellAll();
        at("2026-05-18T06:32:00Z").tellAll();
        assertThat(office.slack.await(chat, 1)).singleElement().satisfies(said -> assertThat(said.words()).contains("Initech rollout"));
        at("2026-05-19T06:31:00Z").tellAll();
        assertThat(office.slack.await(chat, 2)).hasSize(2);
    }

    @Test
    void whatFallsIntoQuietHoursIsAskedAndToldAtTheirEnd() {
        office.tenant.run(() -> RunningCopilot.bean(Identities.class).link(office.connection.id(), office.ritasId, office.rita.person().id(), "rita", Identities.Way.LINK));
        office.rita.scope().run(() -> RunningCopilot.bean(Deliveries.class).choose(new Delivery(null, LocalTime.of(19, 0), LocalTime.of(7, 0), LocalTime.of(20, 0))));
        at("2026-05-18T18:01:00Z").tellAll();
        at("2026-05-19T04:59:00Z").tellAll();
        RunningCopilot.sql(office.tenant, "update opportunity set name = 'Initech renewal' where name = 'Initech rollout'");
        at("2026-05-19T05:01:00Z").tellAll();
        at("2026-05-19T05:02:00Z").tellAll();
        assertThat(office.slack.await(chat, 1)).singleElement().satisfies(said -> assertThat(said.words()).contains("Initech renewal"));
    }

    private static DailyDeals at(String moment) {
        return new DailyDeals(RunningCopilot.bean(Tenants.class), RunningCopilot.bean(Deliveries.class), RunningCopilot.bean(SignIn.class), RunningCopilot.bean(Copilot.class),
                RunningCopilot.bean(Courier.class), Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
    }
}
