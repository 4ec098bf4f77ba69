package com.nexusflow.copilot.core.people;

import com.nexusflow.copilot.core.people.LogInRefused.Reason;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who of the current tenant may sign in, and as what. Only administrators and the tenant's own background work give and withdraw log-ins
 * and assign roles; everybody changes the own password. A tenant never loses its last administrator who can sign in. All refusals are
 * {@link LogInRefused}; every change is logged with ids and without names.
 */
public final class LogIns {

    /** A person with the team's name and the name to sign in with, if there is one. */
    public record Listed(Person person, @Nullable String team, @Nullable String login) {}

    private static final Logger LOG = LoggerFactory.getLogger(LogIns.class);
    private static final String LISTED = """
            select p.*, t.name as team, c.login from person p
            left join team t on t.tenant_id = p.tenant_id and t.id = p.team_id
            left join credential c on c.tenant_id = p.tenant_id and c.person_id = p.id
            """;

    private final TenantDatabase database;
    private final People people;
    private final SignIn signIn;

    public LogIns(TenantDatabase database, People people, SignIn signIn) {
        this.database = database;
        this.people = people;
        this.signIn = signIn;
    }

    /** The tenant's persons by name; only those whose name or log-in name contains the part. */
    public List<Listed> list(String part, int offset, int limit) {
        mayAdminister();
        return database.read(jdbc -> listed(jdbc.sql(LISTED + """
                        where :part = '' or position(lower(:part) in lower(p.name)) > 0 or position(lower(:part) in c.login) > 0
                        order by p.name, p.id offset :offset limit :limit""")
                .param("part", part)
                .param("offset", offset)
                .param("limit", limit)));
    }

    public Optional<Listed> of(UUID personId) {
        mayAdminister();
        return database.read(jdbc -> listed(jdbc.sql(LISTED + "where p.id = :id").param("id", personId)).stream().findFirst());
    }

    /** Gives a person a log-in, or a new name and password; whoever is signed in with the earlier ones is signed out. */
    public void give(UUID personId, LogInName login, NewPassword password, @Nullable Role role) {
        mayAdminister();
        if (personId.equals(TenantScope.current().personId())) {
            throw new LogInRefused(Reason.OWN_LOG_IN, "Your own password is changed with the old one at hand: use PUT /api/v1/me/password.");
        }
        try {
            changing(personId, () -> {
                signIn.setPassword(personId, login.value(), password.value());
                if (role != null) {
                    people.assign(personId, role);
                }
            });
        } catch (DuplicateKeyException e) {
            throw (LogInRefused) new LogInRefused(Reason.LOGIN_TAKEN, "The log-in name \"" + login.value() + "\" is taken; choose another one.").initCause(e);
        }
        logged("log-in given", personId);
    }

    /** Takes a person's log-in away, with all API tokens and sessions; false when there is none. */
    public boolean withdraw(UUID personId) {
        mayAdminister();
        boolean[] had = {false};
        changing(personId, () -> had[0] = signIn.forget(personId));
        if (had[0]) {
            logged("log-in withdrawn", personId);
        }
        return had[0];
    }

    public void assign(UUID personId, Role role) {
        mayAdminister();
        changing(personId, () -> people.assign(personId, role));
        logged("role " + role.code() + " assigned", personId);
    }

    /** Changes the password of the person the work runs for, who stays signed in as returned; all other sessions end. */
    public SignIn.SignedIn changeOwnPassword(String old, NewPassword password) {
        UUID person = TenantScope.currentPerson();
        String login = signIn.login(person, old)
                .orElseThrow(() -> new LogInRefused(Reason.WRONG_PASSWORD, "The old password is wrong; nothing was changed."));
        UUID stamp = signIn.setPassword(person, login, password.value());
        logged("password changed", person);
        return signIn.signedIn(TenantScope.current().tenantId(), person, stamp).orElseThrow();
    }

    /** Changes of administrators come one after the other, so that two of them cannot take each other's last log-in. */
    private void changing(UUID personId, Runnable change) {
        database.write(jdbc -> {
            jdbc.sql("select id from tenant where id = :id for update").param("id", TenantScope.current().tenantId()).query(UUID.class).single();
            if (people.person(personId).isEmpty()) {
                throw new LogInRefused(Reason.UNKNOWN_PERSON, "There is no person " + personId + " that you may see.");
            }
            long before = administrators(jdbc);
            change.run();
            if (before > 0 && administrators(jdbc) == 0) {
                throw new LogInRefused(Reason.LAST_ADMINISTRATOR, "This is the last administrator who can sign in; give another one a log-in first.");
            }
            return true;
        });
    }

    private static long administrators(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from person p join credential c on c.tenant_id = p.tenant_id and c.person_id = p.id where p.role = 'admin' and p.active")
                .query(Long.class)
                .single();
    }

    private static List<Listed> listed(JdbcClient.StatementSpec statement) {
        return statement.query((row, n) -> new Listed(People.person(row, n), row.getString("team"), row.getString("login"))).list();
    }

    private void mayAdminister() {
        UUID person = TenantScope.current().personId();
        if (person != null && people.person(person).filter(found -> found.role() == Role.ADMIN).isEmpty()) {
            throw new LogInRefused(Reason.NOT_ALLOWED, "Only administrators give log-ins and roles; ask one of them.");
        }
    }

    private static void logged(String what, UUID personId) {
        TenantScope scope = TenantScope.current();
        LOG.atInfo()
                .addKeyValue("event", what)
                .addKeyValue("tenant", scope.tenantId())
                .addKeyValue("by", scope.personId())
                .addKeyValue("person", personId)
                .log("{}: person {} by {} in tenant {}", what, personId, scope.personId(), scope.tenantId());
    }
}
