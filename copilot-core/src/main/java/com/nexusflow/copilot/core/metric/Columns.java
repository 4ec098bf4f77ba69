package com.nexusflow.copilot.core.metric;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where each dimension and measure stands in SQL, seen from a subject, and which joins lead there. */
final class Columns {

    /** A dimension's label, its id where it is a record, and what its rows are ordered by when no figure orders them. */
    record Column(String label, @Nullable String id, @Nullable String order) {
        static Column text(String label) {
            return new Column(label, null, null);
        }
    }

    private enum Join {
        OWNER,
        TEAM,
        MANAGER,
        ACCOUNT,
        PARENT,
        LINE,
        PRODUCT,
        COMPETITOR
    }

    private final Subject subject;
    private final Set<Join> joins = EnumSet.noneOf(Join.class);
    private final int fiscalYearStart;

    Columns(Subject subject, int fiscalYearStart) {
        this.subject = subject;
        this.fiscalYearStart = fiscalYearStart;
    }

    /** Makes the amounts those of line items, because the query is about products. */
    void aboutProducts() {
        if (subject.isDeals()) {
            need(Join.LINE, Join.PRODUCT);
        }
    }

    String value() {
        return joins.contains(Join.LINE) ? "li.amount_minor" : "o.amount_minor";
    }

    String deals() {
        return joins.contains(Join.LINE) || joins.contains(Join.COMPETITOR) ? "count(distinct o.id)" : "count(*)";
    }

    static String begun() {
        return "coalesce(o.created_on, o.engaged_on)";
    }

    Column dimension(Dimension dimension, @Nullable String date) {
        return switch (dimension) {
            case PERSON -> reach(new Column("ow.name", "ow.id", null), Join.OWNER);
            case TEAM -> reach(new Column("t.name", "t.id", null), Join.OWNER, Join.TEAM);
            case MANAGER -> reach(new Column("m.name", "m.id", null), Join.OWNER, Join.TEAM, Join.MANAGER);
            case REGION -> reach(Column.text("t.region"), Join.OWNER, Join.TEAM);
            case ACCOUNT -> reach(new Column("a.name", "a.id", null), Join.ACCOUNT);
            case PARENT_ACCOUNT -> reach(new Column("pa.name", "pa.id", null), Join.ACCOUNT, Join.PARENT);
            case SECTOR -> reach(Column.text("a.sector"), Join.ACCOUNT);
            case COUNTRY -> reach(Column.text("a.country"), Join.ACCOUNT);
            case PRODUCT -> reach(new Column("pr.name", "pr.id", null), Join.LINE, Join.PRODUCT);
            case SERIES -> reach(Column.text("pr.series"), Join.LINE, Join.PRODUCT);
            case COMPETITOR -> deals(new Column("co.name", "co.id", null), Join.COMPETITOR);
            case STAGE -> deals(new Column("st.name", "st.id", "st.position"));
            case STAGE_TYPE -> deals(Column.text("st.type"));
            case LOSS_REASON -> deals(Column.text("o.loss_reason"));
            case FORECAST_CATEGORY -> deals(Column.text("o.forecast_category"));
            case SIZE_BAND -> deals(sizeBand());
            case DEAL -> deals(new Column("o.name", "o.id", null));
            case SOURCE -> source();
            case ACTIVITY_KIND -> only(Subject.ACTIVITY, dimension, Column.text("act.kind"));
            case LEAD_STATUS -> only(Subject.LEAD, dimension, Column.text("l.status"));
            case WEEK, MONTH, QUARTER, YEAR -> time(dimension, date);
        };
    }

    String measure(Measure measure) {
        return switch (measure) {
            case AMOUNT -> deals(Column.text(value() + " / 100.0")).label();
            case CYCLE_DAYS -> deals(Column.text("(o.close_date - " + begun() + ")")).label();
            case AGE_DAYS -> deals(Column.text("({today} - " + begun() + ")")).label();
            case EMPLOYEES -> reach(Column.text("a.employees"), Join.ACCOUNT).label();
            case ANNUAL_REVENUE -> reach(Column.text("a.annual_revenue"), Join.ACCOUNT).label();
            case YEAR_ESTABLISHED -> reach(Column.text("a.year_established"), Join.ACCOUNT).label();
            case LIST_PRICE -> reach(Column.text("pr.list_price_minor / 100.0"), Join.LINE, Join.PRODUCT).label();
        };
    }

