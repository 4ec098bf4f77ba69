package com.nexusflow.copilot.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class TenantScopeTest {

    private final TenantDatabase database = TestDatabase.database();

    @Test
    void aTenantSeesItsOwnRowsOnly() {
        TenantScope one = TestDatabase.newTenant();
        TenantScope other = TestDatabase.newTenant();
        one.run(() -> TestDatabase.people().add("Nina Holm", Role.REP));
        assertThat(one.call(() -> TestDatabase.people().all())).extracting(Person::name).containsExactly("Nina Holm");
        assertThat(other.call(() -> TestDatabase.people().all())).isEmpty();
    }

    @Test
    void withoutAScopeTheDatabaseIsRefused() {
        assertThatThrownBy(() -> database.read(jdbc -> 1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("TenantScope.call");
    }

    @Test
    void aStatementOutsideAScopedTransactionIsAnErrorAndNotAnEmptyResult() {
        TestDatabase.newTenant().run(() -> TestDatabase.people().all());
        assertThatThrownBy(() -> database.withoutTenant(jdbc -> jdbc.sql("select count(*) from person").query(Long.class).single()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void rowsCannotBeWrittenIntoAnotherTenant() {
        TenantScope one = TestDatabase.newTenant();
        UUID other = TestDatabase.newTenant().tenantId();
        assertThatThrownBy(() -> one.run(() -> database.write(jdbc -> jdbc.sql(
                                "insert into person (tenant_id, id, name) values (:tenant, :id, 'Mallory')")
                        .param("tenant", other)
                        .param("id", Ids.next())
                        .update())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void theScopeCannotChangeInsideATransaction() {
        TenantScope one = TestDatabase.newTenant();
        TenantScope other = TestDatabase.newTenant();
        assertThatThrownBy(() -> one.run(() -> database.read(outer -> other.call(() -> database.read(inner -> 1)))))
                .hasMessageContaining("changed inside a transaction");
    }

    @Test
    void theApplicationsRoleOwnsNothingAndCannotPassRowLevelSecurity() {
        TestDatabase.newTenant().run(() -> {
            assertThat(database.<Boolean>read(jdbc -> jdbc.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                            .query(Boolean.class)
                            .single()))
                    .isFalse();
            assertThat(database.<Long>read(jdbc -> jdbc.sql("select count(*) from pg_tables where tableowner = current_user")
                            .query(Long.class)
                            .single()))
                    .isZero();
        });
    }

    /** The schedulers look across tenants; their tables name lanes and hold nothing that was said. */
    @Test
    void everyTableButThoseOfTheSchedulersIsUnderForcedRowLevelSecurity() {
        TestDatabase.newTenant().run(() -> assertThat(database.<List<String>>read(jdbc -> jdbc.sql("""
                        select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                        and relname <> 'flyway_schema_history' and not (relrowsecurity and relforcerowsecurity)""")
                        .query(String.class)
                        .list()))
                .containsExactlyInAnyOrder("scheduled_backlogs", "scheduled_tasks"));
    }
}
