package com.nexusflow.copilot.core.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.crm.RecordSearch.Hit;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFollowsChangesTest {

    @TempDir
    Path folder;

    private final TestCrm crm = new TestCrm(TestDatabase.newTenant());
    private Instant now = Instant.parse("2026-05-15T08:00:00Z");
    private OpenIndexes indexes;
    private LuceneRecordSearch search;

    @AfterEach
    void close() {
        if (search != null) {
            search.close();
        }
    }

    @Test
    void ourOwnWriteIsFoundHalfASecondLater() {
        open();
        assertThat(found("Globex")).isEmpty();
        crm.account("Globex", "retail", null);
        assertThat(found("Globex")).as("within the half second nothing is read").isEmpty();
        now = now.plusMillis(500);
        assertThat(found("Globex")).containsExactly("Globex");
    }

    @Test
    void aRenamedRecordIsFoundByItsNewNameOnly() {
        open();
        crm.account("Globex", "retail", null);
        catchUp();
        write("update account set name = 'Hooli' where id = :id", Map.of("id", crm.id("Globex")));
        catchUp();
        assertThat(found("Hooli")).containsExactly("Hooli");
        assertThat(found("Globex")).isEmpty();
    }

    @Test
    void aRenamedRecordIsShownByItsCurrentNameBeforeTheIndexFollows() {
        open();
        crm.account("Globex", "retail", null);
        catchUp();
        write("update account set name = 'Globex International' where id = :id", Map.of("id", crm.id("Globex")));
        assertThat(found("Globex")).containsExactly("Globex International");
    }

    @Test
    void aDeletedRecordIsNotFoundAtOnceAndLeavesTheIndex() {
        open();
        crm.account("Globex", "retail", null);
        catchUp();
        write("delete from account where id = :id", Map.of("id", crm.id("Globex")));
        assertThat(found("Globex")).isEmpty();
        catchUp();
        assertThat(found("Globex")).isEmpty();
        assertThat(inIndex()).isZero();
    }

    @Test
    void aChangeIsFoundWhileAnOlderTransactionIsStillOpenAndTheOlderOneLater() throws SQLException {
        open();
        try (Connection older = TestDatabase.server().application().getConnection()) {
            older.setAutoCommit(false);
            insertAccount(older, "Initech");
            crm.account("Globex", "retail", null);
            catchUp();
            assertThat(found("Globex")).containsExactly("Globex");
            assertThat(found("Initech")).isEmpty();
            older.commit();
        }
        catchUp();
        assertThat(found("Initech")).containsExactly("Initech");
    }

    @Test
    void whatWasFollowedBeforeACrashButNotCommittedIsFollowedAgain() {
        crm.account("Globex", "retail", null);
        open();
        assertThat(found("Globex")).hasSize(1);
        crm.account("Initech", "retail", null);
        catchUp();
        crash();
        crm.account("Hooli", "retail", null);
        open();
        assertThat(found("Globex")).hasSize(1);
        assertThat(found("Initech")).hasSize(1);
        assertThat(found("Hooli")).hasSize(1);
        assertThat(inIndex()).isEqualTo(3);
    }

    @Test
    void aClosedIndexIsContinuedAndNotMadeAnew() throws IOException {
        crm.account("Globex", "retail", null);
        open();
        assertThat(found("Globex")).hasSize(1);
        search.close();
        Set<Path> before = files();
        open();
        assertThat(found("Globex")).hasSize(1);
        assertThat(files()).containsAll(before);
    }

    @Test
    void aDamagedIndexIsMadeAnewByItself() throws IOException {
        crm.account("Globex", "retail", null);
        open();
        assertThat(found("Globex")).hasSize(1);
        search.close();
        for (Path file : files()) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        open();
        assertThat(found("Globex")).hasSize(1);
    }

    @Test
    void anIndexThatBreaksWhileOpenIsMadeAnewByItself() {
        crm.account("Globex", "retail", null);
        open();
        assertThat(found("Globex")).hasSize(1);
        crash(false);
        assertThat(found("Globex")).hasSize(1);
    }

    @Test
    void anIndexThatMissedPrunedChangesIsMadeAnew() throws SQLException {
        crm.account("Globex", "retail", null);
        open();
        assertThat(found("Globex")).hasSize(1);
        search.close();
        crm.account("Initech", "retail", null);
        prune();
        crm.account("Hooli", "retail", null);
        open();
        assertThat(found("Initech")).hasSize(1);
        assertThat(found("Hooli")).hasSize(1);
    }

    @Test
    void aRebuildFindsWhatWasThereAndFollowsOn() {
        crm.account("Globex", "retail", null);
        open();
        assertThat(found("Globex")).hasSize(1);
        crm.tenant().run(search::rebuild);
        assertThat(inIndex()).isEqualTo(1);
        crm.account("Initech", "retail", null);
        catchUp();
        assertThat(found("Globex")).hasSize(1);
        assertThat(found("Initech")).hasSize(1);
    }

    @Test
    void oneCallInTheBackgroundFollowsForEveryOpenIndex() {
        TestCrm other = new TestCrm(TestDatabase.newTenant());
        open();
        assertThat(found("Globex")).isEmpty();
        assertThat(other.tenant().call(() -> search.search("Initech", SearchFixture.ALL, 5))).isEmpty();
        crm.account("Globex", "retail", null);
        other.account("Initech", "retail", null);
        search.catchUpAll();
        assertThat(found("Globex")).hasSize(1);
        assertThat(other.tenant().call(() -> search.search("Initech", SearchFixture.ALL, 5))).hasSize(1);
    }

    @Test
    void aSearchInsideATransactionOfAPersonWorks() {
        crm.account("Globex", "retail", null);
        open();
        TenantScope person = TestDatabase.newPerson(crm.tenant(), "Nina Holm", Role.REP);
        List<Hit> hits = person.call(() -> TestDatabase.database().read(jdbc -> search.search("Globex", SearchFixture.ALL, 5)));
        assertThat(hits).hasSize(1);
    }

    @Test
    void twoTenantsNeverSeeEachOther() {
        TestCrm other = new TestCrm(TestDatabase.newTenant());
        crm.account("Globex", "retail", null);
        other.account("Initech", "retail", null);
        open();
        assertThat(found("Globex")).containsExactly("Globex");
        assertThat(found("Initech")).isEmpty();
        assertThat(other.tenant().call(() -> search.search("Initech", SearchFixture.ALL, 5))).hasSize(1);
        assertThat(other.tenant().call(() -> search.search("Globex", SearchFixture.ALL, 5))).isEmpty();
        assertThat(other.tenant().call(() -> search.mentions("compare Globex and Initech"))).hasSize(1);
    }

    @Test
    void onlyTheMostRecentlyUsedIndexesStayOpen() {
        indexes = new OpenIndexes(TestDatabase.database(), folder, clock(), 2);
        search = new LuceneRecordSearch(TestDatabase.database(), indexes);
        List<TestCrm> tenants = Stream.generate(() -> new TestCrm(TestDatabase.newTenant()).account("Globex", "retail", null))
                .limit(4)
                .toList();
        for (int which : List.of(0, 1, 2, 3, 0)) {
            TestCrm tenant = tenants.get(which);
            assertThat(tenant.tenant().call(() -> search.search("Globex", SearchFixture.ALL, 5))).hasSize(1);
        }
        assertThat(indexes.open()).containsExactly(tenants.get(3).tenant().tenantId(), tenants.get(0).tenant().tenantId());
    }

    private void open() {
        indexes = new OpenIndexes(TestDatabase.database(), folder, clock(), 10);
        search = new LuceneRecordSearch(TestDatabase.database(), indexes);
    }

    private void crash() {
        crash(true);
    }

    private void crash(boolean forget) {
        crm.tenant().run(() -> indexes.use(index -> {
            index.abandon();
            return index;
        }));
        if (forget) {
            search = null;
        }
    }

    private void catchUp() {
        crm.tenant().run(search::catchUp);
    }

    private List<String> found(String text) {
        return crm.tenant().call(() -> search.search(text, SearchFixture.ALL, 5)).stream().map(Hit::name).toList();
    }

    private int inIndex() {
        return crm.tenant().call(() -> indexes.use(TenantIndex::size));
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(crm.tenant().tenantId().toString()))) {
            return Set.copyOf(files.filter(file -> !file.endsWith("write.lock")).toList());
        }
    }

    private void write(String sql, Map<String, ?> values) {
        crm.tenant().run(() -> TestDatabase.database().write(jdbc -> jdbc.sql(sql).params(values).update()));
    }

    private void insertAccount(Connection connection, String name) throws SQLException {
        UUID tenant = crm.tenant().tenantId();
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant', '" + tenant + "', true), set_config('app.person', '', true),"
                    + " set_config('app.sees_all', 'on', true), set_config('app.owners', '{}', true)");
            statement.execute("insert into account (tenant_id, id, name) values ('%s', gen_random_uuid(), '%s')".formatted(tenant, name));
        }
    }

    /** Removes the tenant's old changes as a database administrator may. */
    private void prune() throws SQLException {
        try (Connection connection = TestDatabase.server().superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from record_change where tenant_id = '" + crm.tenant().tenantId() + "'");
        }
    }

    private Clock clock() {
        return InstantSource.tick(() -> now, Duration.ofNanos(1)).withZone(ZoneOffset.UTC);
    }
}
