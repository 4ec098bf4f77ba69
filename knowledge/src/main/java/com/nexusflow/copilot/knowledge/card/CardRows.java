package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.crm.Named;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the rows of cards and their versions. */
final class CardRows {

    /** Versions v with the names of the people in them. */
    static final String PEOPLE = """
            left join person owner on owner.tenant_id = v.tenant_id and owner.id = v.owner_id
            left join person author on author.tenant_id = v.tenant_id and author.id = v.author_id
            """;

    static final String CARD = """
            select v.*, b.id, b.version, b.created_at, k.id as competitor_id, k.name as competitor_name, owner.name as owner_name, author.name as author_name,
                   ((select writes_battle_cards()) or b.owner_id = (select nullif(current_setting('app.person'), '')::uuid)) is true as editable,
                   (select count(*) from battle_card_vote u where u.tenant_id = b.tenant_id and u.card_id = b.id and u.useful) as yes,
                   (select count(*) from battle_card_vote u where u.tenant_id = b.tenant_id and u.card_id = b.id and not u.useful) as no,
                   (select u.useful from battle_card_vote u where u.tenant_id = b.tenant_id and u.card_id = b.id
                    and u.person_id = (select nullif(current_setting('app.person'), '')::uuid)) as own
            from battle_card b
            join competitor k on k.tenant_id = b.tenant_id and k.id = b.competitor_id
            join battle_card_version v on v.tenant_id = b.tenant_id and v.card_id = b.id and v.number = b.version
            """ + PEOPLE;

    static final String VERSION = "select v.*, owner.name as owner_name, author.name as author_name from battle_card_version v\n" + PEOPLE;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Objection>> OBJECTIONS = new TypeReference<>() {};
    private static final TypeReference<List<ProofPoint>> PROOF = new TypeReference<>() {};

    private CardRows() {}

    static BattleCard card(ResultSet row, int n) throws SQLException {
        boolean own = row.getBoolean("own");
        Boolean said = row.wasNull() ? null : own;
        return new BattleCard(
                row.getObject("id", UUID.class), new Named(row.getObject("competitor_id", UUID.class), row.getString("competitor_name")), row.getInt("version"),
                content(row), instant(row, "created_at"), instant(row, "at"), named(row, "author"), row.getBoolean("editable"),
                new CardVotes.Tally(row.getInt("yes"), row.getInt("no"), said));
    }

    static CardVersion version(ResultSet row, int n) throws SQLException {
        int restored = row.getInt("restored");
        Integer from = row.wasNull() ? null : restored;
        return new CardVersion(row.getInt("number"), instant(row, "at"), named(row, "author"), from, content(row));
    }

    static String json(List<?> entries) {
        return JSON.writeValueAsString(entries);
    }

    private static CardContent content(ResultSet row) throws SQLException {
        return new CardContent(
                named(row, "owner"), row.getObject("fresh_until", LocalDate.class), row.getString("positioning"), strings(row, "strengths"),
                strings(row, "weaknesses"), strings(row, "traps"), JSON.readValue(row.getString("objections"), OBJECTIONS), row.getString("pricing"),
                JSON.readValue(row.getString("proof"), PROOF), strings(row, "questions"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Named named(ResultSet row, String what) throws SQLException {
        UUID id = row.getObject(what + "_id", UUID.class);
        String name = row.getString(what + "_name");
        return id == null || name == null ? null : new Named(id, name);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