    /** The FROM clause with the joins that were asked for. */
    String from() {
        StringBuilder sql = new StringBuilder(subject.from);
        String alias = subject.alias;
        if (joins.contains(Join.LINE) && subject.isDeals()) {
            sql.append(" left join line_item li on li.tenant_id = o.tenant_id and li.opportunity_id = o.id")
                    .append(" left join product pr on pr.tenant_id = li.tenant_id and pr.id = li.product_id");
        }
        if (joins.contains(Join.COMPETITOR)) {
            sql.append(" left join opportunity_competitor oc on oc.tenant_id = o.tenant_id and oc.opportunity_id = o.id")
                    .append(" left join competitor co on co.tenant_id = oc.tenant_id and co.id = oc.competitor_id");
        }
        if (joins.contains(Join.ACCOUNT) && subject != Subject.ACCOUNT) {
            sql.append(" left join account a on a.tenant_id = ").append(alias).append(".tenant_id and a.id = ").append(subject.account());
        }
        if (joins.contains(Join.PARENT)) {
            sql.append(" left join account pa on pa.tenant_id = a.tenant_id and pa.id = a.parent_id");
        }
        if (joins.contains(Join.OWNER) && subject != Subject.PERSON) {
            sql.append(" left join person ow on ow.tenant_id = ").append(alias).append(".tenant_id and ow.id = ").append(subject.owner());
        }
        if (joins.contains(Join.TEAM)) {
            String managed = subject == Subject.PERSON ? " or ow.role = 'manager' and t.manager_id = ow.id" : "";
            sql.append(" left join team t on t.tenant_id = ow.tenant_id and (t.id = ow.team_id").append(managed).append(")");
        }
        if (joins.contains(Join.MANAGER)) {
            sql.append(" left join person m on m.tenant_id = t.tenant_id and m.id = t.manager_id");
        }
        return sql.toString();
    }

    private Column reach(Column column, Join... path) {
        for (Join join : path) {
            boolean reachable = switch (join) {
                case OWNER -> subject == Subject.PERSON || subject.owner() != null;
                case ACCOUNT -> subject == Subject.ACCOUNT || subject.account() != null;
                case LINE -> subject == Subject.PRODUCT || subject.isDeals();
                default -> true;
            };
            if (!reachable) {
                throw notKept(column.label());
            }
        }
        need(path);
        return column;
    }

    private Column deals(Column column, Join... path) {
        if (!subject.isDeals()) {
            throw notKept(column.label());
        }
        need(path);
        return column;
    }

    private Column only(Subject wanted, Dimension dimension, Column column) {
        if (subject != wanted) {
            throw notKept(dimension.code());
        }
        return column;
    }

    private Column source() {
        if (subject == Subject.LEAD) {
            return Column.text("l.source");
        }
        return deals(Column.text("o.source"));
    }

    private Column sizeBand() {
        String amount = value();
        return new Column("case when " + amount + " is null then null when " + amount + " < 100000 then '< 1k' when " + amount
                + " < 500000 then '1k–5k' when " + amount + " < 2500000 then '5k–25k' when " + amount
                + " < 10000000 then '25k–100k' else '≥ 100k' end", null, "min(" + amount + ")");
    }

    private Column time(Dimension dimension, @Nullable String date) {
        if (date == null) {
            throw new IllegalArgumentException(subject.name().toLowerCase(Locale.ROOT) + " figures have no date to split by " + dimension.code());
        }
        String unit = dimension.code();
        String shift = dimension == Dimension.QUARTER || dimension == Dimension.YEAR
                ? " interval '" + (fiscalYearStart - 1) + " months'" : " interval '0 months'";
        String day = "(date_trunc('" + unit + "', " + date + " -" + shift + ") +" + shift + ")::date::text";
        return new Column(day, null, day);
    }

    private IllegalArgumentException notKept(String what) {
        return new IllegalArgumentException(
                subject.name().toLowerCase(Locale.ROOT) + " figures cannot be split or filtered by " + what);
    }

    private void need(Join... path) {
        joins.addAll(Set.of(path));
    }
}
