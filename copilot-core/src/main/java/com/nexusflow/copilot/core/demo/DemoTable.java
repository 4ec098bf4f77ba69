package com.nexusflow.copilot.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows for one table, written in one statement. */
final class DemoTable {

    private final String name;
    private final List<String> columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** @param columns each with its type, as in "id uuid" */
    DemoTable(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    void row(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(name + " has " + columns.size() + " columns, the row " + values.length + " values");
        }
        rows.add(values);
    }

    int size() {
        return rows.size();
    }

    /** Writes the rows as rows of the tenant. */
    void write(JdbcClient jdbc, UUID tenant) {
        List<Object> values = new ArrayList<>(List.of(tenant));
        values.addAll(arrays());
        jdbc.sql("insert into " + name + " (tenant_id, " + names() + ") select ?, " + selection()).params(values).update();
    }

    /** Writes the rows to a table that has no tenant. */
    void writeAside(JdbcClient jdbc) {
        jdbc.sql("insert into " + name + " (" + names() + ") select " + selection()).params(arrays()).update();
    }

    private String names() {
        return columns.stream().map(column -> column.split(" ")[0]).collect(Collectors.joining(", "));
    }

    private String selection() {
        String casts = IntStream.range(0, columns.size())
                .mapToObj(i -> "u.c" + i + "::" + columns.get(i).split(" ", 2)[1])
                .collect(Collectors.joining(", "));
        String arrays = columns.stream().map(column -> "?::text[]").collect(Collectors.joining(", "));
        String aliases = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        return casts + " from unnest(" + arrays + ") with ordinality as u (" + aliases + ", n) order by u.n";
    }

    private List<Object> arrays() {
        List<Object> arrays = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            arrays.add(rows.stream().map(row -> row[column]).map(value -> value == null ? null : value.toString()).toArray(String[]::new));
        }
        return arrays;
    }
}
