package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The deals the current person may see. */
public final class Opportunities {

    private static final String FROM = """
            from opportunity o
            join tenant t on t.id = o.tenant_id
            join stage s on s.tenant_id = o.tenant_id and s.id = o.stage_id
            left join account a on a.tenant_id = o.tenant_id and a.id = o.account_id
            left join person owner on owner.tenant_id = o.tenant_id and owner.id = o.owner_id
            """;
    private static final String COLUMNS = """
            o.*, a.name as account_name, owner.name as owner_name, t.currency,
            s.name as stage_name, s.type as stage_type, s.position as stage_position, s.probability as stage_probability
            """;

    /** An open stage of the board with its first deals, soonest close date first. */
    public record BoardColumn(Stage stage, List<Opportunity> deals) {}

    private final TenantDatabase database;
    private final Stages stages;

    public Opportunities(TenantDatabase database) {
        this.database = database;
        this.stages = new Stages(database);
    }

    public Optional<Opportunity> byId(UUID id) {
        return ofIds(List.of(id)).stream().findFirst();
    }

    /** The deals with these ids, by name; ids that are unknown or out of the person's sight are left out. */
    public List<Opportunity> ofIds(Collection<UUID> ids) {
        return select("select " + COLUMNS + FROM + "where o.id = any(:ids) order by o.name, o.id", Map.of("ids", ids.toArray(UUID[]::new)));
    }

    /** All deals of an account, latest close date first. */
    public List<Opportunity> ofAccount(UUID accountId) {
        return select(
                "select " + COLUMNS + FROM + "where o.account_id = :account order by o.close_date desc nulls first, o.name, o.id",
                Map.of("account", accountId));
    }

    /** A page of the deals that fit, latest close date first. */
    public List<Opportunity> list(OpportunityFilter filter, int offset, int limit) {
        Map<String, Object> parameters = filter.parameters();
        parameters.put("offset", offset);
        parameters.put("limit", limit);
        return select(
                "select " + COLUMNS + FROM + "where true" + filter.conditions()
                        + " order by o.close_date desc nulls first, o.id offset :offset limit :limit",
                parameters);
    }

    /** The open deals that fit, by stage; each stage shows at most so many. Stages without deals stand there empty. */
    public List<BoardColumn> board(OpportunityFilter filter, int perStage) {
        Map<String, Object> parameters = filter.parameters();
        parameters.put("perStage", perStage);
        List<Opportunity> deals = select(
                "select * from (select " + COLUMNS
                        + ", row_number() over (partition by o.stage_id order by o.close_date nulls last, o.name, o.id) as place "
                        + FROM + "where s.type = 'open'" + filter.conditions() + ") ranked where place <= :perStage order by place",
                parameters);
        return stages.open().stream()
                .map(stage -> new BoardColumn(stage, deals.stream().filter(deal -> deal.stage().id().equals(stage.id())).toList()))
                .toList();
    }

    private List<Opportunity> select(String sql, Map<String, Object> parameters) {
        return database.read(jdbc -> {
            List<UUID> ids = new ArrayList<>();
            List<Opportunity> bare = jdbc.sql(sql)
                    .params(parameters)
                    .query((row, n) -> {
                        ids.add(Columns.id(row));
                        return opportunity(row);
                    })
                    .list();
            return bare.isEmpty() ? bare : complete(jdbc, bare, ids.toArray(UUID[]::new));
        });
    }

    private static List<Opportunity> complete(JdbcClient jdbc, List<Opportunity> bare, UUID[] ids) {
        Map<UUID, List<Named>> competitors = new HashMap<>();
        jdbc.sql("""
                        select oc.opportunity_id, c.id as competitor_id, c.name as competitor_name
                        from opportunity_competitor oc join competitor c on c.tenant_id = oc.tenant_id and c.id = oc.competitor_id
                        where oc.opportunity_id = any(:ids) order by c.name""")
                .param("ids", ids)
                .query(row -> {
                    competitors.computeIfAbsent(row.getObject("opportunity_id", UUID.class), id -> new ArrayList<>())
                            .add(Columns.mentioned(row, "competitor"));
                });
        Map<UUID, List<Opportunity.LineItem>> lineItems = new HashMap<>();
        jdbc.sql("""
                        select l.opportunity_id, l.quantity, l.amount_minor, p.id as product_id, p.name as product_name, t.currency
                        from line_item l join product p on p.tenant_id = l.tenant_id and p.id = l.product_id join tenant t on t.id = l.tenant_id
                        where l.opportunity_id = any(:ids) order by p.name, l.id""")
                .param("ids", ids)
                .query(row -> {
                    lineItems.computeIfAbsent(row.getObject("opportunity_id", UUID.class), id -> new ArrayList<>())
                            .add(new Opportunity.LineItem(
                                    Columns.mentioned(row, "product"), row.getBigDecimal("quantity"), Columns.money(row, "amount_minor")));
                });
        return bare.stream()
                .map(deal -> with(deal, competitors.getOrDefault(deal.id(), List.of()), lineItems.getOrDefault(deal.id(), List.of())))
                .toList();
    }

    private static Opportunity with(Opportunity deal, List<Named> competitors, List<Opportunity.LineItem> lineItems) {
        return new Opportunity(
                deal.id(), deal.externalId(), deal.name(), deal.account(), deal.owner(), deal.stage(), deal.amount(), deal.createdOn(),
                deal.engagedOn(), deal.closeDate(), deal.source(), deal.forecastCategory(), deal.nextStep(), deal.lossReason(),
                deal.version(), competitors, lineItems);
    }

    private static Opportunity opportunity(ResultSet row) throws SQLException {
        return new Opportunity(
                Columns.id(row),
                row.getString("external_id"),
                row.getString("name"),
                Columns.named(row, "account"),
                Columns.named(row, "owner"),
                new Stage(
                        row.getObject("stage_id", UUID.class),
                        row.getString("stage_name"),
                        Stage.Type.of(row.getString("stage_type")),
                        row.getInt("stage_position"),
                        row.getBigDecimal("stage_probability")),
                Columns.money(row, "amount_minor"),
                Columns.date(row, "created_on"),
                Columns.date(row, "engaged_on"),
                Columns.date(row, "close_date"),
                row.getString("source"),
                row.getString("forecast_category"),
                row.getString("next_step"),
                row.getString("loss_reason"),
                row.getInt("version"),
                List.of(),
                List.of());
    }
}
