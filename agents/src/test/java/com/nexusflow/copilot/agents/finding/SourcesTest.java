package com.nexusflow.copilot.agents.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.agents.CopilotKit;
import com.nexusflow.copilot.agents.SalesFloor;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Source;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.metric.MetricParameters;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.metric.RowPage;
import com.nexusflow.copilot.core.metric.RowSort;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source's link leads to as many records as the source says, and to those the figure was computed from. */
class SourcesTest {

    private static final Metrics METRICS = new Metrics(TestDatabase.database(), TestDatabase.tenants(), Clock.systemUTC());
    private static SalesFloor floor;
    private static CopilotKit kit;
    private static Copilot copilot;

    @BeforeAll
    static void open() {
        floor = SalesFloor.open();
        kit = new CopilotKit();
        copilot = kit.copilot();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "what is going on with Nordlicht Energie?",
        "how is the South team doing?",
        "which reps have a win rate above 60%?",
        "which reps have more than 5 won deals",
        "which accounts have no deals above 15,000?",
        "which reps have fewer than 3 deals above 10,000?",
        "which products have more than 10 won deals?",
        "revenue by product in 2025",
        "who is below quota in Q1 2026?",
        "won deals by competitor",
        "won revenue by month in 2025"
    })
    void everySourceOffersTheRecordsBehindIt(String question) {
        List<Source> sources = ask(question).sources().stream().filter(source -> source.rows() != null).toList();
        assertThat(sources).isNotEmpty().allSatisfy(source -> assertThat((long) behind(source).size()).as(source.toString()).isEqualTo(source.rowCount()));
    }

    @Test
    void eachFigureOfABriefHasItsOwnRecords() {
        Map<String, Long> counts = ask("what is going on with Nordlicht Energie?").sources().stream()
                .filter(source -> source.rows() != null)
                .collect(Collectors.toMap(Source::label, Source::rowCount));
        assertThat(counts).containsEntry("Won deals", deals("Nordlicht Energie", "Won")).containsEntry("Open deals", open("Nordlicht Energie"));
        assertThat(counts.get("Open deals")).isNotEqualTo(counts.get("Won deals"));
    }

    @Test
    void onlyTheRecordsOfTheGroupsNamedAreBehindACondition() {
        Reply reply = ask("which reps have a win rate above 60%?");
        assertThat(reply.text()).contains("Sofia Lopez", "Mia Olsen", "Lukas Weber", "Anna Berger");
        assertThat(behind(reply.sources().getFirst())).extracting(line -> line.values().get(2)).containsOnly("Sofia Lopez", "Mia Olsen", "Lukas Weber", "Anna Berger");
        assertThat(reply.sources().getFirst().filters()).anyMatch(filter -> filter.contains("60"));
    }

    private static long deals(String account, String stage) {
        return SalesFloor.deals().stream().filter(d -> account.equals(d.get("account")) && d.get("stage").equals(stage)).count();
    }

    private static long open(String account) {
        return deals(account, "Prospecting") + deals(account, "Negotiation");
    }

    private static Reply ask(String question) {
        return copilot.answer(new Turn(floor.scope("Petra Lang"), null, question, Turn.Surface.CHAT), progress -> {});
    }

    private static List<RowPage.Line> behind(Source source) {
        Map<String, List<String>> parameters = Arrays.stream(Objects.requireNonNull(source.rows()).split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.groupingBy(
                        sides -> sides[0], Collectors.mapping(sides -> URLDecoder.decode(sides[1], StandardCharsets.UTF_8), Collectors.toList())));
        return floor.scope("Petra Lang").call(() -> METRICS.rows(MetricParameters.parse(parameters), RowSort.NEWEST_FIRST, 0, 10_000)).records();
    }
}
