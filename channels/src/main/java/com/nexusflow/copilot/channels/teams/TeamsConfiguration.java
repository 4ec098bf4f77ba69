package com.nexusflow.copilot.channels.teams;

import com.microsoft.bot.connector.authentication.ChannelValidation;
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
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the door to Teams. */
@Configuration(proxyBeanMethods = false)
class TeamsConfiguration {

    /** The way to Microsoft; redirects are not followed, for they could lead our token elsewhere. */
    record Line(HttpClient http) implements AutoCloseable {

        @Override
        public void close() {
            http.shutdownNow();
        }
    }

    @Bean
    Line teamsLine(TeamsSettings settings) {
        return new Line(HttpClient.newBuilder().version(Version.HTTP_1_1).followRedirects(Redirect.NEVER).connectTimeout(settings.timeout()).build());
    }

    @Bean
    ServiceAddresses teamsAddresses(TeamsSettings settings, DoorSettings doors) {
        return new ServiceAddresses(settings.testServiceUrl(), doors.development());
    }

    @Bean
    Login teamsLogin(Line line, TeamsSettings settings, Clock clock) {
        return new Login(line.http(), settings, clock);
    }

    @Bean
    Connector teamsConnector(Line line, Login login, ServiceAddresses addresses, TeamsSettings settings) {
        return new Connector(line.http(), login, addresses, settings.timeout());
    }

    @Bean
    Gate teamsGate(Connections connections, ServiceAddresses addresses, TeamsSettings settings, DoorSettings doors) {
        ChannelValidation.setOpenIdMetaDataUrl(settings.openIdMetadataUrl());
        return new Gate(connections, addresses, doors.development());
    }

    @Bean
    Places teamsPlaces(TenantDatabase database, Clock clock) {
        return new Places(database, clock);
    }

    @Bean
    Roster teamsRoster(Connector connector, Talk talk, Clock clock) {
        return new Roster(connector, talk, clock);
    }

    @Bean
    Waiting teamsWaiting(Outbox outbox) {
        return new Waiting(outbox);
    }

    @Bean
    Files teamsFiles(Metrics metrics, Line line, ServiceAddresses addresses, TeamsSettings settings) {
        return new Files(metrics, line.http(), addresses, settings.timeout());
    }

    @Bean
    CallFiles teamsCallFiles(Downloads downloads, ServiceAddresses addresses) {
        return new CallFiles(downloads, addresses);
    }

    @Bean
    Conversing teamsConversing(Talk talk, Roster roster, Places places, Identities identities, DoorSettings doors, Waiting waiting, Connector connector,
            Files files, RecordSearch search, CallFiles callFiles, DroppedCalls dropped, Clock clock) {
        return new Conversing(talk, roster, places, identities, doors, waiting, new Typing(connector), files, new Commands(search), new Conversing.Drops(callFiles, dropped), clock);
    }

    @Bean
    TeamsDoor teamsDoor(Connections connections, DoorSettings doors, Talk talk, Conversing conversing, Places places, Roster roster, Connector connector,
            Outbox outbox, Login login) {
        return new TeamsDoor(
                connections, doors, talk, conversing, new Greeting(places, roster), new Delivery(connections, places, connector, outbox),
                new Trial(login, doors.development()));
    }

    @Bean
    Invokes teamsInvokes(ChangeDesk desk, ReviewDesk calls, Roster roster, Outbox outbox, Conversing conversing, RecordSearch search, Opportunities deals, Accounts accounts,
            Identities identities, DoorSettings doors, AskLimit limit) {
        return new Invokes(
                new Pressed(desk, calls, roster, outbox, conversing, limit, doors), new Extension(search, deals, accounts, roster, identities, doors, conversing), conversing);
    }
}
