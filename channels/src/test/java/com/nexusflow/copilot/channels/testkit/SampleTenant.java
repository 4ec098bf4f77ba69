package com.nexusflow.copilot.channels.testkit;

import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;

/** A small tenant with teams, accounts, contacts, deals in every stage and a few activities. */
public record SampleTenant(TenantScope scope, Member admin, Member manager, Member rep, Member stranger) {

    private static final String T = "current_setting('app.tenant')::uuid";

    public static SampleTenant found() {
        TenantScope scope = RunningCopilot.newTenant();
        Member admin = RunningCopilot.newMember(scope, "Ann Okafor", Role.ADMIN);
        Member manager = RunningCopilot.newMember(scope, "Mara Lindqvist", Role.MANAGER);
        Member rep = RunningCopilot.newMember(scope, "Nina Holm", Role.REP);
        Member stranger = RunningCopilot.newMember(scope, "Stig Dahl", Role.REP);
        Member third = RunningCopilot.newMember(scope, "Lucia Ferrari", Role.REP);
        run(scope, "insert into team (tenant_id, id, name, region, manager_id) values (" + T + ", gen_random_uuid(), 'North', 'Nordics', '" + manager.person().id() + "'),"
                + " (" + T + ", gen_random_uuid(), 'South', 'Iberia', null)");
        run(scope, "update person set team_id = (select id from team where name = 'North') where name in ('Nina Holm', 'Mara Lindqvist')");
        run(scope, "update person set team_id = (select id from team where name = 'South') where name in ('Stig Dahl', 'Lucia Ferrari')");
        run(scope, "insert into stage (tenant_id, id, name, type, position, probability) select " + T + ", gen_random_uuid(), n, t, p, pr from (values"
                + " ('Qualified', 'open', 1, .2), ('Demo', 'open', 2, .4), ('Proposal', 'open', 3, .6), ('Negotiation', 'open', 4, .8), ('Won', 'won', 5, 1), ('Lost', 'lost', 6, 0)) s (n, t, p, pr)");
        run(scope, "insert into product (tenant_id, id, name, series, list_price_minor) select " + T + ", gen_random_uuid(), n, 'Flow', p from (values ('Flow Suite', 4900000), ('Flow Insight', 1900000)) s (n, p)");
        run(scope, "insert into competitor (tenant_id, id, name) values (" + T + ", gen_random_uuid(), 'Northwind CRM')");
        run(scope, "insert into account (tenant_id, id, external_id, name, sector, country, website, employees, annual_revenue, owner_id) select " + T + ", gen_random_uuid(), 'A' || n, a, s, c, lower(replace(a, ' ', '')) || '.example', n * 130, n * 12.5, '"
                + rep.person().id() + "' from (values (1, 'Bergström Logistik', 'Logistics', 'SE'), (2, 'Acme Industrial Group', 'Manufacturing', 'DE'), (3, 'Café Müller', 'Retail', 'DE'),"
                + " (4, 'Iberia Foods', 'Food', 'ES'), (5, 'Polar Energy', 'Energy', 'NO'), (6, 'Nordkap Shipping', 'Logistics', 'NO')) v (n, a, s, c)");
        run(scope, "update account set parent_id = (select id from account where name = 'Acme Industrial Group') where name = 'Café Müller'");
        run(scope, "insert into contact (tenant_id, id, account_id, owner_id, name, title, buying_role, email) select " + T + ", gen_random_uuid(), a.id, a.owner_id, f || ' ' || split_part(a.name, ' ', 1), t, b,"
                + " lower(f) || '@' || a.website from account a, (values ('Greta', 'Head of Purchasing', 'decision_maker'), ('Olav', 'IT Director', 'champion')) p (f, t, b)");
        run(scope, "select set_config('app.effective_at', '2025-09-01T08:00Z', true); insert into opportunity (tenant_id, id, external_id, name, account_id, owner_id, stage_id, amount_minor, created_on, close_date, source, forecast_category, next_step)"
                + " select " + T + ", gen_random_uuid(), 'D' || n, a.name || ' – ' || (array['rollout', 'renewal', 'expansion', 'pilot'])[1 + n % 4] || ' ' || n, a.id,"
                + " (select id from person where name = (array['Nina Holm', 'Stig Dahl', 'Lucia Ferrari', 'Nina Holm'])[1 + n % 4]), s.id, (n * 7919 % 90 + 8) * 100000, date '2025-09-01' + n, date '2026-01-10' + n * 3, 'Referral',"
                + " case when n % 3 = 0 then 'commit' end, case when n % 2 = 0 then 'Send the offer to purchasing' end"
                + " from generate_series(1, 72) n join stage s on s.position = 1 + n % 6 join account a on a.external_id = 'A' || (1 + n % 6 + n % 2 - n / 40 % 2)");
        run(scope, "insert into line_item (tenant_id, id, opportunity_id, product_id, quantity, amount_minor) select " + T + ", gen_random_uuid(), o.id, p.id, 1, o.amount_minor from opportunity o, product p where p.name = 'Flow Suite'");
        run(scope, "insert into opportunity_competitor (tenant_id, opportunity_id, competitor_id) select " + T + ", o.id, c.id from opportunity o, competitor c where o.external_id like '%3'");
        run(scope, "select set_config('app.effective_at', '2026-03-01T08:00Z', true); update opportunity set amount_minor = amount_minor * 12 / 10, close_date = close_date + 20 where external_id like '%4'");
        run(scope, "insert into activity (tenant_id, id, kind, subject, body, happened_at, outbound, owner_id, account_id, contact_id, opportunity_id) select " + T + ", gen_random_uuid(), k, s, b, timestamptz '2026-01-01T09:00Z' + (o.close_date - date '2026-01-01') * interval '8 hours', true, o.owner_id,"
                + " o.account_id, c.id, o.id from opportunity o join contact c on c.account_id = o.account_id and c.buying_role = 'champion',"
                + " (values ('call', 'Budget and timing', 'They want to decide before the summer.'), ('email', 'Proposal sent', null), ('meeting', 'Workshop on site', 'Five people. The head of purchasing asked about data residency.')) v (k, s, b)");
        run(scope, "insert into note (tenant_id, id, body, owner_id, account_id, opportunity_id, created_at) select " + T + ", gen_random_uuid(), 'Prefers a phased rollout.', o.owner_id, o.account_id, o.id, '2026-04-02T10:00Z' from opportunity o where o.external_id like '%1'");
        return new SampleTenant(scope, admin, manager, rep, stranger);
    }

    private static void run(TenantScope scope, String statements) {
        RunningCopilot.sql(scope, statements);
    }
}
