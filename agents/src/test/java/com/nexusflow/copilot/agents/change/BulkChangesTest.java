package com.nexusflow.copilot.agents.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.nexusflow.copilot.agents.CopilotKit;
import com.nexusflow.copilot.agents.SalesFloor;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Block.ProposalState;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One sentence about many deals: every line is shown, a manager approves many, and nobody gets more than can be looked at. */
class BulkChangesTest {

    private static CopilotKit kit;

    private final SalesFloor floor = SalesFloor.open();

    @BeforeAll
    static void open() {
        kit = new CopilotKit();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @Test
    void everyLineStandsOnTheCardAndIsDoneWithOneApproval() {
        TenantScope petra = floor.scope("Petra Lang");
        ProposalCard card = card(say(petra, "push all open deals of Solaria by two weeks"));
        assertThat(card.lines()).extracting("record", "value").containsExactlyInAnyOrder(
                tuple("Project Kestrel", "2026-05-14"), tuple("OPP-1051", "2026-07-24"),
                tuple("OPP-1052", "2026-08-13"));
        Reply done = petra.call(() -> kit.desk().approve(card.id(), card.signature(), Set.of(1, 2, 3), Locale.ENGLISH)).reply();
        assertThat(done.text()).startsWith("Done");
        assertThat(card(say(petra, "push all open deals of Solaria by two weeks")).lines()).extracting("value").contains("2026-05-28", "2026-08-07", "2026-08-27");
    }

    @Test
    void aRepNeedsTheManagerForManyDeals() {
        open(12, "Anna Berger");
        Reply reply = say(floor.scope("Anna Berger"), "push all my open deals by a week");
        assertThat(reply.text()).contains("14 changes of 14 deals", "until your manager approves it");
        assertThat(card(reply).state()).isEqualTo(ProposalState.NEEDS_MANAGER);
        assertThat(card(reply).lines()).hasSize(14);
    }

    @Test
    void moreThanAHundredDealsAreToBeNarrowed() {
        open(101, "Anna Berger");
        Reply reply = say(floor.scope("Petra Lang"), "push all open deals of Anna Berger by a week");
        assertThat(reply.status()).isEqualTo(Reply.Status.DECLINED);
        assertThat(reply.text()).isEqualTo("More than 100 deals fit that. Narrow it, for instance by owner, account, stage or month, and I prepare the change for those.");
    }

    @Test
    void whatOthersOwnIsLeftOutAndTold() {
        floor.crm().tenant().run(() -> TestDatabase.database().write(jdbc ->
                jdbc.sql("update tenant set team_sharing = true where id = ?").param(TenantScope.current().tenantId()).update()));
        Reply reply = say(floor.scope("Anna Rossi"), "push all open deals of Castell Hotels by a week");
        assertThat(reply.text()).contains("OPP-1029").contains("I left out 1 that are not yours to change");
        assertThat(card(reply).lines()).extracting("record").containsExactly("OPP-1029");
    }

    private void open(int deals, String owner) {
        for (int i = 1; i <= deals; i++) {
            floor.crm().deal("Bulk " + i, "Nordlicht Energie", owner, "Beacon Pro", "Prospecting", 2_000, "2026-05-01", "2026-07-15");
        }
    }

    private static Reply say(TenantScope speaker, String words) {
        return kit.copilot().answer(new Turn(speaker, null, words, Turn.Surface.CHAT), progress -> {});
    }

    private static ProposalCard card(Reply reply) {
        return (ProposalCard) reply.blocks().stream().filter(ProposalCard.class::isInstance).findFirst().orElseThrow();
    }
}
