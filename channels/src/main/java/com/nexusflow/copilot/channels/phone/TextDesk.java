package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.channels.phone.Chats.Chat;
import com.nexusflow.copilot.channels.phone.TextMessage.Pin;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.inbox.Inbox;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Takes text messages in and hears what became of ours. Runs in the background scope. */
final class TextDesk {

    private static final Pattern MESSAGE = Pattern.compile("(SM|MM)[0-9a-f]{32}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Pins pins;
    private final PinFree pinFree;
    private final Inbox inbox;
    private final Connections connections;
    private final Talk talk;
    private final Chats chats;

    TextDesk(Pins pins, PinFree pinFree, Inbox inbox, Connections connections, Talk talk, Chats chats) {
        this.pins = pins;
        this.pinFree = pinFree;
        this.chats = chats;
        this.inbox = inbox;
        this.connections = connections;
        this.talk = talk;
    }

    /** Keeps the message; false when it makes no sense. A PIN in it is looked at here and now, and not kept. */
    boolean receive(Connection connection, SignedForm form) {
        TextMessage message = new TextMessage(form.get("MessageSid"), form.get("From"), form.get("Body"), null);
        if (!MESSAGE.matcher(message.sid()).matches() || !isForUs(connection, message, form.get("To"))) {
            return false;
        }
        if (message.isForTwilio()) {
            return true;
        }
        String digits = TextMessage.pinIn(message.text(), talk.locale());
        TextMessage kept = digits == null ? new TextMessage(message.sid(), message.from(), kept(connection, message), null)
                : new TextMessage(message.sid(), message.from(), TextMessage.withoutPin(message.text()), pin(connection, message, digits));
        inbox.accept(connection.id(), message.sid(), PhoneLane.of(PhoneDoor.TEXT, connection, message.from()), PhoneDoor.TEXT, JSON.writeValueAsString(kept));
        return true;
    }

    /** The PIN is never kept; while something waits for it, digits may be a mistyped one even behind words that are not understood. */
    private String kept(Connection connection, TextMessage message) {
        String text = pinFree.of(connection.id(), message.number(), message.text());
        Chat chat = chats.find(connection.id(), message.from());
        return chat.read() == null && chat.applied() == null ? text : TextMessage.withoutLikelyPin(text);
    }

    private static boolean isForUs(Connection connection, TextMessage message, String to) {
        return to.equals(message.isWhatsApp() ? "whatsapp:" + connection.setting("whatsapp") : connection.setting("number"));
    }

    private Pin pin(Connection connection, TextMessage message, String digits) {
        boolean isRight = pins.isRight(connection.id(), message.number(), message.sid(), digits);
        return isRight ? Pin.RIGHT : pins.isLocked(connection.id(), message.number()) ? Pin.LOCKED : Pin.WRONG;
    }

    /** A message of ours that did not arrive is a problem of the connection. */
    void report(Connection connection, SignedForm form) {
        if (Pattern.matches("failed|undelivered", form.get("MessageStatus"))) {
            connections.failed(connection.id(), TwilioApi.why(code(form.get("ErrorCode"))).text());
        }
    }

    private static int code(@Nullable String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
