package com.nexusflow.copilot.channels.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.doors.Call;
import com.nexusflow.copilot.channels.doors.Documented;
import com.nexusflow.copilot.channels.doors.Doors;
import com.nexusflow.copilot.channels.doors.Operation;
import com.nexusflow.copilot.channels.doors.Parameter;
import com.nexusflow.copilot.channels.doors.Routes;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Two tenants, and in each people with different rights, at every operation of REST and every page. The operations come from the
 * application itself: a new one is tried without a change here, and one with a parameter that nobody knows how to abuse fails.
 */
class TenantsApartTest {

    private final TwoTenants tenants = TwoTenants.founded();

    @Test
    void everyTableHoldsRowsThatCouldBetrayThemselves() {
        assertThat(tenants.boreas().dump()).hasSizeGreaterThan(20).containsOnlyKeys(MarkedTenant.tables());
    }

    @Test
    void theDocumentLeavesNoRouteOut() {
        assertThat(Documented.operations().stream().map(Operation::toString).collect(Collectors.toSet())).isEqualTo(Routes.ofRest());
    }

    @Test
    void allAnswersAreTheSameBeforeAndAfterAnotherTenantComes() {
        MarkedTenant first = MarkedTenant.found("Corvus", 5_200_007, true);
        Viewer viewer = new Viewer("the first administrator", first.person("admin"), first.records());
        RunningCopilot.indexKnowledge(first.scope());
        List<List<String>> before = reads(new Intrusion(viewer, Doors.rest(viewer.member())));
        MarkedTenant.found("Draco", 9_100_001, true);
        assertThat(reads(new Intrusion(viewer, Doors.rest(viewer.member())))).isEqualTo(before);
    }

    private static List<List<String>> reads(Intrusion intrusion) {
        return Documented.operations().stream().filter(Operation::isRead).map(intrusion::ask).toList();
    }

    @TestFactory
    Stream<DynamicTest> restTellsNobodyWhatIsNotTheirs() {
        return each(tenants.viewers(), Documented.operations(), viewer -> Doors.rest(viewer.member()), TenantsApartTest::attempt);
    }

    @TestFactory
    Stream<DynamicTest> pagesTellNobodyWhatIsNotTheirs() {
        return each(tenants.viewers().stream().filter(viewer -> viewer.isAdministrator() || viewer.isRep()).limit(2).toList(), Routes.ofPages(), viewer -> Doors.pages(viewer.member()), TenantsApartTest::attempt);
    }

    @TestFactory
    Stream<DynamicTest> restAnswersWithWhatIsTheirsAndNothingElse() {
        return each(tenants.viewers(), Documented.operations().stream().filter(operation -> !operation.takesAway()).toList(), viewer -> Doors.rest(viewer.member()), TenantsApartTest::ask);
    }

    @TestFactory
    Stream<DynamicTest> pagesShowWhatIsTheirsAndNothingElse() {
        return each(tenants.viewers().stream().filter(viewer -> viewer.isAdministrator() || viewer.isRep()).limit(2).toList(), Routes.ofPages().stream().filter(operation -> !operation.takesAway()).toList(), viewer -> Doors.pages(viewer.member()), TenantsApartTest::ask);
    }

    private static void attempt(Intrusion intrusion, Operation operation) {
        intrusion.attempt(operation);
    }

    /**
     * An administrator gets something out of every operation, so that the silence of the others means something. Decisions on a proposal
     * need its signature and a state that fits, a card is saved against the version that it began with, a suggestion is made by a review and not by a row, and what is about a platform or a number needs one that is connected or a code from it,
     * which no generated value has; those have tests of their own.
     */
    private static void ask(Intrusion intrusion, Operation operation) {
        List<String> answers = intrusion.ask(operation);
        boolean decides = operation.path().contains("/proposals/{id}/") || operation.path().contains("/suggestions/{suggestion}/");
        boolean savesCard = !operation.isRead() && (operation.path().endsWith("/battle-cards/{id}") || operation.path().endsWith("/battle-cards/{id}/restore"));
        if (intrusion.viewer().isAdministrator() && !operation.path().equals("/error") && !decides && !savesCard && !isAboutAPlatform(operation)) {
            assertThat(answers).as("answers with something in them").anyMatch(answer -> answer.matches("(?s)[23]\\d\\d .*"));
        }
    }

    private static boolean isAboutAPlatform(Operation operation) {
        return operation.path().startsWith("/link/") || operation.path().startsWith("/reach/")
                || operation.parameters().stream().anyMatch(parameter -> parameter.meaning() == Parameter.Meaning.DOOR);
    }

    private interface Trial {
        void run(Intrusion intrusion, Operation operation);
    }

    private Stream<DynamicTest> each(List<Viewer> viewers, List<Operation> operations, Function<Viewer, Function<Call, HttpResponse<String>>> doors, Trial trial) {
        assertThat(operations).hasSizeGreaterThan(10);
        return viewers.stream().flatMap(viewer -> {
            Intrusion intrusion = new Intrusion(viewer, doors.apply(viewer));
            AtomicReference<Map<String, Set<String>>> untouched = new AtomicReference<>(tenants.other(viewer).dump());
            return operations.stream().filter(operation -> !operation.takesFiles()).map(operation -> DynamicTest.dynamicTest(operation + " by " + viewer, () -> {
                trial.run(intrusion, operation);
                if (!operation.isRead()) {
                    assertThat(untouched.getAndSet(tenants.other(viewer).dump())).as("the other tenant's rows").isEqualTo(untouched.get());
                }
            }));
        });
    }
}
