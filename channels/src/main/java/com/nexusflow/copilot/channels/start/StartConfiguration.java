package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.core.crm.imports.Imports;
import com.nexusflow.copilot.core.demo.DemoData;
import com.nexusflow.copilot.core.people.LogIns;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.card.DemoCards;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The ground the copilot stands on: home, database, tenants and people. */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

    /** Virtual threads may wait for a connection in any number; PostgreSQL works best with few. */
    private static final int CONNECTIONS = 16;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Home home(CopilotSettings settings) {
        return Home.open(settings.home());
    }

    @Bean
    Database database(CopilotSettings settings, Home home) {
        return settings.database().isEmbedded()
                ? Database.embedded(home.path().resolve("postgres"))
                : Database.external(settings.database());
    }

    @Bean
    HikariDataSource dataSource(Database database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("copilot");
        pool.setDataSource(database.application());
        pool.setMaximumPoolSize(CONNECTIONS);
        return pool;
    }

    @Bean
    TenantDatabase tenantDatabase(DataSource dataSource) {
        return new TenantDatabase(dataSource);
    }

    @Bean
    Tenants tenants(TenantDatabase tenantDatabase, Database database) {
        return new Tenants(tenantDatabase, new TenantDatabase(database.owner()));
    }

    @Bean
    People people(TenantDatabase database) {
        return new People(database);
    }

    @Bean
    SignIn signIn(TenantDatabase database, People people, CopilotSettings settings) {
        return new SignIn(database, people, settings.demo());
    }

    @Bean
    LogIns logIns(TenantDatabase database, People people, SignIn signIn) {
        return new LogIns(database, people, signIn);
    }

    /** The demo's passwords are public, so it answers this machine only unless an address is configured. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> loopbackForTheDemo(CopilotSettings settings, Environment environment) {
        return factory -> {
            if (settings.demo() && environment.getProperty("server.address", "").isBlank()) {
                factory.setAddress(InetAddress.getLoopbackAddress());
            }
        };
    }

    @Bean
    DemoData demoData(TenantDatabase database, Tenants tenants, People people, SignIn signIn) {
        return new DemoData(database, tenants, people, signIn);
    }

    @Bean
    ServedTenant servedTenant(CopilotSettings settings, Tenants tenants, People people, SignIn signIn, DemoData demo, Clock clock) {
        return new ServedTenant(settings, tenants, people, signIn, demo, clock);
    }

    @Bean
    FirstStart firstStart(
            CopilotSettings settings, ServedTenant servedTenant, Tenants tenants, Imports imports, Copilot copilot, People people, DemoCards demoCards, Clock clock) {
        imports.markInterrupted();
        return new FirstStart(settings, servedTenant, tenants, new FolderImport(imports, System.out), new Rehearsal(copilot, people),
                settings.demo() ? () -> demoCards.create(tenants.current().today(clock)) : () -> {});
    }

    @Bean
    Welcome welcome(CopilotSettings settings, Home home) {
        return new Welcome(settings, home, System.out);
    }
}
