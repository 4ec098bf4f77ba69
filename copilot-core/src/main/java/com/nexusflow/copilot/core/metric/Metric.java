package com.nexusflow.copilot.core.metric;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The figures the product knows, one meaning each. In the SQL, {pop} is the population within the period, {value} the amount of the deal
 * or of those of its line items that fit, {begun} the day a deal began, {end} the
 * last day of the period, or of the stretch of time that is looked at, but never later than today.
 */
public enum Metric {
    WON_REVENUE(Subject.OPPORTUNITY, Axis.CLOSE, Unit.MONEY, "st.type = 'won'", "coalesce(sum({value}) filter (where {pop}), 0)", "{value}"),
    WON_DEALS(Subject.OPPORTUNITY, Axis.CLOSE, Unit.COUNT, "st.type = 'won'", "count(*) filter (where {pop})", null),
    LOST_DEALS(Subject.OPPORTUNITY, Axis.CLOSE, Unit.COUNT, "st.type = 'lost'", "count(*) filter (where {pop})", null),
    LOST_VALUE(Subject.OPPORTUNITY, Axis.CLOSE, Unit.MONEY, "st.type = 'lost'", "coalesce(sum({value}) filter (where {pop}), 0)", "{value}"),
    CLOSED_DEALS(Subject.OPPORTUNITY, Axis.CLOSE, Unit.COUNT, "st.type in ('won', 'lost')", "count(*) filter (where {pop})", null),
    WIN_RATE(
            Subject.OPPORTUNITY,
            Axis.CLOSE,
            Unit.PERCENT,
            "st.type in ('won', 'lost')",
            "100.0 * count(*) filter (where {pop} and st.type = 'won') / nullif(count(*) filter (where {pop}), 0)",
            null),
    WIN_RATE_BY_VALUE(
            Subject.OPPORTUNITY,
            Axis.CLOSE,
            Unit.PERCENT,
            "st.type in ('won', 'lost')",
            "100.0 * coalesce(sum({value}) filter (where {pop} and st.type = 'won'), 0) / nullif(sum({value}) filter (where {pop}), 0)",
            "{value}"),
    LOSS_RATE(
            Subject.OPPORTUNITY,
            Axis.CLOSE,
            Unit.PERCENT,
            "st.type in ('won', 'lost')",
            "100.0 * count(*) filter (where {pop} and st.type = 'lost') / nullif(count(*) filter (where {pop}), 0)",
            null),
    AVERAGE_DEAL_SIZE(Subject.OPPORTUNITY, Axis.CLOSE, Unit.MONEY, "st.type = 'won'", "avg({value}) filter (where {pop})", "{value}"),
    MEDIAN_DEAL_SIZE(
            Subject.OPPORTUNITY,
            Axis.CLOSE,
            Unit.MONEY,
            "st.type = 'won'",
            "percentile_cont(0.5) within group (order by {value}) filter (where {pop})",
            "{value}"),
    LARGEST_DEAL(Subject.OPPORTUNITY, Axis.CLOSE, Unit.MONEY, "st.type = 'won'", "max({value}) filter (where {pop})", "{value}"),
    SMALLEST_DEAL(Subject.OPPORTUNITY, Axis.CLOSE, Unit.MONEY, "st.type = 'won'", "min({value}) filter (where {pop})", "{value}"),
    SALES_CYCLE(Subject.OPPORTUNITY, Axis.CLOSE, Unit.DAYS, "st.type = 'won'", "avg(o.close_date - {begun}) filter (where {pop})", "{begun}"),
    MEDIAN_SALES_CYCLE(
            Subject.OPPORTUNITY,
            Axis.CLOSE,
            Unit.DAYS,
            "st.type = 'won'",
            "percentile_cont(0.5) within group (order by o.close_date - {begun}) filter (where {pop})",
            "{begun}"),
    LONGEST_SALES_CYCLE(Subject.OPPORTUNITY, Axis.CLOSE, Unit.DAYS, "st.type = 'won'", "max(o.close_date - {begun}) filter (where {pop})", "{begun}"),
    SHORTEST_SALES_CYCLE(Subject.OPPORTUNITY, Axis.CLOSE, Unit.DAYS, "st.type = 'won'", "min(o.close_date - {begun}) filter (where {pop})", "{begun}"),
    LOST_CYCLE(Subject.OPPORTUNITY, Axis.CLOSE, Unit.DAYS, "st.type = 'lost'", "avg(o.close_date - {begun}) filter (where {pop})", "{begun}"),
    AVERAGE_DISCOUNT(
            Subject.OPPORTUNITY,
            Axis.CLOSE,
            Unit.PERCENT,
            "st.type = 'won'",
            "100.0 * (1 - sum(o.priced_minor) filter (where {pop}) / nullif(sum(o.listed_minor) filter (where {pop}), 0))",
            "o.priced_minor"),
    CUSTOMERS(Subject.OPPORTUNITY, Axis.CLOSE, Unit.COUNT, "st.type = 'won'", "count(distinct o.account_id) filter (where {pop})", "o.account_id"),
    ACCOUNTS_WITH_DEALS(Subject.OPPORTUNITY, Axis.BEGIN, Unit.COUNT, "true", "count(distinct o.account_id) filter (where {pop})", "o.account_id"),
    OPEN_PIPELINE(Subject.OPPORTUNITY, Axis.CLOSE, Unit.MONEY, "st.type = 'open'", "coalesce(sum({value}) filter (where {pop}), 0)", "{value}"),
    WEIGHTED_PIPELINE(
            Subject.OPPORTUNITY,
            Axis.CLOSE,
            Unit.MONEY,
            "st.type = 'open'",
            "coalesce(sum({value} * st.probability) filter (where {pop}), 0)",
            "{value}"),
    OPEN_DEALS(Subject.OPPORTUNITY, Axis.CLOSE, Unit.COUNT, "st.type = 'open'", "count(*) filter (where {pop})", null),
    OPEN_AT_END(
            Subject.OPPORTUNITY,
            Axis.STANDING,
            Unit.COUNT,
            "(st.type = 'open' or {end} < {today} and o.close_date > {end}) and ({end} >= {today} or ({begun} <= {end}) is not false)",
            "count(*) filter (where {pop} and ({end} >= {today} or {begun} is not null))",
            "case when {end} >= {today} then {today} else {begun} end"),
    AVERAGE_OPEN_DEAL(Subject.OPPORTUNITY, Axis.CLOSE, Unit.MONEY, "st.type = 'open'", "avg({value}) filter (where {pop})", "{value}"),
    OPEN_DEAL_AGE(Subject.OPPORTUNITY, Axis.CLOSE, Unit.DAYS, "st.type = 'open'", "avg({today} - {begun}) filter (where {pop})", "{begun}"),
    OVERDUE_DEALS(
            Subject.OPPORTUNITY, Axis.CLOSE, Unit.COUNT, "st.type = 'open' and o.close_date < {today}", "count(*) filter (where {pop})", null),
    DEALS(Subject.OPPORTUNITY, Axis.BEGIN, Unit.COUNT, "true", "count(*) filter (where {pop})", null),
    CREATED_DEALS(Subject.OPPORTUNITY, Axis.BEGIN, Unit.COUNT, "{begun} is not null", "count(*) filter (where {pop})", null),
    CREATED_PIPELINE(
            Subject.OPPORTUNITY, Axis.BEGIN, Unit.MONEY, "{begun} is not null", "coalesce(sum({value}) filter (where {pop}), 0)", "{value}"),
    STAGE_CONVERSION(
            Subject.STAGE_ENTRY,
            Axis.ENTRY,
            Unit.PERCENT,
            "e.observed and st.type = 'open'",
            """
            100.0 * count(*) filter (where {pop} and exists (
                select 1 from opportunity_history n join stage ns on ns.tenant_id = n.tenant_id and ns.id = n.stage_id
                where n.tenant_id = e.tenant_id and n.opportunity_id = e.opportunity_id and n.valid_from >= e.entered_at
                and ns.type <> 'lost' and ns.position > st.position)) / nullif(count(*) filter (where {pop}), 0)""",
            null),
    QUOTA(
            Subject.QUOTA,
            Axis.QUOTA,
            Unit.MONEY,
            "true",
            """
            coalesce(sum(q.amount_minor * ((least(q.ends_on, {to}) - greatest(q.starts_on, {from}) + 1)::numeric / (q.ends_on - q.starts_on + 1)))
                filter (where {pop}), 0)""",
            null),
    QUOTA_ATTAINMENT(Subject.QUOTA, Axis.QUOTA, Unit.PERCENT, "true", "", null),
    SALES_VELOCITY(Subject.OPPORTUNITY, Axis.CLOSE, Unit.MONEY, "true", "", null),
    ACCOUNTS(Subject.ACCOUNT, Axis.NONE, Unit.COUNT, "true", "count(*)", null),
    SUBSIDIARIES(Subject.ACCOUNT, Axis.NONE, Unit.COUNT, "a.parent_id is not null", "count(*) filter (where {pop})", null),
    EMPLOYEES(Subject.ACCOUNT, Axis.NONE, Unit.COUNT, "true", "coalesce(sum(a.employees), 0)", "a.employees"),
    AVERAGE_EMPLOYEES(Subject.ACCOUNT, Axis.NONE, Unit.NUMBER, "true", "avg(a.employees)", "a.employees"),
    ANNUAL_REVENUE(Subject.ACCOUNT, Axis.NONE, Unit.NUMBER, "true", "sum(a.annual_revenue)", "a.annual_revenue"),
    AVERAGE_ANNUAL_REVENUE(Subject.ACCOUNT, Axis.NONE, Unit.NUMBER, "true", "avg(a.annual_revenue)", "a.annual_revenue"),
    YEAR_ESTABLISHED(Subject.ACCOUNT, Axis.NONE, Unit.NUMBER, "true", "min(a.year_established)", "a.year_established"),
    REPS(Subject.PERSON, Axis.NONE, Unit.COUNT, "ow.role = 'rep' and ow.active", "count(*) filter (where {pop})", null),
    MANAGERS(Subject.PERSON, Axis.NONE, Unit.COUNT, "ow.role = 'manager' and ow.active", "count(distinct ow.id) filter (where {pop})", null),
    PRODUCTS(Subject.PRODUCT, Axis.NONE, Unit.COUNT, "true", "count(*)", null),
    LIST_PRICE(Subject.PRODUCT, Axis.NONE, Unit.MONEY, "true", "avg(pr.list_price_minor)", "pr.list_price_minor"),
    CONTACTS(Subject.CONTACT, Axis.NONE, Unit.COUNT, "true", "count(*)", null),
    ACTIVITIES(Subject.ACTIVITY, Axis.ACTIVITY, Unit.COUNT, "true", "count(*) filter (where {pop})", null),
    LEADS(Subject.LEAD, Axis.LEAD, Unit.COUNT, "true", "count(*) filter (where {pop})", null);

