package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.TestCalls;
import com.nexusflow.copilot.core.change.AppliedChanges;
import com.nexusflow.copilot.core.change.Approvals;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.Change.SetField;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.change.Decision;
import com.nexusflow.copilot.core.change.Expiry;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.change.ProposedChange;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
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
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A small sales floor whose people talk about their records; the clock stands until it is moved. */
final class FeedKit {

    static final TenantDatabase DATABASE = TestDatabase.database();

    final TestCrm crm = new TestCrm(TestDatabase.newTenant());
    Instant now = Instant.parse("2026-05-15T09:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    final Notifications notifications = new Notifications(DATABASE, TestDatabase.people(), clock);
    final Tellings tellings = new Tellings(DATABASE);
    final Comments comments = new Comments(DATABASE, TestDatabase.people(), notifications, clock);
    final Follows follows = new Follows(DATABASE, clock);
    final Proposals proposals;
    final Approvals approvals;
    final Expiry expiry;
    final Feed feed;
    final Calls calls;

    FeedKit() {
        TenantKeys keys = new TenantKeys(DATABASE);
        proposals = new Proposals(DATABASE, TestDatabase.tenants(), TestDatabase.people(), keys, notifications, clock);
        approvals = new Approvals(
                DATABASE, TestDatabase.tenants(), TestDatabase.people(), keys, proposals, new Audit(DATABASE, keys, clock), notifications, clock);
        calls = new TestCalls(clock).calls;
        expiry = new Expiry(DATABASE, keys, notifications, clock);
        feed = new Feed(DATABASE, comments, new AppliedChanges(DATABASE, approvals), new Timeline(DATABASE));
        crm.manager("Vera Holt", "North", "DACH").rep("Ida Falk", "North").rep("Luc Moreau", "North");
        crm.manager("Omar Brandt", "South", "Iberia").rep("Eva Prat", "South");
        crm.insert("person", "Ann Okafor", Map.of("name", "Ann Okafor", "role", "admin"));
        crm.insert("account", "Initech", Map.of("name", "Initech", "owner_id", crm.id("Luc Moreau")));
        crm.insert("lead", "Nils Ek", Map.of("name", "Nils Ek", "owner_id", crm.id("Ida Falk")));
        crm.effectiveAt(Instant.parse("2026-01-01T09:00:00Z"));
        crm.deal("Rollout", "Initech", "Ida Falk", null, "Prospecting", 1000, "2026-01-01", "2026-06-01");
        crm.effectiveAt(now);
    }

    TenantScope as(String person) {
        return crm.tenant().call(() -> {
            Person found = TestDatabase.people().person(crm.id(person)).orElseThrow();
            return TestDatabase.people().scopeOf(found);
        });
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Topic deal() {
        return Topic.opportunity(crm.id("Rollout"));
    }

    PostedComment say(String person, Topic topic, String text) {
        return as(person).call(() -> comments.add(topic, text));
    }

    /** "mention from Ida Falk on Rollout" and so on, newest first. */
    List<String> inbox(String person) {
        return as(person).call(() -> notifications.page(false, null, 50).entries()).stream()
                .map(told -> told.kind().code() + " from " + (told.actor() == null ? "nobody" : told.actor().name()) + (told.topic() == null ? "" : " on " + told.recordName()))
                .toList();
    }

    /** What is to be told through a door by now. */
    List<Tellings.Telling> toTell() {
        return crm.tenant().call(() -> tellings.due(now, 50));
    }

    /** A call of the deal's owner about it. */
    Topic call() {
        UUID id = Ids.next();
        sql("insert into sales_call (tenant_id, id, source, external_id, owner_id, opportunity_id, language, consent, status, progress, not_before, received_at, changed_at) "
                + "values (?, ?, 'transcript', ?, ?, ?, 'en', 'given', 'received', 0, now(), now(), now())", crm.tenant().tenantId(), id, id.toString(), crm.id("Ida Falk"), crm.id("Rollout"));
        return Topic.call(id);
    }

    /** A battle card on Acme that the deal's owner keeps. */
    Topic card() {
        UUID id = Ids.next();
        crm.insert("competitor", "Acme", Map.of("name", "Acme"));
        sql("insert into battle_card (tenant_id, id, competitor_id, owner_id, version, created_at) values (?, ?, ?, ?, 1, now())",
                crm.tenant().tenantId(), id, crm.id("Acme"), crm.id("Ida Falk"));
        return Topic.card(id);
    }

    ProposedChange propose(String person, Change... changes) {
        return as(person).call(() -> proposals.propose(List.of(changes), "as asked", null));
    }

    Decision approve(String person, ProposedChange proposal) {
        return as(person).call(() -> approvals.approve(
                proposal.id(), proposal.signature(), proposal.lines().stream().map(ProposedChange.Line::number).collect(Collectors.toSet())));
    }

    SetField set(DealField field, @Nullable String value) {
        return new SetField(crm.id("Rollout"), field, value);
    }

    List<FeedEntry> feed(String person, Topic topic) {
        return as(person).call(() -> feed.of(topic, null, 50)).orElseThrow().entries();
    }

    void sql(String statement, Object... parameters) {
        crm.tenant().run(() -> DATABASE.write(jdbc -> jdbc.sql(statement).params(parameters).update()));
    }

    long rows(TenantScope scope, String table) {
        return scope.call(() -> DATABASE.read(jdbc -> jdbc.sql("select count(*) from " + table).query(Long.class).single()));
    }

    static UUID id(PostedComment posted) {
        return posted.comment().id();
    }
}
