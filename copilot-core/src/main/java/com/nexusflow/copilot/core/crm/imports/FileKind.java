package com.nexusflow.copilot.core.crm.imports;

import static com.nexusflow.copilot.core.crm.imports.ValueType.ACTIVITY_KIND;
import static com.nexusflow.copilot.core.crm.imports.ValueType.CURRENCY;
import static com.nexusflow.copilot.core.crm.imports.ValueType.DATE;
import static com.nexusflow.copilot.core.crm.imports.ValueType.DECIMAL;
import static com.nexusflow.copilot.core.crm.imports.ValueType.FORECAST;
import static com.nexusflow.copilot.core.crm.imports.ValueType.INTEGER;
import static com.nexusflow.copilot.core.crm.imports.ValueType.LEAD_STATUS;
import static com.nexusflow.copilot.core.crm.imports.ValueType.LONG_TEXT;
import static com.nexusflow.copilot.core.crm.imports.ValueType.MONEY;
import static com.nexusflow.copilot.core.crm.imports.ValueType.NAME;
import static com.nexusflow.copilot.core.crm.imports.ValueType.OUTBOUND;
import static com.nexusflow.copilot.core.crm.imports.ValueType.PERCENT;
import static com.nexusflow.copilot.core.crm.imports.ValueType.PERIOD;
import static com.nexusflow.copilot.core.crm.imports.ValueType.ROLE;
import static com.nexusflow.copilot.core.crm.imports.ValueType.STAGE_TYPE;
import static com.nexusflow.copilot.core.crm.imports.ValueType.TEXT;
import static com.nexusflow.copilot.core.crm.imports.ValueType.TIME;
import static com.nexusflow.copilot.core.crm.imports.ValueType.YEAR;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a file holds, in the order in which files are taken: whom and what later files name comes first. Each kind has fields, of
 * which some must be there.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists and maps are copies that nobody can change.
public enum FileKind {
    PEOPLE(
            List.of(List.of("name")),
            Map.of("external_id", NAME, "name", NAME, "email", TEXT, "role", ROLE, "manager", NAME, "region", NAME, "team", NAME)),
    PRODUCTS(
            List.of(List.of("name")),
            Map.of("external_id", NAME, "name", NAME, "series", NAME, "list_price", MONEY, "currency", CURRENCY)),
    ACCOUNTS(
            List.of(List.of("name")),
            Map.of("external_id", NAME, "name", NAME, "sector", TEXT, "country", TEXT, "website", TEXT, "annual_revenue", DECIMAL,
                    "employees", INTEGER, "year_established", YEAR, "parent", NAME, "owner", NAME)),
    CONTACTS(
            List.of(List.of("name", "last_name")),
            Map.ofEntries(Map.entry("external_id", NAME), Map.entry("name", NAME), Map.entry("first_name", NAME),
                    Map.entry("last_name", NAME), Map.entry("title", TEXT), Map.entry("buying_role", TEXT), Map.entry("email", TEXT),
                    Map.entry("phone", TEXT), Map.entry("account", NAME), Map.entry("account_id", NAME), Map.entry("owner", NAME),
                    Map.entry("owner_id", NAME))),
    LEADS(
            List.of(List.of("name", "last_name", "company")),
            Map.ofEntries(Map.entry("external_id", NAME), Map.entry("name", NAME), Map.entry("first_name", NAME),
                    Map.entry("last_name", NAME), Map.entry("company", NAME), Map.entry("email", TEXT), Map.entry("source", TEXT),
                    Map.entry("status", LEAD_STATUS), Map.entry("created_on", DATE), Map.entry("owner", NAME),
                    Map.entry("owner_id", NAME))),
    STAGES(
            List.of(List.of("name"), List.of("type", "probability", "position")),
            Map.of("name", NAME, "type", STAGE_TYPE, "probability", PERCENT, "position", INTEGER)),
    OPPORTUNITIES(
            List.of(List.of("stage"), List.of("external_id", "name", "account", "account_id", "product")),
            Map.ofEntries(Map.entry("external_id", NAME), Map.entry("name", NAME), Map.entry("account", NAME),
                    Map.entry("account_id", NAME), Map.entry("owner", NAME), Map.entry("owner_id", NAME), Map.entry("product", NAME),
                    Map.entry("stage", NAME), Map.entry("amount", MONEY), Map.entry("currency", CURRENCY), Map.entry("created_on", DATE),
                    Map.entry("engaged_on", DATE), Map.entry("close_date", DATE), Map.entry("source", TEXT),
                    Map.entry("next_step", TEXT), Map.entry("loss_reason", TEXT), Map.entry("forecast_category", FORECAST),
                    Map.entry("competitors", TEXT))),
    LINE_ITEMS(
            List.of(List.of("opportunity"), List.of("product")),
            Map.of("opportunity", NAME, "product", NAME, "quantity", DECIMAL, "amount", MONEY, "currency", CURRENCY)),
    ACTIVITIES(
            List.of(List.of("happened_at"), List.of("kind", "subject")),
            Map.ofEntries(Map.entry("external_id", NAME), Map.entry("kind", ACTIVITY_KIND), Map.entry("subject", TEXT),
                    Map.entry("body", LONG_TEXT), Map.entry("happened_at", TIME), Map.entry("outbound", OUTBOUND),
                    Map.entry("owner", NAME), Map.entry("owner_id", NAME), Map.entry("account", NAME), Map.entry("account_id", NAME),
                    Map.entry("contact", NAME), Map.entry("opportunity", NAME))),
    QUOTAS(
            List.of(List.of("person"), List.of("amount"), List.of("period", "starts_on")),
            Map.of("person", NAME, "amount", MONEY, "currency", CURRENCY, "period", PERIOD, "starts_on", DATE, "ends_on", DATE));

    private final List<List<String>> required;
    private final Map<String, ValueType> fields;

    FileKind(List<List<String>> required, Map<String, ValueType> fields) {
        this.required = List.copyOf(required);
        this.fields = Map.copyOf(fields);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FileKind> of(String code) {
        return List.of(values()).stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** The names of the fields that a column may be mapped to, in alphabetical order. */
    public List<String> fieldNames() {
        return fields.keySet().stream().sorted().toList();
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    ValueType type(String field) {
        return Objects.requireNonNull(fields.get(field), field);
    }

    /** Groups of fields; of each group at least one field must be mapped. */
    List<List<String>> required() {
        return required;
    }

    /** The name of the temporary table in which rows of this kind are staged. */
    String staged() {
        return "staged_" + code();
    }
}
