package com.nexusflow.copilot.core.testkit;

import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A small sales organisation for one test, written row by row. Names stand for records. */
public final class TestCrm {

    private final TenantScope tenant;
    private final Map<String, UUID> ids = new HashMap<>();
    private @Nullable Instant effectiveAt;

    public TestCrm(TenantScope tenant) {
        this.tenant = tenant;
        stage("Prospecting", "open", 1, "0.1");
        stage("Negotiation", "open", 2, "0.7");
        stage("Won", "won", 3, "1");
        stage("Lost", "lost", 4, "0");
    }

    public TenantScope tenant() {
        return tenant;
    }

    public UUID id(String name) {
        UUID id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("The test has no record called " + name);
        }
        return id;
    }

    /** The name of a record that this test wrote, or null. */
    public @Nullable String name(UUID id) {
        return ids.entrySet().stream().filter(e -> e.getValue().equals(id)).map(Map.Entry::getKey).findFirst().orElse(null);
    }

    /** The history of what is written from now on begins at that moment. */
    public TestCrm effectiveAt(Instant moment) {
        effectiveAt = moment;
        return this;
    }

    public TestCrm manager(String name, String team, String region) {
        insert("person", name, Map.of("name", name, "role", "manager"));
        insert("team", team, Map.of("name", team, "region", region, "manager_id", id(name)));
        return this;
    }

    public TestCrm rep(String name, String team) {
        insert("person", name, Map.of("name", name, "role", "rep", "team_id", id(team)));
        return this;
    }

    public TestCrm account(String name, String sector, @Nullable String parent) {
        Map<String, Object> values = new HashMap<>(Map.of("name", name, "sector", sector, "country", "Germany", "employees", name.length() * 100));
        if (parent != null) {
            values.put("parent_id", id(parent));
        }
        insert("account", name, values);
        return this;
    }

    public TestCrm contact(String name, String account) {
        insert("contact", name, Map.of("name", name, "account_id", id(account)));
        return this;
    }

    public TestCrm product(String name, String series, long price) {
        insert("product", name, Map.of("name", name, "series", series, "list_price_minor", price * 100));
        return this;
    }

    public TestCrm quota(String person, String from, String to, long amount) {
        insert("quota", "quota of " + person + " " + from, Map.of(
                "person_id", id(person), "starts_on", LocalDate.parse(from), "ends_on", LocalDate.parse(to), "amount_minor", amount * 100));
        return this;
    }

    /** A deal; account, amount, begun and closed may be null. */
    public TestCrm deal(
            String name,
            @Nullable String account,
            String owner,
            @Nullable String product,
            String stage,
            @Nullable Integer amount,
            @Nullable String begun,
            @Nullable String closed) {
        Map<String, Object> values = new HashMap<>(Map.of("name", name, "external_id", name, "owner_id", id(owner), "stage_id", id(stage)));
        if (account != null) {
            values.put("account_id", id(account));
        }
        if (amount != null) {
            values.put("amount_minor", amount * 100L);
        }
        if (begun != null) {
            values.put("created_on", LocalDate.parse(begun));
        }
        if (closed != null) {
            values.put("close_date", LocalDate.parse(closed));
        }
        insert("opportunity", name, values);
        if (product != null) {
            Map<String, Object> line = new HashMap<>(Map.of("opportunity_id", id(name), "product_id", id(product)));
            if (amount != null) {
                line.put("amount_minor", amount * 100L);
            }
            insert("line_item", "line of " + name, line);
        }
        return this;
    }

    /** Inserts any row; the name stands for its id from then on. */
    public TestCrm insert(String table, String name, Map<String, ?> values) {
        UUID id = Ids.next();
        Map<String, Object> all = new HashMap<>(values);
        all.put("tenant_id", tenant.tenantId());
        all.put("id", id);
        String columns = String.join(", ", all.keySet());
        String parameters = ":" + String.join(", :", all.keySet());
        tenant.run(() -> TestDatabase.database().write(jdbc -> {
            if (effectiveAt != null) {
                jdbc.sql("select set_config('app.effective_at', :at, true)").param("at", effectiveAt.toString()).query().singleRow();
            }
            return jdbc.sql("insert into " + table + " (" + columns + ") values (" + parameters + ")").params(all).update();
        }));
        ids.put(name, id);
        return this;
    }

    private void stage(String name, String type, int position, String probability) {
        insert("stage", name, Map.of("name", name, "type", type, "position", position, "probability", new BigDecimal(probability)));
    }
}
