package com.nexusflow.copilot.core.tenant;

import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to the rows: a transaction in which the current {@link TenantScope} is bound to row level security.
 * Nested calls join the transaction; changing the scope inside one is an error.
 */
public final class TenantDatabase {

    private static final String BIND = """
            select set_config('app.tenant', :tenant, true), set_config('app.person', :person, true),
                   set_config('app.sees_all', :seesAll, true), set_config('app.owners', :owners, true)""";
    private static final String BIND_WITHOUT_WAITING = BIND + ", set_config('synchronous_commit', 'off', true)";

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    public TenantDatabase(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
    }

    public <T extends @Nullable Object> T read(Function<JdbcClient, T> work) {
        return in(reading, BIND, work);
    }

    public <T extends @Nullable Object> T write(Function<JdbcClient, T> work) {
        return in(writing, BIND, work);
    }

    /** A write that nobody is promised: it does not wait for the disk, and is lost if the database fails within the next moments. */
    public <T extends @Nullable Object> T note(Function<JdbcClient, T> work) {
        return in(writing, BIND_WITHOUT_WAITING, work);
    }

    /** For the functions that answer before a tenant is known (sign-in, the list of tenants); tables refuse here. */
    public <T extends @Nullable Object> T withoutTenant(Function<JdbcClient, T> work) {
        return work.apply(jdbc);
    }

    @SuppressWarnings("NullAway") // execute returns what the work returns
    private <T extends @Nullable Object> T in(TransactionTemplate transaction, String binding, Function<JdbcClient, T> work) {
        TenantScope scope = TenantScope.current();
        return transaction.execute(status -> {
            bind(scope, binding, status);
            return work.apply(jdbc);
        });
    }

    private void bind(TenantScope scope, String binding, TransactionStatus status) {
        if (!status.isNewTransaction()) {
            if (!scope.equals(TransactionSynchronizationManager.getResource(this))) {
                throw new IllegalStateException("The tenant scope changed inside a transaction; end the transaction first");
            }
            return;
        }
        jdbc.sql(binding)
                .param("tenant", scope.tenantId().toString())
                .param("person", scope.personId() == null ? "" : scope.personId().toString())
                .param("seesAll", scope.seesAll() ? "on" : "off")
                .param("owners", scope.owners().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .query((row, n) -> n)
                .single();
        remember(scope);
    }

    private void remember(TenantScope scope) {
        TransactionSynchronizationManager.bindResource(this, scope);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int outcome) {
                TransactionSynchronizationManager.unbindResourceIfPossible(TenantDatabase.this);
            }
        });
    }
}
