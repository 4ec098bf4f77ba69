package com.nexusflow.copilot.channels.slack;

import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A tenant with two reps of two teams and a manager, each with an own deal, who also work in Slack. */
final class Office {

    final TenantScope tenant = RunningCopilot.newTenant();
    final FakeWorkspace slack;
    final Member rita = member("Rita Quist", Role.REP);
    final Member otto = member("Otto Brandt", Role.REP);
    final Member mara = member("Mara Lindqvist", Role.MANAGER);
    final String ritasId;
    final String ottosId;
    final String marasId;
    final Connection connection;

    Office() {
        this(Map.of(), Map.of());
    }

    Office(Map<String, String> settings, Map<String, String> secrets) {
        this(FakeWorkspace.found(), settings, secrets);
    }

    Office(FakeWorkspace slack, Map<String, String> settings, Map<String, String> secrets) {
        this.slack = slack;
        ritasId = slack.member("rita", email("Rita Quist"));
        ottosId = slack.member("otto", email("Otto Brandt"));
        marasId = slack.member("mara", email("Mara Lindqvist"));
        String t = "'" + tenant.tenantId() + "'";
        String own = "insert into opportunity (tenant_id, id, name, account_id, owner_id, stage_id, amount_minor, close_date) select " + t
                + ", gen_random_uuid(), '%s', a.id, '%s', s.id, %s, date '%s' from account a, stage s where s.name = 'Prospecting' and a.name = '%s';";
        RunningCopilot.sql(tenant, ("insert into stage (tenant_id, id, name, type, position, probability) values (%1$s, gen_random_uuid(), 'Prospecting', 'open', 1, 0.1),"
                        + " (%1$s, gen_random_uuid(), 'Negotiation', 'open', 2, 0.7), (%1$s, gen_random_uuid(), 'Won', 'won', 3, 1);"
                        + "insert into team (tenant_id, id, name, manager_id) values (%1$s, gen_random_uuid(), 'North', '" + mara.person().id() + "'), (%1$s, gen_random_uuid(), 'South', null);"
                        + "update person set team_id = (select id from team where name = 'North') where name in ('Rita Quist', 'Mara Lindqvist');"
                        + "update person set team_id = (select id from team where name = 'South') where name = 'Otto Brandt';"
                        + "update person set email = lower(replace(name, ' ', '.')) || '@' || left('" + tenant.tenantId() + "', 13) || '.example';"
                        + "insert into account (tenant_id, id, name) values (%1$s, gen_random_uuid(), 'Initech'), (%1$s, gen_random_uuid(), 'Globex')").formatted(t)
                + ";" + own.formatted("Initech rollout", rita.person().id(), "100000", "2026-06-01", "Initech")
                + own.formatted("Globex renewal", otto.person().id(), "250000", "2026-06-20", "Globex").replaceAll(";$", ""));
        Map<String, String> all = new HashMap<>(slack.secrets());
        all.putAll(secrets);
        connection = tenant.call(() -> RunningCopilot.bean(Connections.class).connect("slack", slack.workspace(), "Test", settings, all));
        slack.connected(connection.id());
    }

    private Member member(String name, Role role) {
        return RunningCopilot.newMember(tenant, name, role);
    }

    String email(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + tenant.tenantId().toString().substring(0, 13) + ".example";
    }

    /** The stage, the amount and the close date of a deal. */
    String deal(String name) {
        return text("select s.name || ' ' || o.amount_minor || ' ' || o.close_date from opportunity o join stage s on s.id = o.stage_id where o.name = '" + name + "'");
    }

    String text(String sql) {
        return tenant.call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql(sql).query(String.class).single()));
    }

    long inInbox() {
        return Long.parseLong(text("select count(*)::text from inbox_message"));
    }
}
