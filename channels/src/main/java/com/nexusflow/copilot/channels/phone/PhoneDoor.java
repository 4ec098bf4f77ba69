package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Block.ProposalState;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.Platform;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.channels.phone.CallState.Said;
import com.nexusflow.copilot.channels.phone.CallTalk.Result;
import com.nexusflow.copilot.channels.phone.CallTalk.Writing;
import com.nexusflow.copilot.channels.phone.Calls.Call;
import com.nexusflow.copilot.channels.phone.Calls.Key;
import com.nexusflow.copilot.channels.phone.Chats.Chat;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.inbox.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The telephone: calls are worked on step by step, text messages are answered by text message. */
final class PhoneDoor implements Platform {

    static final String NAME = "phone";
    static final String TEXT = "text";
    private static final String SMS = "sms";
    private static final int LONGEST_TEXT = 1_500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A text message to send. */
    record TextOut(String from, String to, String text) {}

    private final CallTalk callTalk;
    private final TextTalk textTalk;
    private final Calls calls;
    private final Chats chats;
    private final Talk talk;
    private final Written written;
    private final PhoneAccount account;
    private final Connections connections;
    private final Outbox outbox;
    private final RecordingDesk recordings;

    PhoneDoor(CallTalk callTalk, TextTalk textTalk, Calls calls, Chats chats, Talk talk, Written written, PhoneAccount account, Connections connections, Outbox outbox,
            RecordingDesk recordings) {
        this.callTalk = callTalk;
        this.textTalk = textTalk;
        this.calls = calls;
        this.chats = chats;
        this.talk = talk;
        this.written = written;
        this.account = account;
        this.connections = connections;
        this.outbox = outbox;
        this.recordings = recordings;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Twilio's signature covers the address and the form, and neither says when. */
    @Override
    public boolean verifiesForever() {
        return true;
    }

    @Override
    public List<Field> fields() {
        return PhoneAccount.FIELDS;
    }

    @Override
    public Check check(Map<String, String> settings, Map<String, String> secrets) {
        return account.check(settings, secrets);
    }

    @Override
    public Map<String, String> addresses(Connection connection) {
        return account.addresses(connection);
    }

    @Override
    public Optional<Check> configure(Connection connection) {
        return Optional.of(account.configure(connection));
    }

    @Override
    public boolean canConfigure() {
        return true;
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    @Override
    public byte[] file(String name, Connection connection) {
        throw new IllegalArgumentException("The telephone needs no file, so there is none called " + name);
    }

    @Override
    public List<Outgoing> handle(Received message) {
        Connection connection = connections.find(message.connectionId()).orElse(null);
        if (connection == null) {
            return List.of();
        }
        switch (message.kind()) {
            case TEXT -> text(connection, message.id(), JSON.readValue(message.body(), TextMessage.class));
            case RecordingDesk.RECORDING -> recordings.take(connection, JSON.readValue(message.body(), MadeRecording.class));
            case RecordingDesk.ROUND -> recordings.reconcile(connection);
            default -> call(connection, JSON.readValue(message.body(), Utterance.class));
        }
        return List.of();
    }

    private void call(Connection connection, Utterance heard) {
        Key key = new Key(connection.id(), heard.sid());
        Call call = calls.find(key).orElse(null);
        Speaker speaker = call == null ? null : talk.speaker(connection.id(), call.number()).orElse(null);
        if (call == null || speaker == null) {
            calls.say(key, heard.step(), new Said(List.of(PhoneWords.of(talk.locale()).get("call.stranger")), talk.locale().getLanguage(), true));
            return;
        }
        Optional<Said> before = calls.said(key, heard.step());
        if (before.isEmpty()) {
            Result result = callTalk.answer(call, speaker, heard, talk.locale());
            List<Outgoing> rest = result.writing() == Writing.LAST && result.state().turn() != null
                    ? inWriting(connection, speaker, call.number(), result.state().turn()) : List.of();
            keep(key, heard.step(), result, rest);
        }
        sendWanted(connection, call, speaker, heard.step());
        if (call.state().late() > 0) {
            sendWanted(connection, call, speaker, call.state().late());
        }
    }

    /** The step's words, where the call is then, and what goes out belong together; a step that took too long moves the call no more. */
    private void keep(Key key, int step, Result result, List<Outgoing> rest) {
        calls.alone(key, now -> {
            if (calls.said(key, step).isPresent()) {
                return now;
            }
            calls.say(key, step, result.said());
            if (now.step() == step && now.state().late() != step && now.state().stage() != CallState.Stage.OVER) {
                calls.change(key, before -> result.state());
            }
            if (result.writing() == Writing.LATE) {
                calls.wantByText(key, result.state().late());
            }
            outbox.send(rest);
            return now;
        });
    }

    /** What was asked for in writing goes out as soon as it is there, by whichever step comes last. */
    private void sendWanted(Connection connection, Call call, Speaker speaker, int step) {
        if (calls.isWantedByText(call.key(), step) && calls.said(call.key(), step).isPresent()) {
            outbox.send(inWriting(connection, speaker, call.number(), call.key().turn(step)));
        }
    }

    private List<Outgoing> inWriting(Connection connection, Speaker speaker, String number, UUID turn) {
        return callTalk.reply(speaker, turn).map(reply -> written.of(this, connection, speaker.person().id(), number, "written/" + turn, reply)).orElse(List.of());
    }

    private void text(Connection connection, UUID id, TextMessage message) {
        Chat chat = chats.find(connection.id(), message.from());
        if (id.equals(chat.handled())) {
            return;
        }
        TextTalk.Answer answer = textTalk.answer(connection, id, message, chat);
        List<Outgoing> said = answer.text() == null ? List.of() : List.of(outgoing(connection, message.from(), id.toString(), answer.text()));
        chats.keep(connection.id(), message.from(), answer.chat(), id, said);
    }

    @Override
    public List<Outgoing> giveUp(Received message) {
        if (message.kind().equals(RecordingDesk.RECORDING) || message.kind().equals(RecordingDesk.ROUND)) {
            return List.of();
        }
        Connection connection = connections.find(message.connectionId()).orElseThrow();
        String sorry = DoorWords.of(talk.locale()).get("failed", message.id().toString().substring(0, 8));
        if (message.kind().equals(TEXT)) {
            TextMessage text = JSON.readValue(message.body(), TextMessage.class);
            return List.of(outgoing(connection, text.from(), message.id() + "/failed", sorry));
        }
        Utterance heard = JSON.readValue(message.body(), Utterance.class);
        calls.say(new Key(connection.id(), heard.sid()), heard.step(), new Said(List.of(PhoneWords.of(talk.locale()).get("call.failed")), talk.locale().getLanguage(), false));
        return List.of();
    }

    @Override
    public void forget() {
        recordings.forget();
    }

    @Override
    public Sent send(Outgoing message) {
        Connection connection = connections.find(message.connectionId()).orElse(null);
        return connection == null ? new Sent.Refused(Trouble.of(Outbox.WORDS, "sent.disconnected")) : account.send(connection, JSON.readValue(message.body(), TextOut.class));
    }

    /** What is told may arrive hours later and between other things, so that no "yes" from there can mean it. */
    @Override
    public List<Outgoing> tell(Connection connection, String externalId, String key, Reply reply) {
        Locale language = talk.locale();
        boolean isProposal = reply.blocks().stream().anyMatch(block -> block instanceof ProposalCard card && card.state() == ProposalState.OPEN);
        String rest = TextReply.of(reply, language) + (isProposal ? "\n" + PhoneWords.of(language).get("text.told") : "");
        List<Outgoing> messages = new ArrayList<>();
        while (!rest.isEmpty()) {
            Segments.Cut cut = Segments.cut(rest, Segments.count("x".repeat(LONGEST_TEXT)), "…");
            messages.add(outgoing(connection, externalId, key + "/" + messages.size(), cut.first()));
            rest = cut.rest();
        }
        return messages;
    }

    /** One text message to an address. */
    Outgoing outgoing(Connection connection, String address, String key, String text) {
        String from = address.startsWith("whatsapp:") ? "whatsapp:" + connection.setting("whatsapp") : connection.setting("number");
        String sent = address.startsWith("whatsapp:") ? text : Segments.plain(text);
        return new Outgoing(connection.id(), key, PhoneLane.of(SMS, connection, address), SMS, JSON.writeValueAsString(new TextOut(from, address, sent)));
    }
}
