package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.agents.call.ReviewDesk;
import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.memory.CurrentConversation;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.core.call.CallIntake;
import com.nexusflow.copilot.core.call.CallSettings;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.feed.Notifications;
import com.nexusflow.copilot.core.feed.Tellings;
import com.nexusflow.copilot.core.inbox.Inbox;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Post;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** What the doors share; they open when the copilot is ready to answer. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

    @Bean
    Threads threads(TenantDatabase database, CurrentConversation current, Clock clock) {
        return new Threads(database, current, clock);
    }

    @Bean
    Talk talk(Copilot copilot, Identities identities, SignIn signIn, Tenants tenants, Threads threads, AskLimit limit) {
        return new Talk(copilot, identities, signIn, tenants, threads, limit);
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
    Courier courier(
            List<Platform> platforms, Connections connections, Identities identities, People people, Deliveries deliveries, Outbox outbox, Tenants tenants, Clock clock) {
        return new Courier(platforms, connections, identities, people, deliveries, outbox, tenants, clock);
    }

    @Bean
    Downloads downloads() {
        return new Downloads();
    }

    @Bean
    DroppedCalls droppedCalls(CallIntake intake, RecordSearch search, Opportunities deals, CallSettings settings, DoorSettings doors, AskLimit limit) {
        return new DroppedCalls(intake, search, deals, settings, doors, limit);
    }

    @Bean
    News news(Notifications notifications, Courier courier, ChangeDesk desk, ReviewDesk calls, CallNews callNews, SignIn signIn, Tenants tenants, TenantDatabase database, Clock clock) {
        return new News(new Tellings(database), notifications, courier, desk, calls, callNews, signIn, tenants, database, clock);
    }

    @Bean
    Herald herald(News news) {
        return new Herald(news);
    }

    @Bean
    DailyDeals dailyDeals(Tenants tenants, Deliveries deliveries, SignIn signIn, Copilot copilot, Courier courier, Threads threads, Clock clock) {
        return new DailyDeals(tenants, deliveries, signIn, copilot, courier, threads, clock);
    }

    @Bean
    SchedulingConfigurer dailyDealsAreTold(DailyDeals daily) {
        return tasks -> tasks.addFixedDelayTask(daily::tellAll, Duration.ofMinutes(1));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> doorsOpen(Post post, List<Platform> platforms, Herald herald) {
        return ready -> {
            post.open(platforms);
            herald.start();
        };
    }
}
