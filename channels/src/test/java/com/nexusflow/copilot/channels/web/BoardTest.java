package com.nexusflow.copilot.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.Visitor;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.Products;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.money.Money;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Team;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cards of the board and its totals are about the same deals and amounts. */
class BoardTest {

    private static SampleTenant tenant;

    /** A team below North with one rep, another below that one, and deals with a second product. */
    @BeforeAll
    static void nestedTeamsAndTwoProducts() {
        tenant = SampleTenant.found();
        for (String team : List.of("Coast:North:Lucia Ferrari", "Harbours:Coast:Stig Dahl")) {
            String[] parts = team.split(":");
            RunningCopilot.sql(tenant.scope(), "insert into team (tenant_id, id, name, parent_id) select tenant_id, gen_random_uuid(), '" + parts[0] + "', id from team where name = '" + parts[1] + "'");
            RunningCopilot.sql(tenant.scope(), "update person set team_id = (select id from team where name = '" + parts[0] + "') where name = '" + parts[2] + "'");
        }
        RunningCopilot.sql(tenant.scope(), "insert into line_item (tenant_id, id, opportunity_id, product_id, amount_minor)"
                + " select o.tenant_id, gen_random_uuid(), o.id, p.id, 12300 * n from opportunity o, product p, generate_series(1, 2) n where p.name = 'Flow Insight' and o.external_id like '%2'");
    }

    @Test
    void aTeamsBoardShowsAndCountsTheDealsOfAllTeamsBelow() {
        List<Opportunity> north = agree(new BoardQuery(null, team("North"), null, null));
        assertThat(north).extracting(deal -> Objects.requireNonNull(deal.owner()).name()).contains("Nina Holm", "Lucia Ferrari", "Stig Dahl");
        assertThat(agree(new BoardQuery(null, team("Harbours"), null, null))).extracting(deal -> Objects.requireNonNull(deal.owner()).name()).containsOnly("Stig Dahl");
    }

    @Test
    void aProductsBoardShowsAndCountsItsShareOfEachDeal() {
        UUID insight = insight();
        List<Opportunity> deals = agree(new BoardQuery(null, team("North"), insight, null));
        assertThat(deals).extracting(deal -> Objects.requireNonNull(deal.amountOf(insight)).minor()).containsOnly(36_900L);
    }

    @Test
    void aCardOfAProductsBoardSaysHowMuchOfTheDealItIs() {
        Visitor visitor = Visitor.signIn(tenant.admin());
        String board = visitor.get("/pipeline?product=" + insight()).body();
        assertThat(board).contains("€369").containsPattern("of €[\\d,]+ in all");
        assertThat(visitor.get("/pipeline").body()).contains("class=\"deal\"").doesNotContain(" in all</span>");
    }

    @Test
    void theRowsBehindAConditionStandUnderTheFigureOfTheirGroups() {
        Visitor visitor = Visitor.signIn(tenant.admin());
        String rows = visitor.get("/rows?metric=won_deals&by=person&filter=person:Nina+Holm&filter=person:Stig+Dahl&having=won_deals:..3").body();
        String all = visitor.get("/rows?metric=won_deals&filter=person:Stig+Dahl").body();
        assertThat(heading(rows)).isEqualTo(heading(all));
        assertThat(rows).contains("Stig Dahl").doesNotContain("<td>Nina Holm");
    }

    private static String heading(String page) {
        return page.substring(page.indexOf("<h1>"), page.indexOf("</h1>"));
    }

    private static UUID insight() {
        return tenant.scope().call(() -> RunningCopilot.bean(Products.class).all()).stream()
                .filter(product -> product.name().equals("Flow Insight"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static List<Opportunity> agree(BoardQuery query) {
        return tenant.scope().call(() -> {
            Metrics metrics = RunningCopilot.bean(Metrics.class);
            BoardTotals totals = BoardTotals.of(metrics.run(query.figuresByStage()), metrics.run(query.figures()), query);
            List<Opportunities.BoardColumn> columns = RunningCopilot.bean(Opportunities.class).board(query.deals(), 1_000);
            for (Opportunities.BoardColumn column : columns) {
                assertThat(totals.of(column.stage().id()).deals()).as(column.stage().name()).isEqualTo(column.deals().size());
                assertThat(totals.of(column.stage().id()).value()).as(column.stage().name()).isEqualByComparingTo(sum(column.deals().stream(), query.product()));
            }
            List<Opportunity> deals = columns.stream().flatMap(column -> column.deals().stream()).toList();
            assertThat(deals).isNotEmpty();
            assertThat(totals.all().value()).isEqualByComparingTo(sum(deals.stream(), query.product()));
            return deals;
        });
    }

    private static BigDecimal sum(Stream<Opportunity> deals, @Nullable UUID product) {
        return deals.map(deal -> deal.amountOf(product)).filter(Objects::nonNull).map(Money::major).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static UUID team(String name) {
        return tenant.scope().call(() -> RunningCopilot.bean(People.class).teams()).stream().filter(team -> team.name().equals(name)).map(Team::id).findFirst().orElseThrow();
    }
}
