package com.nexusflow.copilot.channels.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.core.change.Approvals;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.change.Expiry;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.feed.Comments;
import com.nexusflow.copilot.core.feed.Notifications;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Delivery;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What somebody hears of is read when it is told, with the rights of that moment. */
class NewsTest {

    private final Office office = new Office();

    @Test
    void aCommentIsToldInSlackOnce() {
        linked(office.rita, office.ritasId);
        talkative(office.rita);
        comment("The budget is approved");
        assertThat(office.slack.await(office.slack.direct(office.ritasId), 1)).singleElement()
                .satisfies(said -> assertThat(said.words()).contains("Mara Lindqvist").contains("Initech rollout").contains("The budget is approved"));
        assertThat(toTell()).isEqualTo("0");
    }

    @Test
    void inQuietHoursNothingIsSaidAndNoWordsOfItWaitOutside() {
        linked(office.rita, office.ritasId);
        quiet(office.rita);
        comment("The budget is approved");
        awaitPostponed();
        assertThat(office.text("select count(*)::text from outbox_message")).isEqualTo("0");
        release();
        assertThat(office.slack.await(office.slack.direct(office.ritasId), 1).getFirst().words()).contains("The budget is approved");
    }

    @Test
    void whoLeftMeanwhileIsToldNothing() {
        heldBack();
        RunningCopilot.sql(office.tenant, "update person set active = false where name = 'Rita Quist'");
        nothingIsTold();
    }

    @Test
    void whoNoLongerSeesTheRecordIsToldNothing() {
        heldBack();
        RunningCopilot.sql(office.tenant, "update opportunity set owner_id = '" + office.otto.person().id() + "' where name = 'Initech rollout'");
        nothingIsTold();
    }

    @Test
    void whatWasDeletedMeanwhileIsNotTold() {
        UUID comment = heldBack();
        scope(office.mara).run(() -> RunningCopilot.bean(Comments.class).delete(comment));
        nothingIsTold();
    }

    @Test
    void whatWasReadMeanwhileIsNotTold() {
        heldBack();
        scope(office.rita).run(() -> assertThat(RunningCopilot.bean(Notifications.class).readAll()).isEqualTo(1));
        nothingIsTold();
    }

    @Test
    void aManagerIsAskedWithTheCardAsItStandsAndNotForWhatIsDecidedAlready() {
        linked(office.mara, office.marasId);
        quiet(office.mara);
        UUID decided = bulk("2026-09-29");
        UUID open = bulk("2026-09-30");
        awaitPostponed();
        RunningCopilot.sql(office.tenant, "update change_proposal set status = 'rejected', decided_at = now() where id = '" + decided + "'");
        release();
        assertThat(office.slack.await(office.slack.direct(office.marasId), 1)).singleElement().satisfies(said -> {
            assertThat(said.words()).contains("Rita Quist").contains("30 September 2026");
            assertThat(FakeWorkspace.has(said, "approve")).isTrue();
        });
        office.slack.awaited(this::toTell, "0"::equals);
        assertThat(office.text("select string_agg(split_part(split_part(key, '/', 2), ':', 1), ' ') from outbox_message"))
                .isEqualTo(scope(office.mara).call(() -> RunningCopilot.bean(Notifications.class).page(false, null, 10).entries()).stream()
                        .filter(told -> open.equals(told.proposal())).map(told -> told.id().toString()).findFirst().orElseThrow());
    }

    @Test
    void whoAskedHearsFromWhomTheRefusalComesWithTheCard() {
        linked(office.rita, office.ritasId);
        talkative(office.rita);
        UUID proposal = bulk("2026-09-30");
        scope(office.mara).run(() -> RunningCopilot.bean(Approvals.class).reject(proposal));
        assertThat(office.slack.await(office.slack.direct(office.ritasId), 1)).singleElement().satisfies(said -> {
            assertThat(said.words()).contains("Mara Lindqvist rejected the change you asked for").contains("30 September 2026");
            assertThat(FakeWorkspace.has(said, "approve")).isFalse();
        });
    }

