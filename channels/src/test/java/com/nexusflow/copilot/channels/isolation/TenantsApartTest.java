package com.nexusflow.copilot.channels.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        assertThat(tenants.boreas().dump()).hasSizeGreaterThan(20).allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
    }

    @Test
    void theDocumentLeavesNoRouteOut() {
        assertThat(Documented.operations().stream().map(Operation::toString).collect(Collectors.toSet())).isEqualTo(Routes.ofRest());
    }

    @TestFactory
    Stream<DynamicTest> restTellsNobodyWhatIsNotTheirs() {
        return each(Documented.operations(), this::rest, TenantsApartTest::attempt);
    }

    @TestFactory
    Stream<DynamicTest> pagesTellNobodyWhatIsNotTheirs() {
        return each(Routes.ofPages(), this::pages, TenantsApartTest::attempt);
    }

    @TestFactory
    Stream<DynamicTest> restAnswersWithWhatIsTheirsAndNothingElse() {
        return each(Documented.operations().stream().filter(operation -> !operation.method().equals("DELETE")).toList(), this::rest, TenantsApartTest::ask);
    }

    @TestFactory
    Stream<DynamicTest> pagesShowWhatIsTheirsAndNothingElse() {
        return each(Routes.ofPages().stream().filter(operation -> !operation.method().equals("DELETE")).toList(), this::pages, TenantsApartTest::ask);
    }

    private static void attempt(Intrusion intrusion, Operation operation) {
        intrusion.attempt(operation);
    }

    /** An administrator gets something out of every operation, so that the silence of the others means something. */
    private static void ask(Intrusion intrusion, Operation operation) {
        List<String> answers = intrusion.ask(operation);
        if (intrusion.viewer().isAdministrator() && !operation.path().equals("/error")) {
            assertThat(answers).as("answers with something in them").anyMatch(answer -> answer.matches("(?s)[23]\\d\\d .*"));
        }
    }

    private interface Trial {
        void run(Intrusion intrusion, Operation operation);
    }

    private Stream<DynamicTest> each(List<Operation> operations, Function<Viewer, Function<Call, HttpResponse<String>>> doors, Trial trial) {
        assertThat(operations).hasSizeGreaterThan(10);
        return tenants.viewers().stream().flatMap(viewer -> {
            Intrusion intrusion = new Intrusion(viewer, doors.apply(viewer));
            return operations.stream().filter(operation -> !operation.takesFiles()).map(operation -> DynamicTest.dynamicTest(operation + " by " + viewer, () -> {
                Map<String, List<String>> before = operation.isRead() ? Map.of() : tenants.other(viewer).dump();
                int c0 = Intrusion.CALLS.get(); long t0 = System.nanoTime();
                trial.run(intrusion, operation);
                System.out.println("CALLS " + operation + " by " + viewer + " " + (Intrusion.CALLS.get() - c0) + " " + (System.nanoTime() - t0) / 1_000_000);
                assertThat(operation.isRead() ? before : tenants.other(viewer).dump()).as("the other tenant's rows").isEqualTo(before);
            }));
        });
    }

    private Function<Call, HttpResponse<String>> rest(Viewer viewer) {
        Api api = Api.as(viewer.member());
        return call -> api.send(call.into(api.request(call.address())));
    }

    private Function<Call, HttpResponse<String>> pages(Viewer viewer) {
        Visitor visitor = Visitor.signIn(viewer.member());
        return call -> visitor.send(call.into(visitor.request(call.address())));
    }
}
