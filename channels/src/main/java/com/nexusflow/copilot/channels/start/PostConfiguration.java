package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.call.CallWork;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.inbox.Backlog;
import com.nexusflow.copilot.core.inbox.Post;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.document.DocumentWork;
import com.nexusflow.copilot.knowledge.source.PassageWork;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** What comes in and goes out, and how the tenants are connected to the platforms. */
@Configuration(proxyBeanMethods = false)
class PostConfiguration {

    private static final int WAKING_CONNECTIONS = 6;

    @Bean
    SecretBox secretBox(CopilotSettings settings, Home home) {
        return SecretKey.of(settings.secretKey(), home.path());
    }

    @Bean
    Connections connections(TenantDatabase database, SecretBox box, Clock clock) {
        return new Connections(database, box, clock);
    }

    @Bean
    Identities identities(TenantDatabase database, Clock clock) {
        return new Identities(database, clock);
    }

    @Bean
    Deliveries deliveries(TenantDatabase database) {
        return new Deliveries(database);
    }

    /** Who works on which lane need not be on the disk: the lanes themselves are, and waiting ones are looked for. So nobody's message waits behind it. */
    @Bean(defaultCandidate = false)
    HikariDataSource wakings(Database database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("wakings");
        pool.setDataSource(database.application());
        pool.setMaximumPoolSize(WAKING_CONNECTIONS);
        pool.setConnectionInitSql("set synchronous_commit = off");
        return pool;
    }

    @Bean
    Post post(@Qualifier("wakings") HikariDataSource wakings, TenantDatabase database, Connections connections, CallWork calls, DocumentWork documents, PassageWork passages, Clock clock) {
        List<Backlog> backlogs = Stream.concat(calls.backlogs().stream(), Stream.of(documents, passages)).toList();
        return new Post(wakings, database, connections, backlogs, clock);
    }

    @Bean
    SchedulingConfigurer postForgets(Post post, Talk talk, Tenants tenants) {
        return tasks -> tasks.addFixedDelayTask(
                () -> tenants.all().forEach(tenant -> TenantScope.background(tenant.id()).run(() -> {
                    post.forget();
                    talk.forget();
                })),
                Duration.ofHours(6));
    }
}
