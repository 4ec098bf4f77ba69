package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.memory.Conversations;
import com.nexusflow.copilot.agents.offline.OfflineChatModel;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.Platform;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.call.CallParties;
import com.nexusflow.copilot.core.call.CallSettings;
import com.nexusflow.copilot.core.call.CallsByNumber;
import com.nexusflow.copilot.core.call.RecordingOrigin;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.inbox.Inbox;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** The telephone as a door. */
@Configuration(proxyBeanMethods = false)
class PhoneConfiguration {

    @Bean
    Calls calls(TenantDatabase database, Clock clock) {
        return new Calls(database, clock);
    }

    @Bean
    Chats chats(TenantDatabase database, Outbox outbox, Clock clock) {
        return new Chats(database, outbox, clock);
    }

    @Bean
    Pins pins(Identities identities, TenantDatabase database, Clock clock) {
        return new Pins(identities, database, clock);
    }

    @Bean
    PinFree pinFree(Identities identities, Pins pins) {
        return new PinFree(identities, pins);
    }

    @Bean
    TwilioApi twilioApi(PhoneSettings settings) {
        return new TwilioApi(settings.api());
    }

    @Bean
    PhoneAccount phoneAccount(TwilioApi twilio, DoorSettings doors) {
        return new PhoneAccount(twilio, doors);
    }

    @Bean
    RecordingDesk recordingDesk(TwilioApi twilio, CallsByNumber calls, CallParties parties, Connections connections, Inbox inbox, CallSettings settings, TenantDatabase database, Clock clock) {
        return new RecordingDesk(twilio, calls, parties, connections, inbox, settings, database, clock);
    }

    @Bean
    SchedulingConfigurer recordingsAreReconciled(RecordingDesk desk) {
        return tasks -> tasks.addFixedDelayTask(desk::begin, Duration.ofMinutes(10));
    }

    @Bean
    RecordingOrigin twilioRecordings(TwilioApi twilio, Connections connections, PhoneSettings settings) {
        return new TwilioRecordings(twilio, connections, new MediaAddresses(settings.api(), settings.mediaHosts()));
    }

    @Bean
    CallDesk callDesk(Calls calls, Pins pins, PinFree pinFree, Identities identities, Talk talk, TenantDatabase database, Inbox inbox, Tenants tenants, DoorSettings doors,
            PhoneSettings settings, Clock clock) {
        return new CallDesk(calls, pins, pinFree, identities, talk, new SpeechHints(database), inbox, tenants, doors, settings, clock);
    }

    @Bean
    TextDesk textDesk(Pins pins, PinFree pinFree, Inbox inbox, Connections connections, Talk talk, Chats chats) {
        return new TextDesk(pins, pinFree, inbox, connections, talk, chats);
    }

    @Bean
    PhoneDoor phoneDoor(Talk talk, ChangeDesk desk, OfflineChatModel words, Conversations conversations, Tenants tenants, Calls calls, Chats chats,
            PhoneAccount account, Connections connections, Identities identities, Deliveries deliveries, Outbox outbox, ObjectProvider<Platform> platforms,
            AskLimit limit, RecordingDesk recordings, Clock clock) {
        return new PhoneDoor(
                new CallTalk(talk, desk, words, conversations, tenants, limit, clock),
                new TextTalk(talk, desk, words, tenants, limit, clock),
                calls,
                chats,
                talk,
                new Written(platforms::stream, connections, identities, deliveries),
                account,
                connections,
                outbox,
                recordings);
    }

    @Bean
    PhoneNumbers phoneNumbers(Connections connections, Identities identities, PhoneDoor door, Outbox outbox, Talk talk, TenantDatabase database, Clock clock) {
        return new PhoneNumbers(connections, identities, door::outgoing, outbox, talk, database, clock);
    }
}
