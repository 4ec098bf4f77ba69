package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the tenant sells. */
public final class Products {

    private static final String SELECT = "select p.*, t.currency from product p join tenant t on t.id = p.tenant_id ";

    private final TenantDatabase database;

    public Products(TenantDatabase database) {
        this.database = database;
    }

    public Optional<Product> byId(UUID id) {
        return database.read(jdbc ->
                jdbc.sql(SELECT + "where p.id = :id").param("id", id).query(Products::product).optional());
    }

    /** All products, by name. */
    public List<Product> all() {
        return database.read(jdbc -> jdbc.sql(SELECT + "order by p.name, p.id").query(Products::product).list());
    }

    private static Product product(ResultSet row, int n) throws SQLException {
        return new Product(
                Columns.id(row),
                row.getString("external_id"),
                row.getString("name"),
                row.getString("series"),
                Columns.money(row, "list_price_minor"));
    }
}
