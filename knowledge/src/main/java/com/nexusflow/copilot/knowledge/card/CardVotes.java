package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.card.CardRefused.Reason;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a card helped, one word from each person. */
public final class CardVotes {

    /** @param own what the current person said, or null for nothing */
    public record Tally(int yes, int no, @Nullable Boolean own) {}

    private final TenantDatabase database;
    private final Clock clock;

    public CardVotes(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Says so as the current person, instead of what that person said before. */
    public void say(UUID card, boolean useful) {
        int said = database.write(jdbc -> jdbc.sql("""
                        insert into battle_card_vote (tenant_id, card_id, person_id, useful, at)
                        select tenant_id, id, ?, ?, ? from battle_card where id = ?
                        on conflict (tenant_id, card_id, person_id) do update set useful = excluded.useful, at = excluded.at""")
                .params(TenantScope.currentPerson(), useful, clock.instant().atOffset(ZoneOffset.UTC), card)
                .update());
        if (said == 0) {
            throw new CardRefused(Reason.UNKNOWN, "There is no battle card " + card + ".");
        }
    }

    /** Takes back what the current person said, if anything. */
    public void takeBack(UUID card) {
        database.write(jdbc -> jdbc.sql("delete from battle_card_vote where card_id = ? and person_id = ?").params(card, TenantScope.currentPerson()).update());
    }
}
