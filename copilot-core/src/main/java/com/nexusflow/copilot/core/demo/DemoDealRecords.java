package com.nexusflow.copilot.core.demo;

import com.nexusflow.copilot.core.demo.DemoDeal.State;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the demo's deals as they were created and then lives through every later change in the order of time, so that the history
 * is kept by the same trigger that keeps it for everybody.
 */
final class DemoDealRecords {

    private static final String LIVE = """
            do $$
            declare s record;
            begin
                for s in select * from demo_state order by at, n loop
                    perform set_config('app.effective_at', s.at::text, true);
                    update opportunity set stage_id = s.stage, amount_minor = s.amount, close_date = s.close_date, owner_id = s.owner, version = version + 1
                    where tenant_id = current_setting('app.tenant')::uuid and id = s.deal;
                end loop;
                perform set_config('app.effective_at', '', true);
            end $$""";

    private final JdbcClient jdbc;
    private final UUID tenant;
    private final ZoneId zone;
    private final Dice dice;
    private final Map<String, UUID> persons;
    private final Map<String, UUID> products;
    private final Map<String, UUID> stages = new HashMap<>();
    private final Map<String, UUID> competitors = new HashMap<>();

    DemoDealRecords(JdbcClient jdbc, UUID tenant, ZoneId zone, Dice dice, Map<String, UUID> persons, Map<String, UUID> products) {
        this.jdbc = jdbc;
        this.tenant = tenant;
        this.zone = zone;
        this.dice = dice;
        this.persons = persons;
        this.products = products;
    }

    void write(List<DemoDeal> deals) {
        stages();
        competitors();
        jdbc.sql("select set_config('app.dated_by_record', 'whole', true)").query(String.class).single();
        begin(deals);
        jdbc.sql("select set_config('app.dated_by_record', '', true)").query(String.class).single();
        live(deals);
        items(deals);
        rivals(deals);
    }

    private void stages() {
        DemoTable rows = new DemoTable("stage", "id uuid", "name text", "type text", "position smallint", "probability numeric");
        for (DemoStage stage : DemoStage.ALL) {
            UUID id = dice.id();
            stages.put(stage.name(), id);
            rows.row(id, stage.name(), stage.type(), stage.position(), stage.probability());
        }
        rows.write(jdbc, tenant);
    }

    private void competitors() {
        DemoTable rows = new DemoTable("competitor", "id uuid", "name text");
        for (String name : DemoDeals.COMPETITORS) {
            UUID id = dice.id();
            competitors.put(name, id);
            rows.row(id, name);
        }
        rows.write(jdbc, tenant);
    }

    private void begin(List<DemoDeal> deals) {
        DemoTable rows = new DemoTable("opportunity", "id uuid", "external_id text", "name text", "account_id uuid", "owner_id uuid", "stage_id uuid",
                "amount_minor bigint", "created_on date", "engaged_on date", "close_date date", "source text", "forecast_category text",
                "next_step text", "loss_reason text");
        for (DemoDeal deal : deals) {
            State first = deal.states().getFirst();
            rows.row(deal.id(), deal.number(), deal.name(), deal.account().id(), persons.get(first.owner()), stages.get(first.stage()),
                    first.amount() * 100, deal.createdOn(), deal.createdOn(), first.closeDate(), deal.source(), deal.forecastCategory(),
                    deal.nextStep(), deal.lossReason());
        }
        rows.write(jdbc, tenant);
    }

    private void live(List<DemoDeal> deals) {
        jdbc.sql("""
                        create temporary table demo_state (n integer, deal uuid, at timestamptz, stage uuid, amount bigint, close_date date, owner uuid)
                        on commit drop""")
                .update();
        DemoTable rows = new DemoTable("demo_state", "n integer", "deal uuid", "at timestamptz", "stage uuid", "amount bigint", "close_date date", "owner uuid");
        for (DemoDeal deal : deals) {
            for (State state : deal.states().subList(1, deal.states().size())) {
                rows.row(rows.size(), deal.id(), at(state.at()), stages.get(state.stage()), state.amount() * 100, state.closeDate(), persons.get(state.owner()));
            }
        }
        rows.writeAside(jdbc);
        jdbc.sql(LIVE).update();
    }

    private void items(List<DemoDeal> deals) {
        DemoTable rows = new DemoTable("line_item", "id uuid", "opportunity_id uuid", "product_id uuid", "quantity numeric", "amount_minor bigint");
        for (DemoDeal deal : deals) {
            deal.items().forEach(item ->
                    rows.row(dice.id(), deal.id(), products.get(item.product().name()), item.quantity(), item.amount() * 100));
        }
        rows.write(jdbc, tenant);
    }

    private void rivals(List<DemoDeal> deals) {
        DemoTable rows = new DemoTable("opportunity_competitor", "opportunity_id uuid", "competitor_id uuid");
        for (DemoDeal deal : deals) {
            if (deal.competitor() != null) {
                rows.row(deal.id(), competitors.get(deal.competitor()));
            }
        }
        rows.write(jdbc, tenant);
    }

    private OffsetDateTime at(LocalDateTime time) {
        return time.atZone(zone).toOffsetDateTime();
    }
}
