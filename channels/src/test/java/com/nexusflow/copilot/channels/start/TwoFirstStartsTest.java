package com.nexusflow.copilot.channels.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.demo.DemoData;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.ServedAs;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Several nodes that find the database empty at the same moment. */
class TwoFirstStartsTest {

    private static final int NODES = 4;
    private static final String PASSWORD = "a good password";

    private final TenantDatabase database = TestDatabase.database();
    private final Tenants tenants = TestDatabase.tenants();
    private final People people = TestDatabase.people();
    private final SignIn signIn = new SignIn(database, people);
    private final DemoData demo = new DemoData(database, tenants, people, signIn);

    @AfterEach
    void emptyAgain() {
        List.of(ServedAs.values()).forEach(as -> tenants.served(as).ifPresent(tenants::dissolve));
    }

    @RepeatedTest(3)
    void theyFoundOneTenantWithOneAdministrator() throws Exception {
        CopilotSettings settings = CopilotSettingsTest.settings("root:" + PASSWORD);
        Set<UUID> founded = atOnce(() -> new ServedTenant(settings, tenants, people, signIn, demo, Clock.systemUTC()).ready().tenantId());
        assertThat(founded).hasSize(1);
        TenantScope.background(founded.iterator().next()).run(() -> assertThat(people.all()).singleElement().satisfies(person -> assertThat(person.name()).isEqualTo("root")));
        assertThat(signIn.byPassword("root", PASSWORD)).isPresent();
    }

    @Test
    void theyFillTheDemoOnce() throws Exception {
        Set<UUID> founded = atOnce(() -> demo.create(LocalDate.of(2026, 5, 15)));
        assertThat(founded).hasSize(1);
        TenantScope.background(founded.iterator().next()).run(() -> assertThat(people.all()).extracting(person -> person.name()).doesNotHaveDuplicates().isNotEmpty());
        assertThat(signIn.byPassword("emma", DemoData.PASSWORD)).isPresent();
    }

    private static Set<UUID> atOnce(Callable<UUID> start) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(NODES);
        try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
            List<Future<UUID>> started = nodes.invokeAll(Collections.nCopies(NODES, () -> {
                begin.await();
                return start.call();
            }));
            return started.stream().map(Future::resultNow).collect(Collectors.toSet());
        }
    }
}
