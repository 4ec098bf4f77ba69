package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.change.AppliedChanges;
import com.nexusflow.copilot.core.change.Approvals;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.feed.Comments;
import com.nexusflow.copilot.core.feed.Feed;
import com.nexusflow.copilot.core.feed.Follows;
import com.nexusflow.copilot.core.feed.Notifications;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people say about records and who hears of it. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    Notifications notifications(TenantDatabase database, People people, Clock clock) {
        return new Notifications(database, people, clock);
    }

    @Bean
    Comments comments(TenantDatabase database, People people, Notifications notifications, Clock clock) {
        return new Comments(database, people, notifications, clock);
    }

    @Bean
    Follows follows(TenantDatabase database, Clock clock) {
        return new Follows(database, clock);
    }

    @Bean
    Feed feed(TenantDatabase database, Comments comments, Approvals approvals, Timeline timeline) {
        return new Feed(database, comments, new AppliedChanges(database, approvals), timeline);
    }
}
