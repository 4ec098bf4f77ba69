package com.nexusflow.copilot.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchemaTest {

    @Test
    void tenantsThatWereFoundByTheirNamesAreFoundByTheirMarkAfterwards() {
        JdbcClient.create(TestDatabase.server().superuser()).sql("create database before_marks owner copilot_owner").update();
        DataSource owner = in("before_marks", TestDatabase.server().owner());
        Flyway.configure().dataSource(owner).locations("classpath:db/migration").placeholders(Map.of("app_role", "copilot_app")).target("22").load().migrate();
        UUID own = Ids.next();
        UUID demo = Ids.next();
        JdbcClient.create(owner).sql("insert into tenant (id, name) values (?, 'Default'), (?, 'Tarnwick Cloud (Demo)'), (?, 'Another')").params(own, demo, Ids.next()).update();
        Schema.migrate(owner, "copilot_app");
        Tenants tenants = new Tenants(new TenantDatabase(in("before_marks", TestDatabase.server().application())), new TenantDatabase(owner));
        assertThat(tenants.served(ServedAs.OWN)).hasValue(own);
        assertThat(tenants.served(ServedAs.DEMO)).hasValue(demo);
        assertThat(tenants.all()).hasSize(3);
    }

    private static DataSource in(String database, DataSource like) {
        PGSimpleDataSource other = new PGSimpleDataSource();
        PGSimpleDataSource known = (PGSimpleDataSource) like;
        other.setUrl(known.getUrl());
        other.setUser(known.getUser());
        other.setPassword(known.getPassword());
        other.setDatabaseName(database);
        return other;
    }
}
