package com.nexusflow.copilot.knowledge.document;

import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.text.CleanText;
import com.nexusflow.copilot.knowledge.document.DocumentRefused.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tenant's collections of documents. A person sees those that are open to everybody and the limited ones among the person's rights; who sees all makes them. */
public final class Collections {

    private static final int LONGEST_NAME = 100;
    private static final String SELECT = "select c.*, (select count(*) from document d where d.tenant_id = c.tenant_id and d.collection_id = c.id) as documents from collection c";

    private final TenantDatabase database;
    private final Clock clock;

    public Collections(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public List<DocumentCollection> all() {
        return database.read(jdbc -> jdbc.sql(SELECT + " order by lower(c.name), c.id").query(Collections::collection).list());
    }

    public Optional<DocumentCollection> byId(UUID id) {
        return database.read(jdbc -> jdbc.sql(SELECT + " where c.id = :id").param("id", id).query(Collections::collection).optional());
    }

    public DocumentCollection create(String name, Visibility visibility) {
        requireAllRights();
        UUID id = Ids.next();
        return keep(id, jdbc -> values(jdbc.sql("""
                        insert into collection (tenant_id, id, name, visibility, team_id, role, created_at)
                        values (:tenant, :id, :name, :visibility, :team, :role, :now)"""), name, visibility)
                .param("tenant", TenantScope.current().tenantId())
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    /** Gives it another name or other readers; empty when there is no such collection. The documents in it count as changed when their readers change. */
    public Optional<DocumentCollection> change(UUID id, String name, Visibility visibility) {
        requireAllRights();
        Optional<DocumentCollection> before = byId(id);
        return before.map(known -> keep(id, jdbc -> {
            if (!known.visibility().equals(visibility)) {
                jdbc.sql("update document set changed_at = :now where collection_id = :id").param("now", Timestamp.from(clock.instant())).param("id", id).update();
            }
            return values(jdbc.sql("update collection set name = :name, visibility = :visibility, team_id = :team, role = :role where id = :id"), name, visibility)
                    .param("id", id)
                    .update();
        }));
    }

    /** Takes it away with all documents in it; false when there is none. */
    public boolean delete(UUID id) {
        requireAllRights();
        return database.write(jdbc -> jdbc.sql("delete from collection where id = :id").param("id", id).update() > 0);
    }

    private DocumentCollection keep(UUID id, Function<JdbcClient, Integer> change) {
        try {
            database.write(change);
        } catch (DuplicateKeyException e) {
            throw new DocumentRefused(Reason.NAME_TAKEN, "Another collection has this name; choose a name that tells them apart");
        } catch (DataIntegrityViolationException e) {
            throw new DocumentRefused(Reason.UNKNOWN, "The team that should read the collection does not exist; choose one of the tenant's teams");
        }
        return byId(id).orElseThrow();
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, String name, Visibility visibility) {
        return statement
                .param("name", cleanName(name))
                .param("visibility", code(visibility))
                .param("team", visibility instanceof Visibility.OfTeam of ? of.team() : null, Types.OTHER)
                .param("role", visibility instanceof Visibility.OfRole of ? of.role().code() : null, Types.VARCHAR);
    }

    private static String cleanName(String name) {
        String clean = CleanText.lines(name).replace('\n', ' ').strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
            throw new DocumentRefused(Reason.NAME, "The name of a collection has 1 to " + LONGEST_NAME + " characters that can be seen; this one has " + clean.length());
        }
        return clean;
    }

    private static void requireAllRights() {
        if (!TenantScope.current().seesAll()) {
            throw new DocumentRefused(Reason.NOT_YOURS, "Collections are made and changed by operations and administrators; ask one of them");
        }
    }

    private static String code(Visibility visibility) {
        return switch (visibility) {
            case Visibility.Everyone everyone -> "everyone";
            case Visibility.OfTeam team -> "team";
            case Visibility.OfRole role -> "role";
        };
    }

    private static Visibility visibility(@Nullable UUID team, @Nullable String role) {
        if (team != null) {
            return new Visibility.OfTeam(team);
        }
        return role != null ? new Visibility.OfRole(Role.of(role)) : new Visibility.Everyone();
    }

    private static DocumentCollection collection(ResultSet row, int n) throws SQLException {
        return new DocumentCollection(
                row.getObject("id", UUID.class),
                row.getString("name"),
                visibility(row.getObject("team_id", UUID.class), row.getString("role")),
                row.getInt("documents"));
    }
}
