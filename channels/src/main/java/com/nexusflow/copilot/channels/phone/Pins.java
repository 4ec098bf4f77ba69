package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Whether the digits are a number's PIN. After five wrong ones within a quarter of an hour none is right for a while, on whichever call or message. */
final class Pins {

    static final int DIGITS = 6;
    static final int MOST_WRONG = 5;
    static final Duration WITHIN = Duration.ofMinutes(15);
    /** Amounts of six digits are ordinary; so many within that time are not. */
    static final int MOST_LOOKS = 20;
    private static final String LOOK = "look/";

    /** As long as a captured request could be brought again and counted anew. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final Identities identities;
    private final TenantDatabase database;
    private final Clock clock;

    Pins(Identities identities, TenantDatabase database, Clock clock) {
        this.identities = identities;
        this.database = database;
        this.clock = clock;
    }

    boolean isLocked(UUID connection, String number) {
        return wrong(connection, number) >= MOST_WRONG;
    }

    /** @param event the mark of the request, so that its repeat does not count twice */
    boolean isRight(UUID connection, String number, String event, String digits) {
        if (isLocked(connection, number)) {
            return false;
        }
        if (identities.pinIsRight(connection, number, digits)) {
            return true;
        }
        note(connection, number, event);
        return false;
    }

    /**
     * Whether one more number in what somebody wrote may be compared with the PIN, so that it is not kept there: whether it disappears tells who wrote it
     * that it was the PIN, so nobody may try out many.
     */
    boolean mayLook(UUID connection, String number, String event) {
        if (isLocked(connection, number) || count(connection, number, "like") >= MOST_LOOKS) {
            return false;
        }
        note(connection, number, LOOK + event);
        return true;
    }

    private void note(UUID connection, String number, String event) {
        Timestamp now = Timestamp.from(clock.instant());
        database.write(jdbc -> {
            jdbc.sql("delete from phone_pin_failure where failed_at < :before").param("before", Timestamp.from(clock.instant().minus(REMEMBERED))).update();
            return jdbc.sql("""
                            insert into phone_pin_failure (tenant_id, connection_id, number, event, failed_at) values (:tenant, :connection, :number, :event, :now)
                            on conflict do nothing""")
                    .param("tenant", TenantScope.current().tenantId())
                    .param("connection", connection)
                    .param("number", number)
                    .param("event", event)
                    .param("now", now)
                    .update();
        });
    }

    private int wrong(UUID connection, String number) {
        return count(connection, number, "not like");
    }

    private int count(UUID connection, String number, String like) {
        return database.read(jdbc -> jdbc.sql("select count(*) from phone_pin_failure where connection_id = :connection and number = :number and failed_at > :since"
                        + " and event " + like + " '" + LOOK + "%'")
                .param("connection", connection)
                .param("number", number)
                .param("since", Timestamp.from(clock.instant().minus(WITHIN)))
                .query(Integer.class)
                .single());
    }
}
