package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.channels.phone.FakeTwilio.Account;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.crm.search.LuceneRecordSearch;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A sample tenant whose telephone is connected and whose rep is known by number and PIN. */
record PhoneOffice(SampleTenant tenant, Account account, Connection connection, FakeLine line, String rep) {

    static final String PIN = "418273";
    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000_000);

    static PhoneOffice open() {
        return open(Map.of());
    }

    static PhoneOffice open(Map<String, String> more) {
        return open(FakeTwilio.shared().newAccount(), newNumber(), more);
    }

    static PhoneOffice open(Account account, String rep, Map<String, String> more) {
        SampleTenant tenant = SampleTenant.found();
        Connection connection = tenant.scope().call(() -> connect(account, more));
        FakeLine line = FakeTwilio.shared().line(account, connection.id(), RunningCopilot::address);
        PhoneOffice office = new PhoneOffice(tenant, account, connection, line, rep);
        office.know(rep, tenant.rep(), PIN);
        tenant.scope().run(() -> RunningCopilot.bean(LuceneRecordSearch.class).mentions("Polar Energy"));
        return office;
    }

    static Connection connect(Account account, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("account", account.sid(), "number", account.number(), "whatsapp", account.whatsapp(), "key", account.key()));
        settings.putAll(more);
        return RunningCopilot.bean(Connections.class).connect("phone", account.sid(), "Invented Inc., " + account.number(), settings, Map.of("token", account.token(), "key_secret", account.keySecret()));
    }

    static String newNumber() {
        return "+49171" + NUMBERS.incrementAndGet();
    }

    void know(String number, Member member, String pin) {
        tenant.scope().run(() -> {
            Identities identities = RunningCopilot.bean(Identities.class);
            identities.link(connection.id(), number, member.person().id(), number, Identities.Way.LINK);
            identities.setPin(connection.id(), number, pin.isEmpty() ? null : pin);
        });
    }

    /** A call in which the rep has entered the PIN. */
    FakeCall signedIn() {
        return line.ring(rep).press(PIN);
    }

    String one(String sql) {
        return tenant.scope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql(sql).query(String.class).single()));
    }

    /** What the rep alone may see. */
    String oneOfTheRep(String sql) {
        return repScope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql(sql).query(String.class).single()));
    }

    TenantScope repScope() {
        return tenant.scope().call(() -> RunningCopilot.bean(People.class).scopeOf(RunningCopilot.bean(People.class).person(tenant.rep().person().id()).orElseThrow()));
    }

    /** An open deal of the rep's, with an account of the same name. */
    void deal(String name) {
        deal(name, tenant.rep());
    }

    void deal(String name, Member owner) {
        RunningCopilot.sql(tenant.scope(), ("insert into account (tenant_id, id, name, owner_id) values (current_setting('app.tenant')::uuid, gen_random_uuid(), '%1$s', '%2$s');"
                + "insert into opportunity (tenant_id, id, name, account_id, owner_id, stage_id, amount_minor, close_date) select a.tenant_id, gen_random_uuid(), '%1$s rollout', a.id, '%2$s', s.id, 3000000, date '2026-06-01'"
                + " from account a, stage s where s.name = 'Demo' and a.name = '%1$s'").formatted(name, owner.person().id()));
        RunningCopilot.bean(LuceneRecordSearch.class).catchUpAll();
    }

    /** Stage, amount and close date of a deal. */
    String state(String name) {
        return one("select s.name || ' ' || o.amount_minor || ' ' || o.close_date from opportunity o join stage s on s.id = o.stage_id where o.name = '" + name + " rollout'");
    }

    /** Makes the rep's conversation wait, as a slow tool would, until the returned latch is counted down. */
    CountDownLatch slowTool() {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> repScope().run(() -> RunningCopilot.bean(TenantDatabase.class).write(jdbc -> {
            jdbc.sql("select id from conversation for update").query(UUID.class).list();
            held.countDown();
            return await(release);
        })));
        await(held);
        return release;
    }

    /** Lets the rep decide nothing more this minute. */
    void decideNoMore() {
        repScope().run(() -> {
            try {
                while (true) {
                    RunningCopilot.bean(AskLimit.class).decision();
                }
            } catch (TooManyRequests usedUp) {
                usedUp.retryAfterSeconds();
            }
        });
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
