package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.phone.CallState.Said;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The calls of the current tenant and what was answered in each of their steps. Runs in the background scope. */
final class Calls {

    /** Which call of which connection. */
    record Key(UUID connection, String sid) {

        /** The mark of what was said in a step, the same each time it is delivered. */
        UUID turn(int step) {
            return UUID.nameUUIDFromBytes((connection + "/" + sid + "/" + step).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A call as it stands; step is the last one that was begun. */
    record Call(Key key, String number, int step, CallState state) {}

    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TenantDatabase database;
    private final Clock clock;

    Calls(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins the call unless it began before; of the calls of the day before yesterday only their marks are kept. */
    void begin(Key key, String number) {
        database.write(jdbc -> {
            forget(jdbc, key.connection());
            return jdbc.sql("""
                            insert into phone_call (tenant_id, connection_id, sid, number, step, state, began_at)
                            values (:tenant, :connection, :sid, :number, 0, cast(:state as jsonb), :now) on conflict do nothing""")
                    .param("tenant", TenantScope.current().tenantId())
                    .param("connection", key.connection())
                    .param("sid", key.sid())
                    .param("number", number)
                    .param("state", JSON.writeValueAsString(CallState.NEW))
                    .param("now", now())
                    .update();
        });
    }

    /** Twilio's signatures know no time, so that a call of whenever could be brought again: it stays over. */
    private void forget(JdbcClient jdbc, UUID connection) {
        Timestamp before = Timestamp.from(clock.instant().minus(REMEMBERED));
        jdbc.sql("""
                        delete from phone_step s using phone_call c
                        where c.tenant_id = s.tenant_id and c.connection_id = s.connection_id and c.sid = s.sid
                          and c.connection_id = :connection and c.began_at < :before and c.number <> ''""")
                .param("connection", connection)
                .param("before", before)
                .update();
        jdbc.sql("update phone_call set number = '', state = cast(:over as jsonb) where connection_id = :connection and began_at < :before and number <> ''")
                .param("over", JSON.writeValueAsString(CallState.NEW.in(CallState.Stage.OVER)))
                .param("connection", connection)
                .param("before", before)
                .update();
    }

    Optional<Call> find(Key key) {
        return call(key, "");
    }

    /** Works on the call while nobody else does. */
    <T> Optional<T> alone(Key key, Function<Call, T> work) {
        return database.write(jdbc -> call(key, " for update").map(work));
    }

    /** Changes where the call is; within {@link #alone}. */
    void change(Key key, UnaryOperator<CallState> change) {
        CallState state = find(key).orElseThrow().state();
        database.write(jdbc -> jdbc.sql("update phone_call set state = cast(:state as jsonb) where connection_id = :connection and sid = :sid")
                .param("state", JSON.writeValueAsString(change.apply(state)))
                .param("connection", key.connection())
                .param("sid", key.sid())
                .update());
    }

    /** Notes that the step was asked for; false when it was before. */
    boolean ask(Key key, String step, int number) {
        return database.write(jdbc -> {
            jdbc.sql("update phone_call set step = greatest(step, :step) where connection_id = :connection and sid = :sid")
                    .param("step", number)
                    .param("connection", key.connection())
                    .param("sid", key.sid())
                    .update();
            return jdbc.sql("""
                            insert into phone_step (tenant_id, connection_id, sid, step, asked_at) values (:tenant, :connection, :sid, :step, :now)
                            on conflict do nothing""")
                    .param("tenant", TenantScope.current().tenantId())
                    .param("connection", key.connection())
                    .param("sid", key.sid())
                    .param("step", step)
                    .param("now", now())
                    .update() > 0;
        });
    }

    Optional<Instant> askedAt(Key key, String step) {
        return column(key, step, "asked_at", Timestamp.class).map(Timestamp::toInstant);
    }

    /** What is to be said to the step, once that is known. */
    Optional<Said> said(Key key, int step) {
        return column(key, Integer.toString(step), "said", String.class).map(json -> JSON.readValue(json, Said.class));
    }

    void say(Key key, int step, Said said) {
        database.write(jdbc -> jdbc.sql("update phone_step set said = cast(:said as jsonb) where connection_id = :connection and sid = :sid and step = :step")
                .param("said", JSON.writeValueAsString(said))
                .param("connection", key.connection())
                .param("sid", key.sid())
                .param("step", Integer.toString(step))
                .update());
    }

    /** The answer that Twilio got, or gets now if it is the first: whoever asks again hears the very same. */
    String answer(Key key, String step, String answer) {
        return database.write(jdbc -> jdbc.sql("""
                        update phone_step set answer = coalesce(answer, :answer) where connection_id = :connection and sid = :sid and step = :step returning answer""")
                .param("answer", answer)
                .param("connection", key.connection())
                .param("sid", key.sid())
                .param("step", step)
                .query(String.class)
                .single());
    }

    Optional<String> answered(Key key, String step) {
        return column(key, step, "answer", String.class);
    }

    /** The caller wants the step's answer as a text message when it is there. */
    void wantByText(Key key, int step) {
        database.write(jdbc -> jdbc.sql("update phone_step set by_text = true where connection_id = :connection and sid = :sid and step = :step")
                .param("connection", key.connection())
                .param("sid", key.sid())
                .param("step", Integer.toString(step))
                .update());
    }

    boolean isWantedByText(Key key, int step) {
        return column(key, Integer.toString(step), "by_text", Boolean.class).orElse(false);
    }

    /** What was said in a call that is over is nobody's business any more; that it was, stays known for a day. */
    void end(Key key) {
        alone(key, call -> {
            change(key, state -> CallState.NEW.in(CallState.Stage.OVER));
            return database.write(jdbc -> jdbc.sql("update phone_step set answer = null, said = null where connection_id = :connection and sid = :sid and not by_text")
                    .param("connection", key.connection())
                    .param("sid", key.sid())
                    .update());
        });
    }

    private <T> Optional<T> column(Key key, String step, String column, Class<T> type) {
        return database.read(jdbc -> jdbc.sql("select " + column + " from phone_step where connection_id = :connection and sid = :sid and step = :step and " + column + " is not null")
                .param("connection", key.connection())
                .param("sid", key.sid())
                .param("step", step)
                .query(type)
                .optional());
    }

    private Optional<Call> call(Key key, String lock) {
        return database.read(jdbc -> jdbc.sql("select number, step, state from phone_call where connection_id = :connection and sid = :sid" + lock)
                .param("connection", key.connection())
                .param("sid", key.sid())
                .query((row, n) -> new Call(key, row.getString("number"), row.getInt("step"), JSON.readValue(row.getString("state"), CallState.class)))
                .optional());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
