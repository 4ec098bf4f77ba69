package com.nexusflow.copilot.core.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollectionsInScopeTest {

    private final TenantScope tenant = TestDatabase.newTenant();
    private final TestCrm crm = new TestCrm(tenant)
            .manager("Mara", "North", "Nordics").rep("Nina", "North").manager("Sven", "South", "Iberia").rep("Rosa", "South");
    private final UUID open = collection("everyone", null, null);
    private final UUID north = collection("team", "North", null);
    private final UUID reps = collection("role", null, "rep");

    private UUID collection(String visibility, @Nullable String team, @Nullable String role) {
        UUID id = Ids.next();
        sql("insert into collection (tenant_id, id, name, visibility, team_id, role, created_at) values (current_setting('app.tenant')::uuid, '" + id + "', '" + id + "', '" + visibility
                + "', " + (team == null ? "null" : "(select id from team where name = '" + team + "')") + ", " + (role == null ? "null" : "'" + role + "'") + ", now())");
        return id;
    }

    private void sql(String statement) {
        tenant.run(() -> TestDatabase.database().write(jdbc -> jdbc.sql(statement).update()));
    }

    private TenantScope scope(String name) {
        return tenant.call(() -> TestDatabase.people().scopeOf(TestDatabase.people().all().stream().filter(person -> person.name().equals(name)).findFirst().orElseThrow()));
    }

    private Set<UUID> collectionsOf(TenantScope scope) {
        return scope.call(() -> TestDatabase.database().read(jdbc -> Set.copyOf(jdbc.sql("select id from collection").query(UUID.class).list())));
    }

    @Test
    void aTeamsCollectionIsReadByTheTeamAndItsManager() {
        assertThat(collectionsOf(scope("Nina"))).containsExactlyInAnyOrder(open, north, reps);
        assertThat(collectionsOf(scope("Mara"))).containsExactlyInAnyOrder(open, north);
        assertThat(collectionsOf(scope("Sven"))).containsExactlyInAnyOrder(open);
        assertThat(collectionsOf(scope("Rosa"))).containsExactlyInAnyOrder(open, reps);
    }

    @Test
    void aTeamBelowReadsTooAndSoDoesWhoLeadsATeamAbove() {
        sql("update team set parent_id = (select id from team where name = 'North') where name = 'South'");
        UUID south = collection("team", "South", null);
        assertThat(collectionsOf(scope("Rosa"))).contains(north, south);
        assertThat(collectionsOf(scope("Mara"))).contains(north, south);
        assertThat(collectionsOf(scope("Nina"))).contains(north).doesNotContain(south);
    }

    @Test
    void whoSeesAllReadsAll() {
        TenantScope admin = TestDatabase.newPerson(tenant, "Ada", Role.ADMIN);
        assertThat(collectionsOf(admin)).containsExactlyInAnyOrder(open, north, reps);
        assertThat(admin.owners()).containsExactly(admin.personId());
    }

    @Test
    void anAnswerThatOthersReadIsLimitedToWhatTheyRead() {
        TenantScope admin = TestDatabase.newPerson(tenant, "Ada", Role.ADMIN);
        assertThat(collectionsOf(admin.limitedTo(scope("Rosa")))).containsExactlyInAnyOrder(open, reps);
        assertThat(collectionsOf(scope("Nina").limitedTo(scope("Rosa")))).containsExactlyInAnyOrder(open, reps);
        assertThat(collectionsOf(scope("Nina").limitedTo(scope("Sven")))).containsExactlyInAnyOrder(open);
        assertThat(collectionsOf(admin.limitedTo(TenantScope.nobody(tenant.tenantId())))).isEmpty();
    }

    @Test
    void whatAnotherTenantLimitsIsNobodysHere() {
        TenantScope neighbour = TestDatabase.newTenant();
        TenantScope rep = TestDatabase.newPerson(neighbour, "Rita", Role.REP);
        assertThat(rep.owners()).containsExactly(rep.personId());
        assertThat(collectionsOf(rep)).isEmpty();
    }

    @Test
    void theRightsAreTheSameWhoeverAsksForThem() {
        TenantScope nina = scope("Nina");
        assertThat(scope("Rosa").call(() -> TestDatabase.people().scopeOf(TestDatabase.people().person(nina.personId()).orElseThrow()))).isEqualTo(nina);
    }
}
