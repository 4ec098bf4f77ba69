package com.nexusflow.copilot.core.demo;

import com.nexusflow.copilot.core.demo.DemoAccount.DemoContact;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the whole demo into its tenant, table by table. */
final class DemoRecords {

    private static final List<String> LEAD_STATUSES = List.of("new", "new", "working", "working", "qualified", "unqualified");
    private static final int LEADS = 60;

    private final JdbcClient jdbc;
    private final UUID tenant;
    private final LocalDate today;
    private final ZoneId zone;
    private final Dice dice;
    private final Map<String, UUID> persons = new HashMap<>();

    DemoRecords(JdbcClient jdbc, UUID tenant, LocalDate today, ZoneId zone) {
        this.jdbc = jdbc;
        this.tenant = tenant;
        this.today = today;
        this.zone = zone;
        this.dice = new Dice(today);
    }

    void write() {
        staff();
        quotas();
        Map<String, UUID> products = products();
        DemoPeople customers = new DemoPeople(dice);
        List<DemoAccount> accounts = customers.accounts();
        accounts(accounts);
        List<DemoDeal> deals = new DemoDeals(dice, today, accounts).all();
        new DemoDealRecords(jdbc, tenant, zone, dice, persons, products).write(deals);
        DemoConversations conversations = new DemoConversations(dice, today, zone, persons);
        conversations.around(deals, accounts);
        conversations.activities.write(jdbc, tenant);
        conversations.tasks.write(jdbc, tenant);
        conversations.notes.write(jdbc, tenant);
        leads(customers);
        new DemoCalls(dice, today, zone, persons).write(jdbc, tenant, deals);
    }

    private void staff() {
        DemoTable teams = new DemoTable("team", "id uuid", "name text", "region text");
        DemoTable staff = new DemoTable("person", "id uuid", "name text", "email text", "role text", "team_id uuid");
        DemoTable managers = new DemoTable("person", "id uuid", "name text", "email text", "role text", "team_id uuid");
        for (DemoTeam team : DemoTeam.ALL) {
            UUID id = dice.id();
            teams.row(id, team.name(), team.region());
            hire(managers, team.manager(), "manager", null);
            team.reps().forEach(rep -> hire(staff, rep.name(), "rep", id));
        }
        hire(managers, DemoData.OPERATIONS, "operations", null);
        hire(managers, DemoData.ADMIN, "admin", null);
        teams.write(jdbc, tenant);
        managers.write(jdbc, tenant);
        staff.write(jdbc, tenant);
        for (DemoTeam team : DemoTeam.ALL) {
            jdbc.sql("update team set manager_id = ? where name = ?").params(person(team.manager()), team.name()).update();
        }
    }

    private void hire(DemoTable staff, String name, String role, @Nullable UUID team) {
        UUID id = dice.id();
        persons.put(name, id);
        staff.row(id, name, DemoPeople.plain(name).replace('-', '.') + "@tarnwick.example", role, team);
    }

    private void quotas() {
        DemoTable quotas = new DemoTable("quota", "id uuid", "person_id uuid", "starts_on date", "ends_on date", "amount_minor bigint");
        for (int ago = DemoDeals.FULL_QUARTERS; ago >= -1; ago--) {
            DemoQuarter quarter = DemoQuarter.of(today, ago);
            for (DemoTeam team : DemoTeam.ALL) {
                team.reps().forEach(rep ->
                        quotas.row(dice.id(), person(rep.name()), quarter.start(), quarter.end(), quarter.quota(rep) * 100));
            }
        }
        quotas.write(jdbc, tenant);
    }

    private Map<String, UUID> products() {
        Map<String, UUID> ids = new HashMap<>();
        DemoTable products = new DemoTable("product", "id uuid", "name text", "series text", "list_price_minor bigint");
        for (DemoProduct product : DemoProduct.ALL) {
            UUID id = dice.id();
            ids.put(product.name(), id);
            products.row(id, product.name(), product.series(), product.price() * 100L);
        }
        products.write(jdbc, tenant);
        return ids;
    }

    private void accounts(List<DemoAccount> accounts) {
        DemoTable rows = new DemoTable("account", "id uuid", "name text", "sector text", "country text", "website text", "annual_revenue numeric",
                "employees integer", "year_established smallint", "owner_id uuid");
        DemoTable contacts = new DemoTable("contact", "id uuid", "account_id uuid", "owner_id uuid", "name text", "title text", "buying_role text",
                "email text");
        for (DemoAccount account : accounts) {
            rows.row(account.id(), account.name(), account.sector(), account.country(), "https://www." + account.domain(),
                    account.revenueMillions() * 1_000_000L, account.employees(), account.founded(), person(account.owner()));
            for (DemoContact contact : account.contacts()) {
                contacts.row(contact.id(), account.id(), person(account.owner()), contact.name(), contact.title(), contact.buyingRole(), contact.email());
            }
        }
        rows.write(jdbc, tenant);
        contacts.write(jdbc, tenant);
        for (DemoAccount account : accounts) {
            if (account.parent() != null) {
                jdbc.sql("update account set parent_id = (select id from account where name = ?) where id = ?")
                        .params(account.parent(), account.id())
                        .update();
            }
        }
    }

    private void leads(DemoPeople customers) {
        DemoTable leads = new DemoTable("lead", "id uuid", "owner_id uuid", "name text", "company text", "email text", "source text", "status text",
                "created_on date");
        for (int i = 0; i < LEADS; i++) {
            DemoTeam team = DemoTeam.ALL.get(i % DemoTeam.ALL.size());
            String name = customers.person(dice.one(team.countries()));
            String family = name.substring(name.lastIndexOf(' ') + 1);
            String company = family + " " + dice.one(List.of("Systems", "Trading", "Services", "Group", "Partners"));
            leads.row(dice.id(), person(dice.one(team.reps()).name()), name, company,
                    DemoPeople.plain(name).replace('-', '.') + "@" + DemoPeople.plain(company) + ".example",
                    dice.one(List.of("Website", "Trade fair", "Webinar", "Referral")), dice.one(LEAD_STATUSES),
                    dice.day(today.minusDays(120), today.minusDays(1), 0.8));
        }
        leads.write(jdbc, tenant);
    }

    private UUID person(String name) {
        return Objects.requireNonNull(persons.get(name), name);
    }
}
