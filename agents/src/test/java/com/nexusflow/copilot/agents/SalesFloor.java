package com.nexusflow.copilot.agents;

import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Three teams of three reps, thirteen accounts and 86 deals, as they stand on 15 May 2026. The rows are the files of scenarios/organisation. */
public final class SalesFloor {

    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setNullString("").get();
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 15);

    private final TestCrm crm;

    private SalesFloor(TestCrm crm) {
        this.crm = crm;
    }

    public static SalesFloor open() {
        return open(1);
    }

    public static SalesFloor open(int fiscalYearStart) {
        SalesFloor floor = new SalesFloor(new TestCrm(TestDatabase.newTenant(TODAY, fiscalYearStart)));
        floor.people();
        floor.products();
        floor.rows("accounts", floor::account);
        floor.rows("contacts", floor::contact);
        floor.rows("quotas", row -> floor.crm.quota(row.get("person"), row.get("from"), row.get("to"), Long.parseLong(row.get("amount"))));
        floor.rows("deals", floor::deal);
        floor.rows("activities", floor::activity);
        return floor;
    }

    /** With seven calls as well, which are activities, too. */
    public SalesFloor withCalls() {
        new FloorCalls(this).bring();
        return this;
    }

    public TestCrm crm() {
        return crm;
    }

    /** The rights of a person of the floor. */
    public TenantScope scope(String person) {
        return crm.tenant().call(() -> {
            Person found = TestDatabase.people().person(crm.id(person)).orElseThrow();
            return TestDatabase.people().scopeOf(found);
        });
    }

    /** The rows of the deals file, as columns by name. */
    public static List<CSVRecord> deals() {
        return records("deals");
    }

    private void people() {
        crm.manager("Ingrid Sorensen", "North team", "North").manager("Carlos Vega", "South team", "South").manager("Fiona Walsh", "West team", "West");
        List.of("Anna Berger", "Lukas Weber", "Mia Olsen").forEach(rep -> crm.rep(rep, "North team"));
        List.of("Anna Rossi", "Bruno Keller", "Sofia Lopez").forEach(rep -> crm.rep(rep, "South team"));
        List.of("Liam Byrne", "Chloé Martin", "Tom Fischer").forEach(rep -> crm.rep(rep, "West team"));
        crm.insert("person", "Petra Lang", Map.of("name", "Petra Lang", "role", Role.ADMIN.code()));
        crm.insert("person", "Omar Haddad", Map.of("name", "Omar Haddad", "role", Role.OPERATIONS.code()));
    }

    private void products() {
        crm.product("Beacon Basic", "Beacon", 500).product("Beacon Pro", "Beacon", 2_000);
        crm.product("Harbor Suite", "Harbor", 8_000).product("Summit Analytics", "Summit", 15_000);
        crm.insert("competitor", "Rivalsoft", Map.of("name", "Rivalsoft")).insert("competitor", "Zenware", Map.of("name", "Zenware"));
    }

    private void account(CSVRecord row) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "name", row.get("name"), "sector", row.get("sector"), "country", row.get("country"),
                "employees", Integer.parseInt(row.get("employees")), "owner_id", crm.id(row.get("owner"))));
        if (row.get("parent") != null) {
            values.put("parent_id", crm.id(row.get("parent")));
        }
        crm.insert("account", row.get("name"), values);
    }

    private void contact(CSVRecord row) {
        crm.insert("contact", row.get("name"), Map.of(
                "name", row.get("name"), "account_id", crm.id(row.get("account")), "title", row.get("title"), "email", row.get("email")));
    }

    /** Written in its first stage when it began, and moved on to the stage it is in now. */
    private void deal(CSVRecord row) {
        LocalDate begun = LocalDate.parse(row.get("begun"));
        String stage = row.get("stage");
        crm.effectiveAt(morning(begun));
        crm.deal(row.get("name"), row.get("account"), row.get("owner"), row.get("product"), "Prospecting",
                row.get("amount") == null ? null : Integer.valueOf(row.get("amount")), row.get("begun"), row.get("closed"));
        update(row, begun, "source = :value", row.get("source"));
        update(row, begun, "next_step = :value", row.get("next_step"));
        if (!stage.equals("Prospecting") && !"no decision".equals(row.get("loss_reason"))) {
            update(row, begun.plusDays(7), "stage_id = :value", crm.id("Negotiation"));
        }
        if (stage.equals("Won") || stage.equals("Lost")) {
            update(row, LocalDate.parse(row.get("closed")), "loss_reason = :value", row.get("loss_reason"));
            update(row, LocalDate.parse(row.get("closed")), "stage_id = :value", crm.id(stage));
        }
        if (row.get("competitor") != null) {
            write(begun, "insert into opportunity_competitor (tenant_id, opportunity_id, competitor_id) select tenant_id, id, :value from opportunity where id = :id",
                    row, crm.id(row.get("competitor")));
        }
    }

    private void update(CSVRecord row, LocalDate day, String assignment, @Nullable Object value) {
        if (value != null) {
            write(day, "update opportunity set " + assignment + " where id = :id", row, value);
        }
    }

    private void write(LocalDate day, String sql, CSVRecord row, Object value) {
        crm.tenant().run(() -> TestDatabase.database().write(jdbc -> {
            jdbc.sql("select set_config('app.effective_at', :at, true)").param("at", morning(day).toString()).query().singleRow();
            return jdbc.sql(sql).param("value", value).param("id", crm.id(row.get("name"))).update();
        }));
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(8, 0).toInstant(ZoneOffset.UTC);
    }

    private void activity(CSVRecord row) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "kind", row.get("kind"), "subject", row.get("subject"), "happened_at", OffsetDateTime.parse(row.get("happened_at")),
                "owner_id", crm.id(row.get("owner")), "account_id", crm.id(row.get("account"))));
        if (row.get("deal") != null) {
            values.put("opportunity_id", crm.id(row.get("deal")));
        }
        crm.insert("activity", row.get("subject"), values);
    }

    private void rows(String file, Consumer<CSVRecord> work) {
        records(file).forEach(work);
    }

    private static List<CSVRecord> records(String file) {
        String path = "/scenarios/organisation/" + file + ".csv";
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(SalesFloor.class.getResourceAsStream(path), path), StandardCharsets.UTF_8)) {
            return CSV.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
