package com.nexusflow.copilot.channels.testkit;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Progress;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Source;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.channels.Answers;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricParameters;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.metric.Unit;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.text.FigureFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers every question with won revenue by rep, so that the doors can be tested without a model; "boom" fails. */
@Configuration(proxyBeanMethods = false)
public class ScriptedAnswers {

    @Bean
    Answers answers(Metrics metrics) {
        return (turn, listener) -> {
            if (turn.text().equals("boom")) {
                throw new IllegalStateException("Asked to fail");
            }
            listener.accept(new Progress.Step("Looking up won revenue …"));
            MetricResult result = metrics.run(MetricQuery.of(Metric.WON_REVENUE).splitBy(Dimension.PERSON));
            MetricResult whole = metrics.run(MetricQuery.of(Metric.WON_REVENUE));
            FigureFormat format = new FigureFormat(Locale.ENGLISH, result.currency());
            String text = "You won " + format.figure(Objects.requireNonNull(whole.single()), Unit.MONEY) + " in all.";
            listener.accept(new Progress.Sentence(text));
            return reply(turn, result, format, text);
        };
    }

    private static Reply reply(Turn turn, MetricResult result, FigureFormat format, String text) {
        List<MetricResult.Row> rows = result.rows();
        return new Reply(
                turn.conversationId() == null ? Ids.next() : turn.conversationId(),
                Reply.Status.ANSWERED,
                text,
                List.of(
                        new Block.Facts("won revenue", List.of(new Block.Fact("Won deals", String.valueOf(result.rowCount())), new Block.Fact("Reps", String.valueOf(rows.size())))),
                        new Block.Table("won revenue by rep", List.of(new Block.Column("Rep", false), new Block.Column("Won revenue", true)),
                                rows.stream().map(row -> List.of(
                                        new Block.Cell(row.keys().getFirst().label(), ref(row)), Block.Cell.of(format.money(Objects.requireNonNull(row.values().getFirst()))))).toList(), 0),
                        new Block.Chart("won revenue by rep", Block.ChartForm.BAR, result.currency(),
                                rows.stream().map(row -> row.keys().getFirst().label()).toList(), rows.stream().map(row -> row.values().getFirst()).toList())),
                List.of(new Source("won revenue", "Sum of the amounts of deals in a won stage, by close date.", List.of("2026"), result.rowCount(),
                        List.of("2 left out of won revenue: a value is missing"), result.asOf(),
                        MetricParameters.format(MetricQuery.of(Metric.WON_REVENUE)), null)),
                List.of("And the year before?", "Which deals are overdue?"),
                "offline");
    }

    private static RecordRef ref(MetricResult.Row row) {
        MetricResult.Key key = row.keys().getFirst();
        return key.id() == null ? null : new RecordRef(RecordKind.PERSON, key.id(), key.label());
    }
}
