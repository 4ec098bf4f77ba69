package com.nexusflow.copilot.core.metric;

import com.nexusflow.copilot.core.tenant.Tenant;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
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
        COMPETITOR
    }

    private final Subject subject;
    private final Set<Join> joins = EnumSet.noneOf(Join.class);
    private final int fiscalYearStart;
    private final int fractionDigits;
    private @Nullable Lines lines;
    private String stretches = "";

    Columns(Subject subject, Tenant tenant) {
        this.subject = subject;
        this.fiscalYearStart = tenant.fiscalYearStart();
        this.fractionDigits = tenant.currency().getDefaultFractionDigits();
    }

    /** Makes the amounts those of line items, because the query is about products. */
    void aboutProducts() {
        if (subject.isDeals()) {
            lines = new Lines();
        }
    }

    String value() {
        return lines == null ? "o.amount_minor" : "o.line_minor";
    }

    /** True of the rows whose value is unknown or known in part only. */
    String lacksValue() {
        return lines == null ? "o.amount_minor is null" : "(o.line_minor is null or o.lacks_line_amount)";
    }

    static String begun() {
        return "coalesce(o.created_on, o.engaged_on)";
    }

    Column dimension(Dimension dimension, @Nullable String date) {
        return switch (dimension) {
            case PERSON -> reach(dimension.code(), new Column("ow.name", "ow.id", null), Join.OWNER);
            case TEAM -> reach(dimension.code(), new Column("t.name", "t.id", null), Join.OWNER, Join.TEAM);
            case MANAGER -> reach(dimension.code(), new Column("m.name", "m.id", null), Join.OWNER, Join.TEAM, Join.MANAGER);
            case REGION -> reach(dimension.code(), Column.text("t.region"), Join.OWNER, Join.TEAM);
            case ACCOUNT -> reach(dimension.code(), new Column("a.name", "a.id", null), Join.ACCOUNT);
            case PARENT_ACCOUNT -> reach(dimension.code(), new Column("pa.name", "pa.id", null), Join.ACCOUNT, Join.PARENT);
            case SECTOR -> reach(dimension.code(), Column.text("a.sector"), Join.ACCOUNT);
            case COUNTRY -> reach(dimension.code(), Column.text("a.country"), Join.ACCOUNT);
            case PRODUCT, SERIES -> lines == null ? product(dimension) : lines.key(dimension);
            case COMPETITOR -> deals(dimension.code(), new Column("co.name", "co.id", null), Join.COMPETITOR);
            case STAGE -> deals(dimension.code(), new Column("st.name", "st.id", "st.position"));
            case STAGE_TYPE -> deals(dimension.code(), Column.text("st.type"));
            case LOSS_REASON -> deals(dimension.code(), Column.text("o.loss_reason"));
            case FORECAST_CATEGORY -> deals(dimension.code(), Column.text("o.forecast_category"));
            case SIZE_BAND -> deals(dimension.code(), sizeBand());
            case DEAL -> deals(dimension.code(), new Column("o.name", "o.id", null));
            case SOURCE -> source(dimension.code());
            case ACTIVITY_KIND -> only(Subject.ACTIVITY, dimension.code(), Column.text("act.kind"));
            case LEAD_STATUS -> only(Subject.LEAD, dimension.code(), Column.text("l.status"));
            case WEEK, MONTH, QUARTER, YEAR -> time(dimension, date);
        };
    }

    /** The dimension as a filter sees it; {@link #keep} takes the condition. */
    Column filtered(Dimension dimension) {
        return Lines.has(dimension) ? product(dimension) : dimension(dimension, null);
    }

    /** The condition as one on the rows of the scan; one on line items goes to those and leaves nothing to ask of the rows. */
    Optional<String> keep(boolean ofLines, String condition) {
        if (lines == null || !ofLines) {
            return Optional.of(condition);
        }
        lines.keep(condition);
        return Optional.empty();
    }

    String measure(Measure measure) {
        return switch (measure) {
            case AMOUNT -> deals(measure.code(), Column.text(value() + " / " + minor(1) + ".0")).label();
            case CYCLE_DAYS -> deals(measure.code(), Column.text("(o.close_date - " + begun() + ")")).label();
            case AGE_DAYS -> deals(measure.code(), Column.text("({today} - " + begun() + ")")).label();
            case EMPLOYEES -> reach(measure.code(), Column.text("a.employees"), Join.ACCOUNT).label();
            case ANNUAL_REVENUE -> reach(measure.code(), Column.text("a.annual_revenue"), Join.ACCOUNT).label();
            case YEAR_ESTABLISHED -> reach(measure.code(), Column.text("a.year_established"), Join.ACCOUNT).label();
            case LIST_PRICE -> product(measure.code(), Column.text("pr.list_price_minor / " + minor(1) + ".0")).label();
        };
    }

    /** The FROM clause with the joins that were asked for. */
    String from() {
        StringBuilder sql = new StringBuilder(subject.from.replace("{deals}", lines == null ? "opportunity" : lines.deals()));
        String alias = subject.alias;
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
        return sql.append(stretches).toString();
    }

    /** Joins the last day of each week, month, quarter or year up to today, so that what stood open then can be counted. */
    void standing(Dimension unit) {
        String step = unit == Dimension.QUARTER ? "interval '3 months'" : "interval '1 " + unit.code() + "'";
        String first = "greatest({from}, (select min(coalesce(b.created_on, b.engaged_on)) from opportunity b))";
        stretches = " cross join (select least((s + " + step + ")::date - 1, {to}, {today}) as day from generate_series(" + start(unit, first)
                + ", least({to}, {today})::timestamp, " + step + ") s order by 1 desc limit " + TimeGaps.MOST + ") g";
    }

    private Column reach(String what, Column column, Join... path) {
        for (Join join : path) {
            boolean reachable = switch (join) {
                case OWNER -> subject == Subject.PERSON || subject.owner() != null;
                case ACCOUNT -> subject == Subject.ACCOUNT || subject.account() != null;
                default -> true;
            };
            if (!reachable) {
                throw notKept(what);
            }
        }
        need(path);
        return column;
    }

    private Column product(Dimension dimension) {
        return product(dimension.code(), dimension == Dimension.PRODUCT ? new Column("pr.name", "pr.id", null) : Column.text("pr.series"));
    }

    private Column product(String what, Column column) {
        if (subject != Subject.PRODUCT && lines == null) {
            throw notKept(what);
        }
        return column;
    }

    private Column deals(String what, Column column, Join... path) {
        if (!subject.isDeals()) {
            throw notKept(what);
        }
        need(path);
        return column;
    }

    private Column only(Subject wanted, String what, Column column) {
        if (subject != wanted) {
            throw notKept(what);
        }
        return column;
    }

    private Column source(String what) {
        if (subject == Subject.LEAD) {
            return Column.text("l.source");
        }
        return deals(what, Column.text("o.source"));
    }

    private Column sizeBand() {
        String amount = value();
        String band = "case when %1$s is null then null when %1$s < %2$s then '< 1k' when %1$s < %3$s then '1k–5k' when %1$s < %4$s then '5k–25k'"
                + " when %1$s < %5$s then '25k–100k' else '≥ 100k' end";
        return new Column(band.formatted(amount, minor(1_000), minor(5_000), minor(25_000), minor(100_000)), null, "min(" + amount + ")");
    }

    /** An amount in minor units, as amounts are kept. */
    private String minor(int major) {
        return BigDecimal.valueOf(major).movePointRight(fractionDigits).toPlainString();
    }

    private Column time(Dimension dimension, @Nullable String date) {
        if (date == null) {
            throw new IllegalArgumentException(subject.name().toLowerCase(Locale.ROOT) + " figures have no date to split by " + dimension.code());
        }
        String day = start(dimension, date) + "::date::text";
        return new Column(day, null, day);
    }

    /** The beginning of the stretch of time in which the date lies. */
    private String start(Dimension unit, String date) {
        int months = unit == Dimension.QUARTER || unit == Dimension.YEAR ? fiscalYearStart - 1 : 0;
        String shift = " interval '" + months + " months'";
        return "(date_trunc('" + unit.code() + "', " + date + " -" + shift + ") +" + shift + ")";
    }

    private IllegalArgumentException notKept(String what) {
        return new IllegalArgumentException(
                subject.name().toLowerCase(Locale.ROOT) + " figures cannot be split or filtered by " + what);
    }

    private void need(Join... path) {
        joins.addAll(Set.of(path));
    }
}
