package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.core.inbox.Inbox;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Post;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the doors share; they open when the copilot is ready to answer. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

    @Bean
    Talk talk(Copilot copilot, Identities identities, SignIn signIn, Tenants tenants, TenantDatabase database, Clock clock) {
        return new Talk(copilot, identities, signIn, tenants, database, clock);
    }

    @Bean
    Inbox inbox(Post post) {
        return post.inbox();
    }

    @Bean
    Outbox outbox(Post post) {
        return post.outbox();
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> doorsOpen(Post post, List<Platform> platforms) {
        return ready -> post.open(platforms);
    }
}
