package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.call.TelephoneNumber;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.Identities.Identity;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which telephone numbers are whose. A person shows by a code in a text message that a number is hers, and chooses the PIN for calls. */
public final class PhoneNumbers {

    /** What came of a wish. */
    public enum Outcome {
        DONE,
        /** The telephone is not connected. */
        NOT_CONNECTED,
        BAD_NUMBER,
        /** A PIN has six digits that are neither all the same nor in a row. */
        BAD_PIN,
        /** A code was sent a moment ago. */
        TOO_SOON,
        /** The code is wrong, too old, or was tried too often. */
        WRONG_CODE,
        /** The person has no such number. */
        UNKNOWN
    }

    private record Sent(String number, String hash, int tries) {}

    static final Duration CODE_LASTS = Duration.ofMinutes(10);
    private static final Duration NEXT_CODE_AFTER = Duration.ofMinutes(1);
    private static final int MOST_TRIES = 5;
    private static final String UP = "01234567890";
    private static final String DOWN = "09876543210";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Connections connections;
    private final Identities identities;
    private final PhoneTexts texts;
    private final Outbox outbox;
    private final Talk talk;
    private final TenantDatabase database;
    private final Clock clock;

    /** Makes the message that goes to a number. */
    interface PhoneTexts {
        Outgoing text(Connection connection, String number, String key, String words);
    }

    PhoneNumbers(Connections connections, Identities identities, PhoneTexts texts, Outbox outbox, Talk talk, TenantDatabase database, Clock clock) {
        this.connections = connections;
        this.identities = identities;
        this.texts = texts;
        this.outbox = outbox;
        this.talk = talk;
        this.database = database;
        this.clock = clock;
    }

    /** The current person's numbers. */
    public List<Identity> mine() {
        UUID person = TenantScope.currentPerson();
        return connection().map(phone -> identities.of(person).stream().filter(identity -> identity.connectionId().equals(phone.id())).toList()).orElse(List.of());
    }

    /** Sends a code to the number, which the current person says is hers. */
    public Outcome startLink(String typed) {
        UUID person = TenantScope.currentPerson();
        Optional<TelephoneNumber> number = TelephoneNumber.of(typed);
        Connection phone = connection().orElse(null);
        if (phone == null || number.isEmpty()) {
            return phone == null ? Outcome.NOT_CONNECTED : Outcome.BAD_NUMBER;
        }
        String code = String.format("%06d", RANDOM.nextInt(1_000_000));
        return inBackground(() -> database.write(jdbc -> {
            int made = jdbc.sql("""
                            insert into phone_code (tenant_id, connection_id, person_id, number, code_hash, made_at) values (:tenant, :connection, :person, :number, :hash, :now)
                            on conflict (tenant_id, connection_id, person_id) do update
                            set number = excluded.number, code_hash = excluded.code_hash, made_at = excluded.made_at, tries = 0 where phone_code.made_at < :before""")
                    .param("tenant", TenantScope.current().tenantId())
                    .param("connection", phone.id())
                    .param("person", person)
                    .param("number", number.get().value())
                    .param("hash", digest(person, code))
                    .param("now", Timestamp.from(clock.instant()))
                    .param("before", Timestamp.from(clock.instant().minus(NEXT_CODE_AFTER)))
                    .update();
            if (made > 0) {
                String words = PhoneWords.of(talk.locale()).get("text.code", code, CODE_LASTS.toMinutes());
                outbox.send(List.of(texts.text(phone, number.get().value(), "code/" + UUID.randomUUID(), words)));
            }
            return made > 0 ? Outcome.DONE : Outcome.TOO_SOON;
        }));
    }

    /** Links the number that the code was sent to, with the PIN for calls. */
    public Outcome confirm(String code, String pin) {
        UUID person = TenantScope.currentPerson();
        Connection phone = connection().orElse(null);
        if (phone == null) {
            return Outcome.NOT_CONNECTED;
        }
        if (!isGood(pin)) {
            return Outcome.BAD_PIN;
        }
        return inBackground(() -> database.write(jdbc -> {
            Sent sent = tried(phone.id(), person);
            if (sent == null || sent.tries() > MOST_TRIES || !MessageDigest.isEqual(bytes(sent.hash()), bytes(digest(person, code.strip())))) {
                return Outcome.WRONG_CODE;
            }
            jdbc.sql("delete from phone_code where connection_id = :connection and person_id = :person").param("connection", phone.id()).param("person", person).update();
            identities.link(phone.id(), sent.number(), person, sent.number(), Identities.Way.LINK);
            identities.setPin(phone.id(), sent.number(), pin);
            return Outcome.DONE;
        }));
    }

    private @Nullable Sent tried(UUID connection, UUID person) {
        return database.write(jdbc -> jdbc.sql("""
                        update phone_code set tries = tries + 1 where connection_id = :connection and person_id = :person and made_at > :since returning number, code_hash, tries""")
                .param("connection", connection)
                .param("person", person)
                .param("since", Timestamp.from(clock.instant().minus(CODE_LASTS)))
                .query((row, n) -> new Sent(row.getString("number"), row.getString("code_hash"), row.getInt("tries")))
                .optional()
                .orElse(null));
    }

    /** Another PIN for a number of the current person. */
    public Outcome changePin(String number, String pin) {
        Optional<Identity> mine = mine().stream().filter(identity -> identity.externalId().equals(number)).findFirst();
        if (mine.isEmpty() || !isGood(pin)) {
            return mine.isEmpty() ? Outcome.UNKNOWN : Outcome.BAD_PIN;
        }
        identities.setPin(mine.get().connectionId(), number, pin);
        return Outcome.DONE;
    }

    static boolean isGood(String pin) {
        return pin.matches("\\d{" + Pins.DIGITS + "}") && pin.chars().distinct().count() > 1 && !UP.contains(pin) && !DOWN.contains(pin);
    }

    private Optional<Connection> connection() {
        return connections.of(PhoneDoor.NAME);
    }

    private static <T> T inBackground(Supplier<T> work) {
        return TenantScope.background(TenantScope.current().tenantId()).call(work);
    }

    private static String digest(UUID person, String code) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(person + "/" + code)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
