package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.crm.Competitors;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.card.CardRefused.Reason;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The battle cards of the tenant, one for each competitor. Everybody reads them; the owner, managers, operations and administrators write
 * them. A save is against the version it began with: what others changed meanwhile is merged in field by field, or the save is refused.
 */
public final class BattleCards {

    private static final int LONGEST_NAME = 200;

    private final TenantDatabase database;
    private final Competitors competitors;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    public BattleCards(TenantDatabase database, Competitors competitors, People people, Audit audit, Clock clock) {
        this.database = database;
        this.competitors = competitors;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** All cards, by the names of the competitors. */
    public List<BattleCard> all() {
        return database.read(jdbc -> jdbc.sql(CardRows.CARD + "order by k.name, k.id").query(CardRows::card).list());
    }

    public Optional<BattleCard> byId(UUID id) {
        return database.read(jdbc -> jdbc.sql(CardRows.CARD + "where b.id = ?").param(id).query(CardRows::card).optional());
    }

    /** The card on the competitor of that name, however its letters and blanks are written. */
    public Optional<BattleCard> on(String competitor) {
        return database.read(jdbc -> jdbc.sql(CardRows.CARD + "where name_key(k.name) = name_key(?) order by k.id limit 1")
                .param(competitor)
                .query(CardRows::card)
                .optional());
    }

    /** Whether the current person may make cards and change those of others. */
    public boolean mayWrite() {
        return database.read(jdbc -> jdbc.sql("select writes_battle_cards()").query(Boolean.class).single());
    }

    /** Makes a card on a competitor, who becomes known with it where deals have not met it yet. */
    public BattleCard create(String competitor, CardContent content) {
        String name = CardWords.line("competitor", competitor);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new CardRefused(Reason.BAD_CONTENT, "A competitor's name has 1 to " + LONGEST_NAME + " characters; this has " + name.length() + ".");
        }
        if (!mayWrite()) {
            throw new CardRefused(Reason.NOT_YOURS, "Managers, operations and administrators make battle cards; ask one of them for one on " + name + ".");
        }
        CardContent checked = checked(content);
        return database.write(jdbc -> {
            Named known = competitors.namedOrAdded(name);
            UUID id = Ids.next();
            int made = jdbc.sql("insert into battle_card (tenant_id, id, competitor_id, owner_id, version, created_at) values (?, ?, ?, ?, 1, ?) on conflict do nothing")
                    .params(Arrays.asList(TenantScope.current().tenantId(), id, known.id(), id(checked.owner()), clock.instant().atOffset(ZoneOffset.UTC)))
                    .update();
            if (made == 0) {
                throw new CardRefused(Reason.EXISTS, "There is a battle card on " + known.name() + " already; change that one.");
            }
            insert(jdbc, id, 1, checked, null);
            return existing(id);
        });
    }

    /** Saves what the current person made of the base version. */
    public CardSave save(UUID id, int base, CardContent content) {
        return save(id, base, content, null);
    }

    /** Brings back an earlier version as a new one, against the base version as any save. */
    public CardSave restore(UUID id, int number, int base) {
        return save(id, base, version(id, number).content(), number);
    }

    /** Takes it away for good, with its versions and what was said of it. */
    public void delete(UUID id) {
        editable(id);
        database.write(jdbc -> {
            audit.add("battle_card_deleted", id);
            return jdbc.sql("delete from battle_card where id = ?").param(id).update();
        });
    }

    /** Its versions below a number (null for all), newest first. */
    public List<CardVersion> versions(UUID id, @Nullable Integer before, int limit) {
        existing(id);
        return database.read(jdbc -> jdbc.sql(CardRows.VERSION + "where v.card_id = ? and v.number < ? order by v.number desc limit ?")
                .params(id, before == null ? Integer.MAX_VALUE : before, limit)
                .query(CardRows::version)
                .list());
    }

    public CardVersion version(UUID id, int number) {
        existing(id);
        return database.read(jdbc -> jdbc.sql(CardRows.VERSION + "where v.card_id = ? and v.number = ?").params(id, number).query(CardRows::version).optional())
                .orElseThrow(() -> new CardRefused(Reason.UNKNOWN, "The battle card " + id + " has no version " + number + "."));
    }

    private CardSave save(UUID id, int base, CardContent content, @Nullable Integer restored) {
        editable(id);
        CardContent mine = checked(content);
        return database.write(jdbc -> {
            jdbc.sql("select 1 from battle_card where id = ? for update").param(id).query((row, n) -> n).optional();
            BattleCard now = editable(id);
            CardContent from = version(id, base).content();
            CardMerge merge = CardMerge.of(from, mine, now.content());
            if (!merge.disputed().isEmpty()) {
                return new CardSave.Disputed(now, merge.mine(), merge.disputed().stream()
                        .map(field -> new CardSave.Dispute(field, field.lines(from), field.lines(now.content()), field.lines(mine)))
                        .toList());
            }
            if (!merge.content().equals(now.content())) {
                insert(jdbc, id, now.version() + 1, merge.content(), restored);
                jdbc.sql("update battle_card set version = ?, owner_id = ? where id = ?")
                        .params(Arrays.asList(now.version() + 1, id(merge.content().owner()), id))
                        .update();
            }
            return new CardSave.Saved(existing(id), merge.theirs());
        });
    }

    private void insert(JdbcClient jdbc, UUID card, int number, CardContent content, @Nullable Integer restored) {
        jdbc.sql("""
                        insert into battle_card_version (tenant_id, card_id, number, owner_id, fresh_until, positioning, strengths, weaknesses, traps, objections,
                            pricing, proof, questions, restored, author_id, at)
                        values (:tenant, :card, :number, :owner, :fresh, :positioning, :strengths, :weaknesses, :traps, cast(:objections as json),
                            :pricing, cast(:proof as json), :questions, :restored, :author, :at)""")
                .param("tenant", TenantScope.current().tenantId())
                .param("card", card)
                .param("number", number)
                .param("owner", id(content.owner()))
                .param("fresh", content.freshUntil())
                .param("positioning", content.positioning())
                .param("strengths", content.strengths().toArray(String[]::new))
                .param("weaknesses", content.weaknesses().toArray(String[]::new))
                .param("traps", content.traps().toArray(String[]::new))
                .param("objections", CardRows.json(content.objections()))
                .param("pricing", content.pricing())
                .param("proof", CardRows.json(content.proof()))
                .param("questions", content.questions().toArray(String[]::new))
                .param("restored", restored)
                .param("author", TenantScope.current().personId())
                .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
    }

    private BattleCard existing(UUID id) {
        return byId(id).orElseThrow(() -> new CardRefused(Reason.UNKNOWN, "There is no battle card " + id + "."));
    }

    private BattleCard editable(UUID id) {
        BattleCard card = existing(id);
        if (!card.editable()) {
            throw new CardRefused(Reason.NOT_YOURS, "The owner, managers, operations and administrators change the battle card on "
                    + card.competitor().name() + "; ask one of them, or leave a comment.");
        }
        return card;
    }

    /** The content with its owner as the tenant knows that person. */
    private CardContent checked(CardContent content) {
        Named owner = content.owner();
        if (owner == null) {
            return content;
        }
        return content.ownedBy(people.person(owner.id())
                .map(person -> new Named(person.id(), person.name()))
                .orElseThrow(() -> new CardRefused(Reason.BAD_CONTENT, "There is no person " + owner.id() + " who could own the card.")));
    }

    private static @Nullable UUID id(@Nullable Named person) {
        return person == null ? null : person.id();
    }
}
