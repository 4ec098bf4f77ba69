package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.phone.CallState.Read;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a short word in a text message refers to, for each address. Runs in the background scope. */
final class Chats {

    /**
     * Where the exchange with an address is.
     *
     * @param rest what of the last answer was not sent
     * @param read the proposal that was sent last, while its ten minutes last
     * @param applied what was changed last
     * @param toldAt when a stranger was last told so
     * @param handled the message this is the state after
     */
    record Chat(String rest, @Nullable Read read, @Nullable UUID applied, @Nullable Instant toldAt, @Nullable UUID handled) {

        static final Chat NEW = new Chat("", null, null, null, null);

        Chat leaving(String left) {
            return new Chat(left, read, applied, toldAt, handled);
        }

        Chat reading(@Nullable Read proposal) {
            return new Chat(rest, proposal, applied, toldAt, handled);
        }

        /** After something else was said, a plain "yes" may be an answer to that. */
        Chat overtaken() {
            return read == null ? this : reading(new Read(read.proposal(), read.signature(), false));
        }

        Chat having(@Nullable UUID changed) {
            return new Chat(rest, read, changed, toldAt, handled);
        }

        Chat told(Instant moment) {
            return new Chat(rest, read, applied, moment, handled);
        }
    }

    private static final Duration READ_LASTS = Duration.ofMinutes(10);

    private final TenantDatabase database;
    private final Outbox outbox;
    private final Clock clock;

    Chats(TenantDatabase database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    Chat find(UUID connection, String address) {
        return database.read(jdbc -> jdbc.sql("select * from phone_chat where connection_id = :connection and address = :address")
                        .param("connection", connection)
                        .param("address", address)
                        .query((row, n) -> {
                            UUID proposal = row.getObject("proposal_id", UUID.class);
                            Timestamp read = row.getTimestamp("read_at");
                            Timestamp told = row.getTimestamp("told_at");
                            boolean isFresh = read != null && read.toInstant().plus(READ_LASTS).isAfter(clock.instant());
                            return new Chat(row.getString("rest"), proposal == null || !isFresh ? null : new Read(proposal, row.getString("signature"), row.getBoolean("shown_last")),
                                    row.getObject("applied_id", UUID.class), told == null ? null : told.toInstant(), row.getObject("handled", UUID.class));
                        })
                        .optional())
                .orElse(Chat.NEW);
    }

    /** Keeps where the exchange is after the message, together with what is said to it. */
    void keep(UUID connection, String address, Chat chat, @Nullable UUID handled, List<Outgoing> said) {
        Read read = chat.read();
        Chat before = find(connection, address);
        database.write(jdbc -> {
            outbox.send(said);
            return jdbc.sql("""
                            insert into phone_chat (tenant_id, connection_id, address, rest, proposal_id, signature, shown_last, read_at, applied_id, told_at, handled)
                            values (:tenant, :connection, :address, :rest, cast(:proposal as uuid), :signature, :shown, :now, cast(:applied as uuid), :told, :handled)
                            on conflict (tenant_id, connection_id, address) do update set rest = excluded.rest, proposal_id = excluded.proposal_id,
                                signature = excluded.signature, shown_last = excluded.shown_last, read_at = case when :same then phone_chat.read_at else excluded.read_at end,
                                applied_id = excluded.applied_id, told_at = excluded.told_at, handled = excluded.handled""")
                    .param("tenant", TenantScope.current().tenantId())
                    .param("connection", connection)
                    .param("address", address)
                    .param("rest", chat.rest())
                    .param("proposal", read == null ? null : read.proposal())
                    .param("signature", read == null ? "" : read.signature())
                    .param("shown", read == null || read.whole())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("same", read != null && before.read() != null && read.proposal().equals(before.read().proposal()) && read.signature().equals(before.read().signature()))
                    .param("applied", chat.applied())
                    .param("told", chat.toldAt() == null ? null : Timestamp.from(chat.toldAt()))
                    .param("handled", handled)
                    .update();
        });
    }
}
