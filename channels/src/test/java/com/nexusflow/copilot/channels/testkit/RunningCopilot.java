package com.nexusflow.copilot.channels.testkit;

import com.nexusflow.copilot.channels.phone.FakeTwilio;
import com.nexusflow.copilot.channels.slack.FakeSlack;
import com.nexusflow.copilot.channels.teams.FakeBotConnector;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.testkit.QuickCommits;
import com.nexusflow.copilot.knowledge.source.Follower;
import com.nexusflow.copilot.knowledge.source.IndexFollowing;
import com.nexusflow.copilot.knowledge.source.PassageWork;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.util.FileSystemUtils;

/** The whole application on a free loopback port, started once for all tests; each test founds tenants of its own in it. */
public final class RunningCopilot {

    public static final String PASSWORD = "a good password";
    public static final LocalDate TODAY = LocalDate.of(2026, 5, 15);

    /** Of the least strength: sign-in checks it as any other, and nobody waits for it. */
    private static final String HASH = new BCryptPasswordEncoder(4).encode(PASSWORD);

    static {
        // What is awaited is there within milliseconds most times.
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    }

    private static final StartedCopilot STARTED = start();
    private static final ConfigurableApplicationContext CONTEXT = STARTED.context();
    private static final JdbcClient EVERYTHING = JdbcClient.create(pool(STARTED.superuser()));

    private RunningCopilot() {}

    /** A person who can sign in. */
    public record Member(Person person, TenantScope scope, String login) {}

    public static String address() {
        return "http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty("local.server.port");
    }

    /** Has the passages of all that was written in a tenant made and found. */
    public static void indexKnowledge(TenantScope tenant) {
        makePassages(tenant);
        bean(IndexFollowing.class).follow(tenant.tenantId());
    }

    /** Waits until the passages of all that was written in a tenant are made. */
    public static void makePassages(TenantScope tenant) {
        TenantDatabase database = bean(TenantDatabase.class);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            bean(PassageWork.class).work(new Lane(tenant.tenantId(), tenant.tenantId(), ""));
            return tenant.call(() -> database.read(jdbc -> jdbc.sql("select count(*) = 0 from passage_due where not_before <= now()").query(Boolean.class).single()));
        });
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static <T> T bean(String name, Class<T> type) {
        return CONTEXT.getBean(name, type);
    }

    /** Founds a tenant in English with euros, the calendar year and today at 15 May 2026. */
    public static TenantScope newTenant() {
        UUID id = Ids.next();
        bean(Tenants.class).found(new Tenant(
                id, "Tenant " + id, Currency.getInstance("EUR"), Locale.ENGLISH, ZoneId.of("Europe/Berlin"), 1, TODAY, true));
        return TenantScope.background(id);
    }

    public static Member newMember(TenantScope tenant, String name, Role role) {
        return tenant.call(() -> {
            Person person = bean(People.class).add(name, role);
            String login = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "-" + person.id().toString().substring(24);
            giveLogIn(person.id(), login);
            return new Member(person, bean(People.class).scopeOf(person), login);
        });
    }

    /** Lets a person of the current tenant sign in with {@link #PASSWORD}. */
    public static void giveLogIn(UUID person, String login) {
        bean(TenantDatabase.class).write(jdbc -> jdbc.sql("insert into credential (tenant_id, person_id, login, password_hash) values (:tenant, :person, :login, :hash)")
                .param("tenant", TenantScope.current().tenantId()).param("person", person).param("login", login).param("hash", HASH).update());
    }

    /** The rows of all tenants, past row level security. */
    public static JdbcClient everything() {
        return EVERYTHING;
    }

    public static void sql(TenantScope scope, String statement) {
        scope.run(() -> bean(TenantDatabase.class).write(jdbc -> {
            for (String part : statement.split(";")) {
                if (part.strip().startsWith("select")) {
                    jdbc.sql(part).query(String.class).single();
                } else {
                    jdbc.sql(part).update();
                }
            }
            return 0;
        }));
    }

    private static StartedCopilot start() {
        try {
            FakeBotConnector.beMicrosoft();
            FakeSlack.listen();
            Path home = Files.createTempDirectory("copilot-channels");
            StartedCopilot started = StartedCopilot.on(home, "--copilot.demo=false", "--copilot.admin=root:" + PASSWORD,
                    "--copilot.limits.questions-per-minute=10000", "--copilot.limits.decisions-per-minute=10000",
                    "--copilot.doors.public-url=" + FakeTwilio.PUBLIC_URL, "--copilot.phone.api=" + FakeTwilio.shared().address(), "--copilot.phone.media-hosts=localhost", "--copilot.phone.patience=4s", "--copilot.phone.give-up-after=9s");
            // What every test writes is not read into vectors behind its back; a test that asks the knowledge has it indexed.
            started.bean(Follower.class).close();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                started.close();
                FileSystemUtils.deleteRecursively(home.toFile());
            }));
            QuickCommits.allow(started.superuser());
            started.bean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder for the application", e);
        }
    }

    private static DataSource pool(DataSource source) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(source);
        pool.setMaximumPoolSize(2);
        return pool;
    }
}