    @Test
    void whoAskedHearsThatNobodyDecidedInTime() {
        linked(office.rita, office.ritasId);
        talkative(office.rita);
        bulk("2026-09-30");
        RunningCopilot.sql(office.tenant, "update change_proposal set expires_at = now() - interval '1 minute'");
        office.tenant.run(RunningCopilot.bean(Expiry.class)::tell);
        assertThat(office.slack.await(office.slack.direct(office.ritasId), 1)).singleElement()
                .satisfies(said -> assertThat(said.words()).contains("was not approved in time").contains("Expired"));
    }

    private UUID heldBack() {
        linked(office.rita, office.ritasId);
        quiet(office.rita);
        UUID comment = comment("The budget is approved");
        awaitPostponed();
        return comment;
    }

    private void nothingIsTold() {
        release();
        office.slack.awaited(this::toTell, "0"::equals);
        assertThat(office.text("select count(*)::text from outbox_message")).isEqualTo("0");
        assertThat(office.slack.said()).isEmpty();
    }

    private UUID comment(String words) {
        UUID deal = UUID.fromString(office.text("select id::text from opportunity where name = 'Initech rollout'"));
        return scope(office.mara).call(() -> RunningCopilot.bean(Comments.class).add(Topic.opportunity(deal), words)).comment().id();
    }

    private UUID bulk(String closeDate) {
        RunningCopilot.sql(office.tenant, "update tenant set bulk_change_limit = 1; insert into opportunity (tenant_id, id, name, owner_id, stage_id, amount_minor, close_date)"
                + " select tenant_id, gen_random_uuid(), 'Further deal', owner_id, stage_id, 100, close_date from opportunity where name = 'Initech rollout'");
        List<UUID> deals = scope(office.rita).call(() -> RunningCopilot.bean(TenantDatabase.class)
                .read(jdbc -> jdbc.sql("select id from opportunity where owner_id = ?").param(office.rita.person().id()).query(UUID.class).list()));
        return scope(office.rita).call(() -> RunningCopilot.bean(Proposals.class)
                .propose(deals.stream().<Change>map(deal -> new Change.SetField(deal, DealField.CLOSE_DATE, closeDate)).toList(), "push all", null).id());
    }

    private void linked(Member member, String slackId) {
        office.tenant.run(() -> RunningCopilot.bean(Identities.class).link(office.connection.id(), slackId, member.person().id(), "them", Identities.Way.LINK));
    }

    private void talkative(Member member) {
        choose(member, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    private void quiet(Member member) {
        LocalTime now = LocalTime.now(ZoneId.of("Europe/Berlin"));
        choose(member, now.minusHours(2), now.plusHours(2));
    }

    private void choose(Member member, LocalTime from, LocalTime to) {
        member.scope().run(() -> RunningCopilot.bean(Deliveries.class).choose(new Delivery(null, from, to, null)));
    }

    private void awaitPostponed() {
        office.slack.awaited(() -> office.text("select count(*) filter (where not_before <= now()) || ' of ' || count(*) from telling"), found -> found.startsWith("0 of ") && !found.endsWith(" 0"));
    }

    /** The quiet hours are over. */
    private void release() {
        RunningCopilot.sql(office.tenant, "delete from delivery; insert into delivery (tenant_id, person_id, quiet_from, quiet_to) select tenant_id, id, '00:00', '00:00' from person");
        RunningCopilot.sql(office.tenant, "update telling set not_before = now()");
    }

    private String toTell() {
        return office.text("select count(*)::text from telling");
    }

    private TenantScope scope(Member member) {
        return RunningCopilot.bean(SignIn.class).signedIn(office.tenant.tenantId(), member.person().id(), null).orElseThrow().scope();
    }
}
