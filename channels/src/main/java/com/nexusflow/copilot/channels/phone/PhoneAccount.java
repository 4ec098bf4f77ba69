package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.Platform.Check;
import com.nexusflow.copilot.channels.door.Platform.Field;
import com.nexusflow.copilot.channels.phone.PhoneDoor.TextOut;
import com.nexusflow.copilot.channels.phone.TwilioApi.Answer;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Sent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tenant's Twilio account: what is asked for to connect it, whether it works, and its addresses here. */
public final class PhoneAccount {

    static final List<Field> FIELDS = List.of(
            new Field("account", false, "AC[0-9a-f]{32}", true),
            new Field("token", true, "[0-9a-f]{32}", true),
            new Field("number", false, "\\+[1-9]\\d{6,14}", true),
            new Field("whatsapp", false, "\\+[1-9]\\d{6,14}", false),
            new Field("key", false, "SK[0-9a-f]{32}", false),
            new Field("key_secret", true, "\\S{16,64}", false),
            new Field("plain_yes", false, "yes|no", false),
            new Field("recordings", false, "yes|no", false));

    private final TwilioApi twilio;
    private final DoorSettings doors;

    PhoneAccount(TwilioApi twilio, DoorSettings doors) {
        this.twilio = twilio;
        this.doors = doors;
    }

    Check check(Map<String, String> settings, Map<String, String> secrets) {
        String account = settings.getOrDefault("account", "");
        String token = secrets.getOrDefault("token", "");
        Answer found = twilio.account(account, token);
        if (!found.isFine()) {
            return new Check.Fails(found.status() == 0 || found.status() >= 500 || found.status() == 429 ? "unreachable" : "account");
        }
        if (!found.body().path("status").asString("").equals("active")) {
            return new Check.Fails("inactive");
        }
        Answer numbers = twilio.numbers(account, token, settings.getOrDefault("number", ""));
        if (!numbers.isFine() || numbers.body().path("incoming_phone_numbers").isEmpty()) {
            return new Check.Fails("number");
        }
        return new Check.Works(account, found.body().path("friendly_name").asString(account) + ", " + settings.getOrDefault("number", ""));
    }

    /** What Twilio must be told of the number: where calls, their end, text messages and what became of a recording are to be sent. */
    Map<String, String> addresses(Connection connection) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("voice", doors.address(PhonePaths.voice(connection.id())));
        addresses.put("status", doors.address(PhonePaths.status(connection.id())));
        addresses.put("messages", doors.address(PhonePaths.messages(connection.id())));
        addresses.put("recordings", doors.address(PhonePaths.recordings(connection.id())));
        return addresses;
    }

    /** Tells Twilio these addresses. */
    public Check configure(Connection connection) {
        if (!doors.isReachable()) {
            return new Check.Fails("public_url");
        }
        String token = connection.secret("token");
        Answer numbers = twilio.numbers(connection.workspace(), token, connection.setting("number"));
        String sid = numbers.body().path("incoming_phone_numbers").path(0).path("sid").asString("");
        if (sid.isEmpty()) {
            return new Check.Fails("number");
        }
        Answer done = twilio.configure(connection.workspace(), token, sid, Map.of(
                "VoiceUrl", doors.address(PhonePaths.voice(connection.id())), "VoiceMethod", "POST",
                "StatusCallback", doors.address(PhonePaths.status(connection.id())), "StatusCallbackMethod", "POST",
                "SmsUrl", doors.address(PhonePaths.messages(connection.id())), "SmsMethod", "POST"));
        return done.isFine() ? new Check.Works(connection.workspace(), connection.label()) : new Check.Fails("configure");
    }

    Sent send(Connection connection, TextOut text) {
        return twilio.send(connection, text.from(), text.to(), text.text(), doors.address(PhonePaths.messageStatus(connection.id())));
    }
}
