package com.nexusflow.copilot.channels.office;

import com.nexusflow.copilot.channels.phone.FakeLine;
import com.nexusflow.copilot.channels.phone.FakeTwilio;
import com.nexusflow.copilot.channels.slack.FakeSlack;
import com.nexusflow.copilot.channels.slack.FakeWorkspace;
import com.nexusflow.copilot.channels.teams.FakeBotConnector;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.App;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.User;
import com.nexusflow.copilot.channels.testkit.CopilotProcess;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.nexusflow.copilot.core.testkit.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** Reps in five teams, each known on every platform, and two nodes of the copilot in processes of their own on one PostgreSQL and one Redis. */
final class Office implements AutoCloseable {

    private static final byte[] KEY = new byte[SecretBox.KEY_BYTES];
    private static final int TEAMS = 5;

    /** Somebody who works there, and the own deals by name. */
    record Rep(String name, UUID id, String slack, String channel, User teams, Room chat, String number, List<String> deals) {}

    final TenantScope tenant = TestDatabase.newTenant();
    final TestCrm crm = new TestCrm(tenant);
    final FakeWorkspace slack = FakeWorkspace.found();
    final FakeBotConnector microsoft = FakeBotConnector.shared();
    final App app = microsoft.register(App.random());
    final FakeTwilio twilio = FakeTwilio.shared();
    final FakeTwilio.Account account = twilio.newAccount();
    final TestRedis redis = TestRedis.start();
    final List<Rep> reps = new ArrayList<>();
    final UUID teamsConnection;
    final FakeLine line;
    private final Path folder = temporary();
    private final List<CopilotProcess> nodes = new ArrayList<>();
    private final Map<Integer, String> addresses = new LinkedHashMap<>();

    Office(int people, int dealsEach) {
        FakeSlack.listen();
        FakeBotConnector.beMicrosoft();
        Connections connections = new Connections(TestDatabase.database(), new SecretBox(KEY), Clock.systemUTC());
        UUID slackConnection = tenant.call(() -> connections.connect("slack", slack.workspace(), "Test", Map.of(), slack.secrets())).id();
        slack.connected(slackConnection);
        slack.at(this::someNode);
        teamsConnection = tenant.call(() -> connections.connect("teams", app.tenant(), "Teams",
                Map.of("app_id", app.id(), "kind", "single", "tenant_id", app.tenant()), Map.of("app_secret", app.secret()))).id();
        UUID phoneConnection = tenant.call(() -> connections.connect("phone", account.sid(), "Phone", Map.of("account", account.sid(), "number", account.number()), Map.of("token", account.token()))).id();
        line = twilio.line(account, phoneConnection, this::someNode);
        hire(people, dealsEach, List.of(slackConnection, teamsConnection, phoneConnection));
    }

    private void hire(int people, int dealsEach, List<UUID> connections) {
        for (int team = 0; team < TEAMS; team++) {
            crm.manager("Manager " + team, "Team " + team, "Region " + team);
        }
        crm.product("Suite", "Suite", 100);
        Identities identities = new Identities(TestDatabase.database(), Clock.systemUTC());
        List<List<String>> members = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            String name = "Rep Nr" + i;
            crm.rep(name, "Team " + i % TEAMS).account("Company Nr" + i, "software", null);
            List<String> deals = new ArrayList<>();
            for (int d = 0; d < dealsEach; d++) {
                String deal = "OPP-" + (70_000 + i * 100 + d);
                crm.deal(deal, "Company Nr" + i, name, "Suite", "Prospecting", 1_000 + i * 100 + d, "2026-03-01", "2026-06-" + (10 + d));
                deals.add(deal);
            }
            User user = User.of(app, name, "nr" + i + "@office.example");
            Rep rep = new Rep(name, crm.id(name), slack.member("nr" + i, null), "", user, microsoft.personal(app, user), "+49171" + (7_000_000 + i), deals);
            tenant.run(() -> {
                identities.link(connections.get(0), rep.slack(), rep.id(), name, Identities.Way.LINK);
                identities.link(connections.get(1), user.account(), rep.id(), name, Identities.Way.LINK);
                identities.link(connections.get(2), rep.number(), rep.id(), name, Identities.Way.LINK);
            });
            reps.add(rep);
            if (members.size() < TEAMS) {
                members.add(new ArrayList<>());
            }
            members.get(i % TEAMS).add(rep.slack());
        }
        List<String> channels = members.stream().map(team -> slack.channel(team.toArray(String[]::new))).toList();
        for (int i = 0; i < people; i++) {
            Rep rep = reps.get(i);
            reps.set(i, new Rep(rep.name(), rep.id(), rep.slack(), channels.get(i % TEAMS), rep.teams(), rep.chat(), rep.number(), rep.deals()));
        }
    }

    /** Starts node 0 or 1, or starts it again. */
    CopilotProcess start(int node) {
        CopilotProcess process = CopilotProcess.start(folder.resolve("node" + node),
                "--copilot.redis.url=" + redis.url(), "--copilot.secret-key=" + Base64.getEncoder().encodeToString(KEY), "--copilot.doors.public-url=" + FakeTwilio.PUBLIC_URL,
                "--copilot.limits.questions-per-minute=10000", "--copilot.limits.decisions-per-minute=10000",
                "--copilot.slack.api-url=" + System.getProperty("copilot.slack.api-url"), "--copilot.slack.hooks-url=" + System.getProperty("copilot.slack.hooks-url"),
                "--copilot.teams.open-id-metadata-url=" + System.getProperty("copilot.teams.open-id-metadata-url"),
                "--copilot.teams.login-url=" + System.getProperty("copilot.teams.login-url"), "--copilot.teams.test-service-url=" + System.getProperty("copilot.teams.test-service-url"),
                "--copilot.phone.api=" + twilio.address());
        synchronized (nodes) {
            if (node < nodes.size()) {
                nodes.set(node, process);
            } else {
                nodes.add(process);
            }
        }
        return process;
    }

    /** Whether nothing waits to be sent: what was sent is noted, and no other node sends it again. */
    boolean isAllSent() {
        return tenant.call(() -> TestDatabase.database().read(jdbc -> jdbc.sql("select not exists (select 1 from outbox_message where done_at is null)").query(Boolean.class).single()));
    }

    CopilotProcess node(int which) {
        synchronized (nodes) {
            return nodes.get(which);
        }
    }

    /** The address of one of the nodes, as behind a load balancer that asks nodes whether they are ready, and notices after seconds that one is dead. */
    String someNode() {
        synchronized (nodes) {
            List<String> known = addresses.values().stream().toList();
            return known.get(ThreadLocalRandom.current().nextInt(known.size()));
        }
    }

    /** Lets the node take part, once it says that it is ready. */
    void join(int node) {
        String address = node(node).ready().address();
        synchronized (nodes) {
            addresses.put(node, address);
        }
    }

    /** As a power cut would; requests still go there for a while. */
    void kill(int node) throws InterruptedException {
        node(node).kill();
        TimeUnit.SECONDS.sleep(3);
        synchronized (nodes) {
            addresses.remove(node);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("copilot-office");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(CopilotProcess::close);
        redis.close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
