package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Sent;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Work that takes long. */
class WaitingTest {

    private static final FakeBotConnector TEAMS = FakeBotConnector.shared();
    private final TeamsOffice office = TeamsOffice.open();
    private final Room chat = office.chat(office.rep());

    @Test
    void theAnswerTakesThePlaceOfTheWordsToWait() {
        office.ask(office.rep(), "help");
        String key = UUID.randomUUID() + "/moment";
        Parcel moment = Parcel.to(chat.id(), Letters.words("Wait."));
        Sent waited = office.sample().scope().call(() -> {
            Outgoing message = new Outgoing(office.connection().id(), key, moment.lane(), Parcel.KIND, moment.json());
            return RunningCopilot.bean(Waiting.class).during(message, () -> TEAMS.await(chat, sent -> sent.text().equals("Wait.")));
        });
        Parcel answer = Parcel.to(chat.id(), Letters.words("Answer.")).insteadOf(key);
        office.sample().scope().run(() -> RunningCopilot.bean(Outbox.class).send(List.of(new Outgoing(office.connection().id(), key + "/0", answer.lane(), Parcel.KIND, answer.json()))));
        Sent answered = TEAMS.await(chat, sent -> sent.text().equals("Answer."));
        assertThat(answered.id()).isEqualTo(waited.id());
        assertThat(answered.method()).isEqualTo("PUT");
    }
}
