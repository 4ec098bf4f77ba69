package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.change.Change.SetField;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A small sales floor whose people propose, approve and take back; the clock stands until it is moved. */
final class ChangeKit {

    static final String NEGOTIATION = "Negotiation";

    final TestCrm crm = new TestCrm(TestDatabase.newTenant());
    boolean crashWhenAuditing;
    Instant now = Instant.parse("2026-05-15T09:00:00Z");

    ChangeKit() {
        crm.manager("Vera Holt", "North", "DACH").rep("Ida Falk", "North").rep("Luc Moreau", "North");
        crm.manager("Omar Brandt", "South", "Iberia").rep("Eva Prat", "South");
        crm.account("Initech", "software", null);
        crm.deal("Rollout", "Initech", "Ida Falk", null, "Prospecting", 1000, "2026-01-01", "2026-06-01");
        crm.deal("Renewal", "Initech", "Luc Moreau", null, "Prospecting", 2000, "2026-01-01", "2026-06-10");
    }

    TenantScope as(String person) {
        return crm.tenant().call(() -> {
            Person found = TestDatabase.people().person(crm.id(person)).orElseThrow();
            return TestDatabase.people().scopeOf(found);
        });
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Proposals proposals() {
        return new Proposals(TestDatabase.database(), TestDatabase.tenants(), TestDatabase.people(), keys(), clock());
    }

    Approvals approvals() {
        return new Approvals(TestDatabase.database(), TestDatabase.tenants(), TestDatabase.people(), keys(), proposals(), audit(), clock());
    }

    Audit audit() {
        return new Audit(TestDatabase.database(), keys(), crashWhenAuditing ? new PowerCut() : clock());
    }

    private static TenantKeys keys() {
        return new TenantKeys(TestDatabase.database());
    }

    SetField set(String deal, DealField field, @Nullable String value) {
        return new SetField(crm.id(deal), field, value);
    }

    ProposedChange propose(String person, Change... changes) {
        return as(person).call(() -> proposals().propose(List.of(changes), "as asked", null));
    }

    Decision approve(String person, ProposedChange proposal) {
        return approve(person, proposal, proposal.lines().stream().map(ProposedChange.Line::number).collect(Collectors.toSet()));
    }

    Decision approve(String person, ProposedChange proposal, Set<Integer> lines) {
        return as(person).call(() -> approvals().approve(proposal.id(), proposal.signature(), lines));
    }

    Decision undo(String person, ProposedChange proposal) {
        return as(person).call(() -> approvals().undo(proposal.id()));
    }

    /** One value of the database, as text. */
    @Nullable String value(String sql) {
        return crm.tenant().call(() -> TestDatabase.database().<Optional<String>>read(
                jdbc -> jdbc.sql(sql).query((row, n) -> Optional.ofNullable(row.getString(1))).single())).orElse(null);
    }

    @Nullable String ofDeal(String column, String deal) {
        return value("select " + column + " from opportunity where name = '" + deal + "'");
    }

    /** A clock that takes its asker down. */
    private static final class PowerCut extends Clock {

        @Override
        public Instant instant() {
            throw new IllegalStateException("the power went out");
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
