package com.nexusflow.copilot.core.metric;

import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.people.TeamsBelow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Turns the names in filters into the records they mean, and refuses names that nobody knows. */
final class FilterNames {

    private record Found(UUID id, String name) {}

    private final JdbcClient jdbc;
    private final Map<String, String> labels = new HashMap<>();

    FilterNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The records that the filters on records mean; filters on plain texts are checked and left out. */
    Map<Filter, List<UUID>> resolve(List<Filter> filters) {
        Map<Filter, List<UUID>> ids = new HashMap<>();
        for (Filter filter : filters) {
            if (filter.values().contains(Filter.NONE)) {
                continue;
            }
            switch (filter.dimension()) {
                case PERSON -> ids.put(filter, records(filter, "person", "name"));
                case ACCOUNT, PARENT_ACCOUNT -> ids.put(filter, records(filter, "account", "name"));
                case PRODUCT -> ids.put(filter, records(filter, "product", "name"));
                case STAGE -> ids.put(filter, records(filter, "stage", "name"));
                case COMPETITOR -> ids.put(filter, records(filter, "competitor", "name"));
                case DEAL -> ids.put(filter, deals(filter));
                case TEAM -> ids.put(filter, teams(filter, records(filter, "team", "name"), "t.id in (:ids)"));
                case MANAGER -> ids.put(filter, teams(filter, records(filter, "person", "name"), "t.manager_id in (:ids)"));
                case REGION -> known(filter, "select 1 from team where lower(region) = :value");
                case SECTOR -> known(filter, "select 1 from account where lower(sector) = :value");
                case COUNTRY -> known(filter, "select 1 from account where lower(country) = :value");
                case SERIES -> known(filter, "select 1 from product where lower(series) = :value");
                case WEEK, MONTH, QUARTER, YEAR -> throw new IllegalArgumentException("Give a period (from, to) instead of a filter on "
                        + filter.dimension().code());
                case STAGE_TYPE, SOURCE, LOSS_REASON, FORECAST_CATEGORY, SIZE_BAND, ACTIVITY_KIND, LEAD_STATUS -> {}
            }
        }
        return ids;
    }

    /** The name of each filter value that was given as an id or in another spelling. */
    Map<String, String> labels() {
        return Map.copyOf(labels);
    }

    private void take(String value, List<Found> records, List<UUID> found, List<String> unknown) {
        if (records.isEmpty()) {
            unknown.add(value);
            return;
        }
        labels.put(value, records.getFirst().name());
        records.forEach(record -> found.add(record.id()));
    }

    private List<UUID> records(Filter filter, String table, String column) {
        List<UUID> found = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String value : filter.values()) {
            List<Found> records = jdbc.sql("select id, " + column + " as name from " + table + " where id = :id or lower(" + column + ") = :name")
                    .param("id", asId(value))
                    .param("name", value.toLowerCase(Locale.ROOT))
                    .query(Found.class)
                    .list();
            take(value, records, found, unknown);
        }
        return orUnknown(filter, found, unknown);
    }

    private List<UUID> deals(Filter filter) {
        List<UUID> found = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String value : filter.values()) {
            List<Found> records = jdbc.sql("select id, name from opportunity where id = :id or external_id = :value or name = :value")
                    .param("id", asId(value))
                    .param("value", value)
                    .query(Found.class)
                    .list();
            take(value, records, found, unknown);
        }
        return orUnknown(filter, found, unknown);
    }

    private List<UUID> teams(Filter filter, List<UUID> roots, String which) {
        List<UUID> teams = jdbc.sql(TeamsBelow.of(which)).param("ids", roots).query(UUID.class).list();
        return orUnknown(filter, teams, teams.isEmpty() ? filter.values() : List.of());
    }

    private void known(Filter filter, String sql) {
        List<String> unknown = filter.values().stream()
                .filter(value -> jdbc.sql(sql + " limit 1")
                        .param("value", value.toLowerCase(Locale.ROOT))
                        .query(Integer.class)
                        .optional()
                        .isEmpty())
                .toList();
        orUnknown(filter, List.of(), unknown);
    }

    private static List<UUID> orUnknown(Filter filter, List<UUID> found, List<String> unknown) {
        if (!unknown.isEmpty()) {
            throw new UnknownNameException(filter.dimension(), unknown);
        }
        return new ArrayList<>(new HashSet<>(found));
    }

    private static @Nullable UUID asId(String value) {
        try {
            return Optional.of(value).filter(v -> v.length() == 36).map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
