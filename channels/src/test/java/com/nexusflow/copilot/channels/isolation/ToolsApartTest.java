package com.nexusflow.copilot.channels.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.FindingJson;
import com.nexusflow.copilot.agents.tool.Tool;
import com.nexusflow.copilot.agents.tool.Toolbox;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.metric.Dimension;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A model that does whatever it is told calls every tool there is with what is not the asking person's, in every text of the tool's
 * own schema. The tools have the person's rights, so the model learns nothing.
 */
class ToolsApartTest {

    private static final int PAIRS = 60;

    private final TwoTenants tenants = TwoTenants.founded();
    private final List<Tool<?>> tools = RunningCopilot.bean(Toolbox.class).tools();

    @TestFactory
    Stream<DynamicTest> toolsFindNothingThatIsNotTheAskersOwn() {
        return each((viewer, tool) -> {
            JsonObjectSchema schema = tool.specification().parameters();
            Arguments.variants(schema).forEach(variant -> {
                for (List<String> text : Arguments.texts(schema)) {
                    probes(viewer, text).forEach(probe -> compare(
                            viewer, tool, probe, Arguments.of(schema, variant, text, probe.value()), Arguments.of(schema, variant, text, probe.twin())));
                }
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> toolsTellWhatIsTheAskersOwnAndNothingElse() {
        return each((viewer, tool) -> {
            JsonObjectSchema schema = tool.specification().parameters();
            List<String> findings = Arguments.variants(schema)
                    .flatMap(variant -> Stream.concat(
                            Stream.of(Arguments.of(schema, variant, List.of(), "")),
                            Arguments.texts(schema).stream().flatMap(text -> own(viewer, text).map(value -> Arguments.of(schema, variant, text, value)))))
                    .map(arguments -> found(viewer, tool, arguments))
                    .toList();
            assertThat(findings).as("findings that are no mistakes").anyMatch(finding -> !finding.startsWith("Mistake"));
        });
    }

    private interface Trial {
        void run(Viewer viewer, Tool<?> tool);
    }

    private Stream<DynamicTest> each(Trial trial) {
        assertThat(tools).hasSizeGreaterThan(8);
        return tenants.viewers().stream().flatMap(viewer -> tools.stream().map(tool -> DynamicTest.dynamicTest(tool.specification().name() + " for " + viewer, () -> {
            Map<String, Set<String>> before = tenants.other(viewer).dump();
            trial.run(viewer, tool);
            assertThat(tenants.other(viewer).dump()).as("the other tenant's rows").isEqualTo(before);
        })));
    }

    private static Stream<Probe> probes(Viewer viewer, List<String> text) {
        return text.getLast().equals("values") ? Intrusion.filters(viewer) : viewer.forbidden().stream().flatMap(Intrusion::probes);
    }

    private static Stream<String> own(Viewer viewer, List<String> text) {
        Stream<String> values = viewer.own().stream().flatMap(record -> Stream.of(record.id().toString(), record.name()));
        return switch (text.getLast()) {
            case "values" -> Crossing.of(PAIRS, List.of(Dimension.values()), viewer.own(), (dimension, record) -> dimension.code() + ":" + record.name());
            case "by" -> Stream.of(Dimension.values()).map(Dimension::code);
            case "metrics", "metric" -> Questions.metrics().stream();
            default -> values;
        };
    }

    private static void compare(Viewer viewer, Tool<?> tool, Probe probe, String arguments, String twin) {
        assertThat(viewer.lasting(probe.unsaid(found(viewer, tool, arguments)))).as("%s with %s, against %s", tool.specification().name(), arguments, twin)
                .isEqualTo(viewer.lasting(probe.unsaid(found(viewer, tool, twin))));
    }

    private static String found(Viewer viewer, Tool<?> tool, String arguments) {
        Finding finding = viewer.member().scope().call(() -> tool.call(arguments));
        String told = finding.getClass().getSimpleName() + " " + FindingJson.write(finding);
        assertThat(viewer.leaks(told, arguments)).as("what %s learns from %s with %s", viewer, tool.specification().name(), arguments).isEmpty();
        return told;
    }
}
