package com.nexusflow.copilot.core.metric;

import java.util.List;

/** What is shown of the records behind a figure, for each subject: the order, the id, then the columns named here. */
final class RowLists {

    private RowLists() {}

    /** The codes of the columns, in the order of {@link #select}. */
    static List<String> columns(Subject subject) {
        return switch (subject) {
            case OPPORTUNITY, STAGE_ENTRY -> List.of("deal", "account", "owner", "stage", "amount", "begun", "close_date");
            case QUOTA -> List.of("person", "starts_on", "ends_on", "amount");
            case ACCOUNT -> List.of("account", "sector", "country", "employees", "annual_revenue");
            case PERSON -> List.of("person", "role", "team", "region");
            case PRODUCT -> List.of("product", "series", "amount");
            case CONTACT -> List.of("contact", "title", "account");
            case ACTIVITY -> List.of("subject", "kind", "account", "owner", "happened_at");
            case LEAD -> List.of("lead", "company", "status", "source", "created_on");
        };
    }

    static String select(Subject subject, Columns columns) {
        return switch (subject) {
            case OPPORTUNITY, STAGE_ENTRY -> {
                columns.dimension(Dimension.ACCOUNT, null);
                columns.dimension(Dimension.PERSON, null);
                yield "coalesce(o.close_date, {begun}), o.id, coalesce(o.name, o.external_id), a.name, ow.name, st.name, {value}, {begun}, o.close_date";
            }
            case QUOTA -> {
                columns.dimension(Dimension.PERSON, null);
                yield "q.starts_on, q.person_id, ow.name, q.starts_on, q.ends_on, q.amount_minor";
            }
            case ACCOUNT -> "a.name, a.id, a.name, a.sector, a.country, a.employees, a.annual_revenue";
            case PERSON -> {
                columns.dimension(Dimension.REGION, null);
                yield "ow.name, ow.id, ow.name, ow.role, t.name, t.region";
            }
            case PRODUCT -> "pr.name, pr.id, pr.name, pr.series, pr.list_price_minor";
            case CONTACT -> {
                columns.dimension(Dimension.ACCOUNT, null);
                yield "c.name, c.id, c.name, c.title, a.name";
            }
            case ACTIVITY -> {
                columns.dimension(Dimension.ACCOUNT, null);
                columns.dimension(Dimension.PERSON, null);
                yield "act.happened_at, act.id, act.subject, act.kind, a.name, ow.name, act.happened_at";
            }
            case LEAD -> "l.name, l.id, l.name, l.company, l.status, l.source, l.created_on";
        };
    }
}
