package com.nexusflow.copilot.core.tenant;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The database schema: brought up to date by the owning role, which grants the application's role what it may use. */
public final class Schema {

    private Schema() {}

    public static void migrate(DataSource owner, String applicationRole) {
        if (!applicationRole.matches("[a-z_][a-z0-9_]*")) {
            throw new IllegalArgumentException("The application's database role must be a plain lower-case name, was " + applicationRole);
        }
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", applicationRole))
                .load()
                .migrate();
    }
}
