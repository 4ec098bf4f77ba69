package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.phone.FakeTwilio.Account;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A sample tenant whose telephone is connected and whose rep is known by number and PIN. */
record PhoneOffice(SampleTenant tenant, Account account, Connection connection, FakeLine line, String rep) {

    static final String PIN = "418273";
    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000_000);

    static PhoneOffice open() {
        return open(Map.of());
    }

    static PhoneOffice open(Map<String, String> more) {
        SampleTenant tenant = SampleTenant.found();
        Account account = FakeTwilio.shared().newAccount();
        Connection connection = tenant.scope().call(() -> connect(account, more));
        String rep = newNumber();
        FakeLine line = FakeTwilio.shared().line(account, connection.id(), RunningCopilot::address);
        PhoneOffice office = new PhoneOffice(tenant, account, connection, line, rep);
        office.know(rep, tenant.rep(), PIN);
        return office;
    }

    static Connection connect(Account account, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("account", account.sid(), "number", account.number(), "whatsapp", account.whatsapp()));
        settings.putAll(more);
        return RunningCopilot.bean(Connections.class).connect("phone", account.sid(), "Invented Inc., " + account.number(), settings, Map.of("token", account.token()));
    }

    static String newNumber() {
        return "+49171" + NUMBERS.incrementAndGet();
    }

    void know(String number, Member member, String pin) {
        tenant.scope().run(() -> {
            Identities identities = RunningCopilot.bean(Identities.class);
            identities.link(connection.id(), number, member.person().id(), number, Identities.Way.ADMINISTRATOR);
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

    TenantScope repScope() {
        return tenant.scope().call(() -> RunningCopilot.bean(People.class).scopeOf(RunningCopilot.bean(People.class).person(tenant.rep().person().id()).orElseThrow()));
    }
}
