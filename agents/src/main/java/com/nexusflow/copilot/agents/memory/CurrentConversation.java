package com.nexusflow.copilot.agents.memory;

import com.nexusflow.copilot.core.memory.MemoryKey;
import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The conversation that the current person is in the middle of, whichever door it was last used through: what began on the phone goes on
 * in a chat. It is the one of the latest turn that the person asked, for half an hour, unless the person has chosen or left one since.
 */
public final class CurrentConversation {

    public static final Duration LIFE = Duration.ofMinutes(30);

    /** What the person did last besides talking. Losing it loses no more than the choice; turns are read from the database. */
    private record Choice(Instant at, @Nullable UUID conversation) {

        static final Choice NONE = new Choice(Instant.EPOCH, null);
        private static final String LEFT = "left";

        static Choice parse(String text) {
            String[] parts = text.split(" ", 2);
            return new Choice(Instant.parse(parts[0]), parts[1].equals(LEFT) ? null : UUID.fromString(parts[1]));
        }

        String text() {
            return at + " " + (conversation == null ? LEFT : conversation);
        }
    }

    private final TenantDatabase database;
    private final SharedMemory memory;
    private final Clock clock;

    public CurrentConversation(TenantDatabase database, SharedMemory memory, Clock clock) {
        this.database = database;
        this.memory = memory;
        this.clock = clock;
    }

    /** The conversation to go on with; empty when a new one begins. */
    public Optional<UUID> of() {
        Choice choice = memory.recall(key()).map(Choice::parse).orElse(Choice.NONE);
        Instant since = clock.instant().minus(LIFE);
        return database.read(jdbc -> jdbc.sql("""
                        select id from conversation
                        where updated_at > :since and updated_at > :chosenAt and not unasked or id = cast(:chosen as uuid) and cast(:chosenAt as timestamptz) > :since
                        order by case when id = cast(:chosen as uuid) then greatest(updated_at, :chosenAt) else updated_at end desc
                        limit 1""")
                .param("since", Timestamp.from(since))
                .param("chosenAt", Timestamp.from(choice.at()))
                .param("chosen", choice.conversation() == null ? null : choice.conversation().toString())
                .query(UUID.class)
                .optional());
    }

    /** The person goes on with this conversation from now on. */
    public void use(UUID conversation) {
        choose(new Choice(clock.instant(), conversation));
    }

    /** The person's next question begins a new conversation. */
    public void leave() {
        choose(new Choice(clock.instant(), null));
    }

    /** What was told there was not asked for, so that the person is not in it before going on with it. */
    public void setAside(UUID conversation) {
        database.write(jdbc -> jdbc.sql("update conversation set unasked = true where id = :id").param("id", conversation).update());
    }

    private void choose(Choice choice) {
        memory.remember(key(), choice.text(), LIFE);
    }

    private static MemoryKey key() {
        return MemoryKey.of("current-conversation", TenantScope.currentPerson());
    }
}