    /** The date that decides whether a row lies in the period. */
    enum Axis {
        CLOSE("o.close_date"),
        BEGIN("{begun}"),
        STANDING("g.day"),
        ENTRY("(e.entered_at at time zone {zone})::date"),
        ACTIVITY("(act.happened_at at time zone {zone})::date"),
        LEAD("l.created_on"),
        QUOTA("q.starts_on"),
        NONE(null);

        private final @Nullable String date;

        Axis(@Nullable String date) {
            this.date = date;
        }

        @Nullable String date() {
            return date;
        }
    }

    final Subject subject;
    final Axis axis;
    private final Unit unit;
    final String population;
    final String expression;
    private final @Nullable String needs;

    Metric(Subject subject, Axis axis, Unit unit, String population, String expression, @Nullable String needs) {
        this.subject = subject;
        this.axis = axis;
        this.unit = unit;
        this.population = population;
        this.expression = expression;
        this.needs = needs;
    }

    public static Metric of(String code) {
        try {
            return valueOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("There is no metric \"" + code + "\"; GET /api/v1/metrics/definitions lists them", e);
        }
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Unit unit() {
        return unit;
    }

    /** The value without which a row says nothing to this metric; rows without it are counted and named. */
    @Nullable String needs() {
        return needs;
    }

    /** The metrics it is computed from: itself when it is computed from rows. */
    public List<Metric> parts() {
        return switch (this) {
            case QUOTA_ATTAINMENT -> List.of(WON_REVENUE, QUOTA);
            case SALES_VELOCITY -> List.of(OPEN_AT_END, WIN_RATE, AVERAGE_DEAL_SIZE, SALES_CYCLE);
            default -> List.of(this);
        };
    }

    /** The metric whose records are shown behind it. */
    Metric listed() {
        return parts().getFirst();
    }

    /** Whether it is computed from line items even when the query does not ask for products. */
    boolean isOfLines() {
        return this == AVERAGE_DISCOUNT;
    }

    /** Whether a period means anything to it. */
    public boolean hasPeriod() {
        return axis != Axis.NONE;
    }

    /** Whether no rows make it zero, rather than unknown. */
    public boolean isAdditive() {
        return expression.startsWith("coalesce(sum") || expression.startsWith("count");
    }

    /** Whether a smaller figure is the better one. */
    public boolean lowerIsBetter() {
        return switch (this) {
            case LOST_DEALS, LOST_VALUE, LOSS_RATE, SALES_CYCLE, MEDIAN_SALES_CYCLE, LONGEST_SALES_CYCLE, SHORTEST_SALES_CYCLE, LOST_CYCLE,
                    AVERAGE_DISCOUNT, OPEN_DEAL_AGE, OVERDUE_DEALS -> true;
            default -> false;
        };
    }
}
