package com.nexusflow.copilot.channels.slack;

import com.nexusflow.copilot.agents.call.ReviewDesk;
import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.Downloads;
import com.nexusflow.copilot.channels.door.DroppedCalls;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.inbox.Inbox;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the door to Slack is put together. */
@Configuration(proxyBeanMethods = false)
class SlackConfiguration {

    @Bean
    SlackApi slackApi(SlackSettings settings) {
        return new SlackApi(settings);
    }

    @Bean
    SlackSignatures slackSignatures(Clock clock) {
        return new SlackSignatures(clock);
    }

    @Bean
    SlackPeople slackPeople(SlackApi api, Talk talk, Clock clock) {
        return new SlackPeople(api, talk, clock);
    }

    @Bean
    SlackStrangers slackStrangers(SlackPeople people, Identities identities, Talk talk, DoorSettings doors) {
        return new SlackStrangers(people, identities, talk, doors);
    }

    @Bean
    SlackForms slackForms(SlackPeople people, SlackStrangers strangers, Talk talk, ChangeDesk desk, SlackApi api, Inbox inbox, AskLimit limit) {
        return new SlackForms(people, strangers, talk, desk, api, inbox, limit);
    }

    @Bean
    SlackIntake slackIntake(Inbox inbox, Connections connections, SlackPeople people, TenantDatabase database, SlackForms forms, Clock clock) {
        return new SlackIntake(inbox, connections, people, new FollowedThreads(database, clock), forms);
    }

    @Bean
    SlackTalk slackTalk(SlackPeople people, Talk talk, SlackStrangers strangers, Outbox outbox, DoorSettings doors, SlackApi api) {
        return new SlackTalk(people, talk, strangers, outbox, doors, api);
    }

    @Bean
    SlackHome slackHome(ChangeDesk desk, Opportunities opportunities, TenantDatabase database, Tenants tenants, DoorSettings doors, Clock clock) {
        return new SlackHome(desk, opportunities, database, tenants, doors, clock);
    }

    @Bean
    SlackUnfurls slackUnfurls(SlackPeople people, DoorSettings doors, Opportunities opportunities, Accounts accounts, Tenants tenants) {
        return new SlackUnfurls(people, doors, opportunities, accounts, tenants);
    }

    @Bean
    SlackDoor slackDoor(Connections connections, SlackApi api, SlackTalk slackTalk, SlackPeople people, SlackStrangers strangers, SlackHome home,
            SlackUnfurls unfurls, Talk talk, ChangeDesk desk, ReviewDesk calls, DroppedCalls dropped, Outbox outbox, DoorSettings doors, AskLimit limit) {
        return new SlackDoor(
                connections, slackTalk, new SlackCommands(slackTalk, talk, people), new SlackDecisions(people, strangers, slackTalk, talk, desk, calls, home, limit, doors),
                new SlackEvents(people, strangers, home, unfurls, talk, connections), new SlackSender(api, outbox), new SlackSetup(api),
                new SlackDoor.Voice(talk, people, doors, new SlackDrops(people, strangers, dropped, talk)));
    }

    @Bean
    SlackCallFiles slackCallFiles(Connections connections, SlackApi api, Downloads downloads, SlackSettings settings) {
        return new SlackCallFiles(connections, api, downloads, settings);
    }

    @Bean
    SlackSockets slackSockets(Connections connections, SlackApi api, SlackIntake intake) {
        return new SlackSockets(connections, api, intake);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> slackListens(SlackSockets sockets) {
        return ready -> sockets.start();
    }
}
