package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.phone.TwilioApi.Answer;
import com.nexusflow.copilot.core.call.CallParties;
import com.nexusflow.copilot.core.call.CallSettings;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.CallsByNumber;
import com.nexusflow.copilot.core.call.Consent;
import com.nexusflow.copilot.core.call.NewCall;
import com.nexusflow.copilot.core.call.NewRecording;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.inbox.Inbox;
import com.nexusflow.copilot.core.inbox.NotNow;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes in the recordings that Twilio made, when it says so or when they are found in its list. Runs in the background scope. */
final class RecordingDesk {

    static final String RECORDING = "recording";
    static final String ROUND = "round";
    static final int DAYS_BACK = 3;
    private static final int MOST_PAGES = 100;
    private static final int NOT_ALLOWED = 401;
    private static final int NOT_FOUND = 404;
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final Logger LOG = LoggerFactory.getLogger(RecordingDesk.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TwilioApi twilio;
    private final CallsByNumber calls;
    private final CallParties parties;
    private final Connections connections;
    private final Inbox inbox;
    private final CallSettings settings;
    private final TenantDatabase database;
    private final Clock clock;

    RecordingDesk(TwilioApi twilio, CallsByNumber calls, CallParties parties, Connections connections, Inbox inbox, CallSettings settings, TenantDatabase database, Clock clock) {
        this.twilio = twilio;
        this.calls = calls;
        this.parties = parties;
        this.connections = connections;
        this.inbox = inbox;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /** Keeps what Twilio says of a recording; false when it makes no sense. Only one that is there is of interest, and only where recordings are wanted. */
    boolean receive(Connection connection, SignedForm form) {
        Optional<MadeRecording> made = MadeRecording.of(form);
        boolean knows = Pattern.matches("in-progress|completed|absent|failed", form.get("RecordingStatus"));
        if (made.isPresent() && form.get("RecordingStatus").equals(MadeRecording.COMPLETED) && wants(connection)) {
            inbox.accept(connection.id(), made.get().sid(), RECORDING + "/" + made.get().sid(), RECORDING, JSON.writeValueAsString(made.get()));
        }
        return made.isPresent() && knows;
    }

    private static boolean wants(Connection connection) {
        return connection.setting("recordings").equals("yes");
    }

    /** Makes a call of a recording, unless that was done or decided against before. */
    void take(Connection connection, MadeRecording made) {
        if (!wants(connection) || calls.isDecided(CallSource.TWILIO, made.sid())) {
            return;
        }
        Legs legs = legs(connection, made.callSid());
        if (legs.isAmongUs(parties, connection.setting("number"))) {
            LOG.info("The recording {} is none of a call with a customer and is left alone", made.sid());
            return;
        }
        Legs.Roles roles = legs.roles(parties);
        NewCall call = new NewCall(CallSource.TWILIO, made.sid(), roles.direction(), null, null, null, null, made.startedAt(), settings.language(), Consent.UNKNOWN);
        NewRecording recording = new NewRecording(made.sid() + ".wav", made.channels() == 2 ? roles.repChannel() : null);
        if (calls.announced(call, roles.numbers(), recording, TwilioRecordings.origin(connection, made)).isEmpty()) {
            LOG.info("The recording {} is not kept: not all who spoke are known to have agreed", made.sid());
        }
    }

    private Legs legs(Connection connection, String callSid) {
        Answer call = answered(connection, twilio.call(connection, callSid));
        if (call.status() == NOT_FOUND) {
            return Legs.UNKNOWN;
        }
        String parent = call.body().path("parent_call_sid").asString("");
        if (!parent.isEmpty()) {
            return Legs.of(answered(connection, twilio.call(connection, parent)).body(), JSON.createArrayNode().add(call.body())).seenFromWithin();
        }
        return Legs.of(call.body(), answered(connection, twilio.children(connection, callSid)).body().path("calls"));
    }

    /** Looks through the recordings of the last days for those that Twilio's word of was lost. */
    void reconcile(Connection connection) {
        if (!wants(connection)) {
            return;
        }
        LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_BACK);
        Optional<Answer> page = Optional.of(answered(connection, twilio.recordings(connection, since)));
        for (int number = 0; page.isPresent() && number < MOST_PAGES; number++) {
            page.get().body().path("recordings").forEach(listed -> takeListed(connection, listed));
            String next = page.get().body().path("next_page_uri").asString("");
            page = next.isEmpty() ? Optional.empty() : twilio.more(connection, next).map(answer -> answered(connection, answer));
        }
    }

    /** One that cannot be taken is no reason to leave the others. */
    private void takeListed(Connection connection, JsonNode listed) {
        if (!listed.path("status").asString("").equals(MadeRecording.COMPLETED)) {
            return;
        }
        MadeRecording.of(listed).ifPresent(made -> {
            try {
                take(connection, made);
            } catch (NotNow e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.warn("The recording {} could not be taken in and is looked for again in the next round", made.sid(), e);
            }
        });
    }

    /** Begins this hour's round of every telephone unless another node did. */
    void begin() {
        String hour = ROUND + "/" + clock.instant().truncatedTo(ChronoUnit.HOURS);
        connections.everywhere(PhoneDoor.NAME).forEach(owned -> owned.tenant().run(() -> {
            if (connections.find(owned.id()).filter(RecordingDesk::wants).isPresent()) {
                inbox.accept(owned.id(), hour, ROUND, ROUND, "");
            }
        }));
    }

    /** Rounds of the past need no mark: nobody can bring them again. */
    void forget() {
        database.write(jdbc -> jdbc.sql("delete from inbox_message where event like :rounds and done_at is not null and received_at < :before")
                .param("rounds", ROUND + "/%")
                .param("before", Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update());
    }

    /** What Twilio said, if it was an answer to the question. */
    private Answer answered(Connection connection, Answer answer) {
        if (answer.isFine() || answer.status() == NOT_FOUND) {
            return answer;
        }
        if (answer.status() == NOT_ALLOWED) {
            connections.failed(connection.id(), TwilioApi.trouble("sent.secret").text());
        }
        throw new NotNow("Twilio answered " + answer.status() + " when it was asked about recordings", answer.pause());
    }
}
