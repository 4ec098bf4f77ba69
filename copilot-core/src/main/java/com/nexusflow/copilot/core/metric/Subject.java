package com.nexusflow.copilot.core.metric;

import org.jspecify.annotations.Nullable;

/** What a metric counts or sums: the table its rows come from, and how the other tables are reached from there. */
enum Subject {
    OPPORTUNITY("{deals} o join stage st on st.tenant_id = o.tenant_id and st.id = o.stage_id", "o", "o.owner_id", "o.account_id"),
    STAGE_ENTRY(
            """
            (select h.tenant_id, h.opportunity_id, h.stage_id, min(h.valid_from) as entered_at, bool_and(h.observed) as observed
             from opportunity_history h group by h.tenant_id, h.opportunity_id, h.stage_id) e
            join {deals} o on o.tenant_id = e.tenant_id and o.id = e.opportunity_id
            join stage st on st.tenant_id = e.tenant_id and st.id = e.stage_id""",
            "o",
            "o.owner_id",
            "o.account_id"),
    QUOTA("quota q", "q", "q.person_id", null),
    ACCOUNT("account a", "a", "a.owner_id", null),
    PERSON("person ow", "ow", null, null),
    PRODUCT("product pr", "pr", null, null),
    CONTACT("contact c", "c", "c.owner_id", "c.account_id"),
    ACTIVITY("activity act", "act", "act.owner_id", "act.account_id"),
    LEAD("lead l", "l", "l.owner_id", null);

    final String from;
    final String alias;
    private final @Nullable String owner;
    private final @Nullable String account;

    Subject(String from, String alias, @Nullable String owner, @Nullable String account) {
        this.from = from;
        this.alias = alias;
        this.owner = owner;
        this.account = account;
    }

    /** The column that names the owner, or null where the subject is the person itself or has none. */
    @Nullable String owner() {
        return owner;
    }

    @Nullable String account() {
        return account;
    }

    boolean isDeals() {
        return this == OPPORTUNITY || this == STAGE_ENTRY;
    }

    /** Whether the subject itself, and not only its deals, is described by the dimension. */
    boolean has(Dimension dimension) {
        return switch (this) {
            case PERSON -> switch (dimension) {
                case PERSON, TEAM, MANAGER, REGION -> true;
                default -> false;
            };
            case ACCOUNT -> switch (dimension) {
                case ACCOUNT, PARENT_ACCOUNT, SECTOR, COUNTRY -> true;
                default -> false;
            };
            case PRODUCT -> dimension == Dimension.PRODUCT || dimension == Dimension.SERIES;
            default -> false;
        };
    }

    /** What identifies a row. */
    String key() {
        return this == STAGE_ENTRY ? "e.opportunity_id, e.stage_id" : alias + ".id";
    }

    /** Whether one row may stand in several groups of the dimension. */
    boolean hasSeveral(Dimension dimension) {
        return switch (dimension) {
            case PRODUCT, SERIES, COMPETITOR -> isDeals();
            case TEAM, MANAGER, REGION -> this == PERSON;
            default -> false;
        };
    }

    /** Whether the number is kept on the subject itself. */
    boolean has(Measure measure) {
        return switch (measure) {
            case EMPLOYEES, ANNUAL_REVENUE, YEAR_ESTABLISHED -> this == ACCOUNT;
            case LIST_PRICE -> this == PRODUCT;
            case AMOUNT, CYCLE_DAYS, AGE_DAYS -> false;
        };
    }
}
