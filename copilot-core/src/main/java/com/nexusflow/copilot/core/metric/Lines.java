package com.nexusflow.copilot.core.metric;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The deals of a query about products: the line items that fit are added up, so that a deal stands once in each group. */
final class Lines {

    private final Set<Dimension> keys = EnumSet.noneOf(Dimension.class);
    private final List<String> conditions = new ArrayList<>();

    /** Whether the dimension is one of line items, of which a deal may have several. */
    static boolean has(Dimension dimension) {
        return dimension == Dimension.PRODUCT || dimension == Dimension.SERIES;
    }

    /** The dimension as a key of the groups. */
    Columns.Column key(Dimension dimension) {
        keys.add(dimension);
        return dimension == Dimension.PRODUCT ? new Columns.Column("o.product_name", "o.product_id", null) : Columns.Column.text("o.product_series");
    }

    /** A condition on line item li and product pr. */
    void keep(String condition) {
        conditions.add(condition);
    }

    /** What stands in place of the table of deals. */
    String deals() {
        String names = (keys.contains(Dimension.PRODUCT) ? ", pr.id as product_id, pr.name as product_name" : "")
                + (keys.contains(Dimension.SERIES) ? ", pr.series as product_series" : "");
        String groups = (keys.contains(Dimension.PRODUCT) ? ", pr.id, pr.name" : "") + (keys.contains(Dimension.SERIES) ? ", pr.series" : "");
        return "(select o.*" + names + ", sum(li.amount_minor) as line_minor, bool_or(li.id is not null and li.amount_minor is null) as lacks_line_amount,"
                + " sum(li.amount_minor) filter (where pr.list_price_minor is not null) as priced_minor,"
                + " sum(li.quantity * pr.list_price_minor) filter (where li.amount_minor is not null) as listed_minor"
                + " from opportunity o left join line_item li on li.tenant_id = o.tenant_id and li.opportunity_id = o.id"
                + " left join product pr on pr.tenant_id = li.tenant_id and pr.id = li.product_id"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " group by o.tenant_id, o.id" + groups + ")";
    }
}
