package com.nexusflow.copilot.channels.phone;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Twilio says of a recording that it made: in a callback, or in the list of all. */
record MadeRecording(String sid, String callSid, int channels, @Nullable Instant startedAt) {

    static final String COMPLETED = "completed";
    private static final Pattern SID = Pattern.compile("RE[0-9a-f]{32}");
    private static final Pattern CALL = Pattern.compile("CA[0-9a-f]{32}");

    static Optional<MadeRecording> of(SignedForm form) {
        return of(form.get("RecordingSid"), form.get("CallSid"), form.get("RecordingChannels"), form.get("RecordingStartTime"));
    }

    static Optional<MadeRecording> of(JsonNode listed) {
        return of(listed.path("sid").asString(""), listed.path("call_sid").asString(""), listed.path("channels").asString(""), listed.path("start_time").asString(""));
    }

    private static Optional<MadeRecording> of(String sid, String callSid, String channels, String startedAt) {
        return SID.matcher(sid).matches() && CALL.matcher(callSid).matches()
                ? Optional.of(new MadeRecording(sid, callSid, channels.equals("2") ? 2 : 1, moment(startedAt))) : Optional.empty();
    }

    private static @Nullable Instant moment(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
