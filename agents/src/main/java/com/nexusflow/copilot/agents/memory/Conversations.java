package com.nexusflow.copilot.agents.memory;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.memory.Hold;
import com.nexusflow.copilot.core.memory.MemoryKey;
import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The conversations of the current person; another person's cannot be reached. */
public final class Conversations {

    /** A conversation in a list. */
    public record Listed(UUID id, String title, Instant updatedAt) {}

    /** One question and its reply. */
    public record Spoken(String question, Reply reply, Instant askedAt) {

        public Spoken with(Reply other) {
            return new Spoken(question, other, askedAt);
        }
    }

    private static final int LONGEST_TITLE = 80;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final TenantDatabase database;
    private final SharedMemory shared;
    private final Duration patience;

    /** @param patience how long a turn waits for the one before it */
    public Conversations(TenantDatabase database, SharedMemory shared, Duration patience) {
        this.database = database;
        this.shared = shared;
        this.patience = patience;
    }

    /**
     * Runs a turn when no other of the same conversation runs on any node, because each writes down what it remembers. A turn that would
     * have to wait too long is a {@link ConversationBusyException}.
     */
    public <T> T inTurn(UUID id, Supplier<T> turn) {
        MemoryKey key = MemoryKey.of("conversation", TenantScope.currentPerson(), id);
        Hold hold = shared.hold(key, patience).orElseThrow(() -> new ConversationBusyException(id));
        try {
            return turn.get();
        } finally {
            hold.close();
        }
    }

    /** What the model remembers of the conversation; empty when the person has no such conversation. */
    public Optional<String> memory(UUID id) {
        return database.read(jdbc ->
                jdbc.sql("select memory from conversation where id = :id").param("id", id).query(String.class).optional());
    }

    /** The reply that was kept under the turn's mark. */
    public Optional<Reply> kept(UUID turn) {
        return database.read(jdbc -> jdbc.sql("select reply from conversation_turn where turn_id = :turn")
                .param("turn", turn)
                .query((row, n) -> MAPPER.readValue(row.getString("reply"), Reply.class))
                .optional());
    }

    /**
     * Makes the reply and keeps it in one transaction, so that nothing the reply speaks of is there without it. The turn is remembered behind
     * those that were kept meanwhile.
     */
    public Reply keeping(@Nullable UUID turn, UUID conversation, String question, TurnMemory memory, Supplier<Reply> making) {
        return database.write(jdbc -> {
            Reply reply = making.get();
            String kept = jdbc.sql("select memory from conversation where id = :id for update").param("id", conversation).query(String.class).optional().orElse("[]");
            keep(jdbc, conversation, question, reply, memory.after(kept), turn);
            return reply;
        });
    }

    private static void keep(JdbcClient jdbc, UUID conversation, String question, Reply reply, String memory, @Nullable UUID turn) {
        jdbc.sql("""
                        insert into conversation (tenant_id, id, person_id, title, memory) values (:tenant, :id, :person, :title, :memory)
                        on conflict (tenant_id, id) do update set memory = excluded.memory, updated_at = now(), unasked = false""")
                .param("tenant", TenantScope.current().tenantId())
                .param("id", conversation)
                .param("person", TenantScope.currentPerson())
                .param("title", question.length() > LONGEST_TITLE ? question.substring(0, LONGEST_TITLE) : question)
                .param("memory", memory)
                .update();
        jdbc.sql("insert into conversation_turn (tenant_id, conversation_id, question, reply, turn_id) values (:tenant, :id, :question, cast(:reply as jsonb), :turn)")
                .param("turn", turn)
                .param("tenant", TenantScope.current().tenantId())
                .param("id", conversation)
                .param("question", question)
                .param("reply", MAPPER.writeValueAsString(reply))
                .update();
    }

    /** The latest conversations, newest first. */
    public List<Listed> latest(int limit) {
        return database.read(jdbc -> jdbc.sql("select id, title, updated_at from conversation order by updated_at desc, id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> new Listed(row.getObject("id", UUID.class), row.getString("title"), instant(row.getTimestamp("updated_at"))))
                .list());
    }

    /** The last turns of a conversation in the order they were said. */
    public List<Spoken> turns(UUID id, int limit) {
        return database.read(jdbc -> jdbc.sql("""
                        select * from (select seq, question, reply, asked_at from conversation_turn where conversation_id = :id order by seq desc limit :limit) t
                        order by seq""")
                .param("id", id)
                .param("limit", limit)
                .query((row, n) -> new Spoken(
                        row.getString("question"), MAPPER.readValue(row.getString("reply"), Reply.class), instant(row.getTimestamp("asked_at"))))
                .list());
    }

    /** Whether there was such a conversation to delete. */
    public boolean delete(UUID id) {
        return database.write(jdbc -> jdbc.sql("delete from conversation where id = :id").param("id", id).update()) > 0;
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }
}
