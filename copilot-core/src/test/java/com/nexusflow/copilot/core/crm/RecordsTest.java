package com.nexusflow.copilot.core.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.crm.OpportunityChange.Part;
import com.nexusflow.copilot.core.money.Money;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final Currency EURO = Currency.getInstance("EUR");

    private final TenantDatabase database = TestDatabase.database();
    private final Opportunities opportunities = new Opportunities(database);
    private final Timeline timeline = new Timeline(database);
    private TenantScope tenant;
    private TenantScope nina;
    private UUID acme;
    private UUID deal;

    @BeforeEach
    void aSmallTenant() {
        tenant = TestDatabase.newTenant();
        nina = TestDatabase.newPerson(tenant, "Nina Holm", Role.REP);
        acme = UUID.randomUUID();
        deal = UUID.randomUUID();
        tenant.run(() -> {
            run("insert into stage select current_setting('app.tenant')::uuid, gen_random_uuid(), n, t, p, .5"
                    + " from (values ('Talking', 'open', 1), ('Offer', 'open', 2), ('Won', 'won', 3)) s (n, t, p)");
            run("insert into account (tenant_id, id, name, country) values (current_setting('app.tenant')::uuid, '" + acme + "', 'Acme', 'DE')");
            addDeal(deal, "Acme renewal", nina.personId(), "Talking", "2026-06-01");
        });
    }

    @Test
    void aDealComesWithItsAccountOwnerStageCompetitorsAndLineItems() {
        tenant.run(() -> {
            run("insert into competitor values (current_setting('app.tenant')::uuid, gen_random_uuid(), 'Rival')");
            run("insert into opportunity_competitor select tenant_id, '" + deal + "', id from competitor");
            run("insert into product (tenant_id, id, name, list_price_minor) values (current_setting('app.tenant')::uuid, gen_random_uuid(), 'Suite', 9900)");
            run("insert into line_item (tenant_id, id, opportunity_id, product_id, amount_minor)"
                    + " select tenant_id, gen_random_uuid(), '" + deal + "', id, 9900 from product");
            Opportunity found = opportunities.byId(deal).orElseThrow();
            assertThat(found.account()).isEqualTo(new Named(acme, "Acme"));
            assertThat(Objects.requireNonNull(found.owner()).name()).isEqualTo("Nina Holm");
            assertThat(found.stage().type()).isEqualTo(Stage.Type.OPEN);
            assertThat(found.amount()).isEqualTo(new Money(100_000, EURO));
            assertThat(found.competitors()).extracting(Named::name).containsExactly("Rival");
            assertThat(found.lineItems()).extracting(item -> item.product().name()).containsExactly("Suite");
        });
    }

    @Test
    void theBoardShowsOpenStagesInOrderAndSoManyDealsEach() {
        tenant.run(() -> {
            addDeal(UUID.randomUUID(), "Acme sooner", nina.personId(), "Talking", "2026-05-20");
            addDeal(UUID.randomUUID(), "Acme won", nina.personId(), "Won", "2026-05-20");
            List<Opportunities.BoardColumn> board = opportunities.board(OpportunityFilter.NONE, 1);
            assertThat(board).extracting(column -> column.stage().name()).containsExactly("Talking", "Offer");
            assertThat(board.getFirst().deals()).extracting(Opportunity::name).containsExactly("Acme sooner");
            assertThat(board.getLast().deals()).isEmpty();
        });
    }

    @Test
    void everyConditionOfTheFilterNarrowsTheDeals() {
        UUID nobody = UUID.randomUUID();
        LocalDate june = LocalDate.of(2026, 6, 1);
        tenant.run(() -> {
            assertThat(found(new OpportunityFilter(nina.personId(), null, acme, null, null, "ACM", june, june))).containsExactly("Acme renewal");
            assertThat(found(new OpportunityFilter(nobody, null, null, null, null, null, null, null))).isEmpty();
            assertThat(found(new OpportunityFilter(null, nobody, null, null, null, null, null, null))).isEmpty();
            assertThat(found(new OpportunityFilter(null, null, null, nobody, null, null, null, null))).isEmpty();
            assertThat(found(new OpportunityFilter(null, null, null, null, nobody, null, null, null))).isEmpty();
            assertThat(found(new OpportunityFilter(null, null, null, null, null, "%", null, null))).isEmpty();
            assertThat(found(new OpportunityFilter(null, null, null, null, null, null, june.plusDays(1), null))).isEmpty();
        });
    }

    @Test
    void theTimelineMergesActivitiesNotesTasksAndChangesNewestFirst() {
        tenant.run(() -> {
            run("insert into activity (tenant_id, id, kind, subject, happened_at, account_id)"
                    + " values (current_setting('app.tenant')::uuid, gen_random_uuid(), 'call', 'First call', '2026-01-02T10:00Z', '" + acme + "')");
            run("insert into note (tenant_id, id, body, opportunity_id, created_at)"
                    + " values (current_setting('app.tenant')::uuid, gen_random_uuid(), 'Budget is there', '" + deal + "', '2026-01-03T10:00Z')");
            run("insert into task (tenant_id, id, title, done_at, account_id)"
                    + " values (current_setting('app.tenant')::uuid, gen_random_uuid(), 'Send offer', '2026-01-04T10:00Z', '" + acme + "')");
            run("insert into task (tenant_id, id, title, account_id) values (current_setting('app.tenant')::uuid, gen_random_uuid(), 'Open', '" + acme + "')");
            change("stage_id = (select id from stage where name = 'Offer')", "2026-02-01T10:00Z");
            assertThat(timeline.ofAccount(acme, 100))
                    .extracting(entry -> entry.getClass().getSimpleName())
                    .containsExactly("OpportunityChange", "Task", "Note", "Activity", "OpportunityChange");
            assertThat(timeline.ofOpportunity(deal, 100))
                    .extracting(entry -> entry.getClass().getSimpleName())
                    .containsExactly("OpportunityChange", "Note", "OpportunityChange");
        });
    }

    @Test
    void aFullTimelineEndsAtItsOldestActivity() {
        tenant.run(() -> {
            run("insert into activity (tenant_id, id, kind, subject, happened_at, account_id) select current_setting('app.tenant')::uuid,"
                    + " gen_random_uuid(), 'email', 'Mail ' || n, timestamptz '2026-03-01T00:00Z' + n * interval '1 hour', '" + acme
                    + "' from generate_series(1, 5) n");
            assertThat(timeline.ofAccount(acme, 3)).hasSize(3).first().extracting(TimelineEntry::at).isEqualTo(Instant.parse("2026-03-01T05:00:00Z"));
        });
    }

    @Test
    void historySaysWhatChangedFromWhatToWhat() {
        tenant.run(() -> {
            change("amount_minor = 200000, close_date = '2026-07-01'", "2026-02-01T10:00Z");
            List<OpportunityChange> changes = new OpportunityHistory(database).of(deal);
            assertThat(changes).hasSize(2);
            assertThat(changes.getFirst().changed()).containsExactly(Part.AMOUNT, Part.CLOSE_DATE);
            assertThat(Objects.requireNonNull(changes.getFirst().before()).amount()).isEqualTo(new Money(100_000, EURO));
            assertThat(changes.getFirst().after().amount()).isEqualTo(new Money(200_000, EURO));
            assertThat(changes.getLast().before()).isNull();
        });
    }

    @Test
    void aDealOutOfSightIsAsUnknownAsOneThatDoesNotExist() {
        TenantScope stranger = TestDatabase.newPerson(tenant, "Stig Dahl", Role.REP);
        stranger.run(() -> {
            assertThat(opportunities.byId(deal)).isEmpty();
            assertThat(timeline.ofAccount(acme, 100)).isEmpty();
        });
        TestDatabase.newTenant().run(() -> {
            assertThat(opportunities.byId(deal)).isEmpty();
            assertThat(new Accounts(database).byId(acme)).isEmpty();
        });
    }

    private List<String> found(OpportunityFilter filter) {
        return opportunities.list(filter, 0, 10).stream().map(Opportunity::name).toList();
    }

    private void addDeal(UUID id, String name, UUID owner, String stage, String closeDate) {
        database.write(jdbc -> {
            jdbc.sql("select set_config('app.effective_at', '2026-01-01T09:00Z', true)").query(String.class).single();
            return jdbc.sql("""
                            insert into opportunity (tenant_id, id, name, account_id, owner_id, stage_id, amount_minor, close_date)
                            select tenant_id, :id, :name, :account, :owner, id, 100000, cast(:closeDate as date) from stage where name = :stage""")
                    .param("id", id)
                    .param("name", name)
                    .param("account", acme)
                    .param("owner", owner)
                    .param("stage", stage)
                    .param("closeDate", closeDate)
                    .update();
        });
    }

    private void change(String assignment, String at) {
        database.write(jdbc -> {
            jdbc.sql("select set_config('app.effective_at', :at, true)").param("at", at).query(String.class).single();
            return jdbc.sql("update opportunity set " + assignment).update();
        });
    }

    private void run(String sql) {
        database.write(jdbc -> jdbc.sql(sql).update());
    }
}
