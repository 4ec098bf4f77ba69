package com.nexusflow.copilot.channels.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.agents.memory.CurrentConversation;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.channels.door.Courier;
import com.nexusflow.copilot.channels.door.DailyDeals;
import com.nexusflow.copilot.channels.door.Threads;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Delivery;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DailyDealsTest {

    private final Office office = new Office();
    private final String chat = office.slack.direct(office.ritasId);

    @Test
    void whoWantsItIsToldTheOpenDealsOnceOnAWorkingDayAndNotBeforeTheTime() {
        wanted(null);
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
    void whoChoosesAnotherDoorAfterwardsIsNotToldAgainThatDay() {
        office.tenant.run(() -> {
            Connection phone = RunningCopilot.bean(Connections.class).connect("phone", "AC0", "Phone", Map.of("number", "+493000000"), Map.of("token", "none"));
            RunningCopilot.bean(Identities.class).link(phone.id(), "+491710000", office.rita.person().id(), "rita", Identities.Way.LINK);
        });
        wanted("slack");
        at("2026-05-18T06:31:00Z").tellAll();
        assertThat(office.slack.await(chat, 1)).hasSize(1);
        wanted("phone");
        at("2026-05-18T06:33:00Z").tellAll();
        assertThat(office.text("select count(*)::text from outbox_message m join connection c on c.id = m.connection_id where c.door = 'phone'")).isEqualTo("0");
    }

    @Test
    void aReplyWhereItWasToldGoesOnFromItAndWhatThePersonTalksAboutElsewhereGoesOn() {
        wanted(null);
        UUID elsewhere = RunningCopilot.bean(Copilot.class)
                .answer(new Turn(office.rita.scope(), null, "how is my pipeline?", Turn.Surface.CHAT), progress -> {}).conversationId();
        at("2026-05-18T06:31:00Z").tellAll();
        office.slack.await(chat, 1);
        assertThat(current()).isEqualTo(elsewhere);
        office.slack.writes(office.ritasId, "who owns them?");
        office.slack.await(chat, 2);
        assertThat(turns("my open deals")).isEqualTo(2);
        assertThat(turns("how is my pipeline?")).isEqualTo(1);
        assertThat(current()).isNotEqualTo(elsewhere);
        RunningCopilot.bean(Copilot.class).answer(new Turn(office.rita.scope(), elsewhere, "and last year?", Turn.Surface.CHAT), progress -> {});
        office.slack.writes(office.ritasId, "and this year?");
        office.slack.await(chat, 3);
        assertThat(turns("how is my pipeline?")).as("the message that was told is answered, so that the latest talk goes on").isEqualTo(3);
    }

    private void wanted(@Nullable String door) {
        office.tenant.run(() -> RunningCopilot.bean(Identities.class).link(office.connection.id(), office.ritasId, office.rita.person().id(), "rita", Identities.Way.LINK));
        office.rita.scope().run(() -> RunningCopilot.bean(Deliveries.class).choose(new Delivery(door, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, LocalTime.of(8, 30))));
    }

    private UUID current() {
        return office.rita.scope().call(() -> RunningCopilot.bean(CurrentConversation.class).of()).orElseThrow();
    }

    private long turns(String title) {
        return office.rita.scope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql(
                        "select count(*) from conversation_turn t join conversation c on c.id = t.conversation_id where c.title = :title")
                .param("title", title)
                .query(Long.class)
                .single()));
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
                RunningCopilot.bean(Courier.class), RunningCopilot.bean(Threads.class), Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
    }
}
