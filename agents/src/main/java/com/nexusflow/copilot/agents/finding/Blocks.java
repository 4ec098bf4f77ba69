package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.agents.finding.Finding.Value;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.Cell;
import com.nexusflow.copilot.agents.reply.Block.Column;
import com.nexusflow.copilot.agents.reply.Block.Fact;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.Period;
import com.nexusflow.copilot.core.metric.RowPage;
import com.nexusflow.copilot.core.metric.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The blocks of a reply, made of findings and of nothing a model said. */
public final class Blocks {

    private static final int ROWS = 50;
    private static final int BARS = 20;

    private final Phrases say;
    private final ZoneId zone;

    public Blocks(Phrases say, ZoneId zone) {
        this.say = say;
        this.zone = zone;
    }

    public List<Block> of(Finding finding) {
        return switch (finding) {
            case Finding.Figures figures -> figures(figures.result());
            case Finding.Deals deals -> deals.page().records().isEmpty() ? List.of() : List.of(deals(deals.page()));
            case Finding.Attributes found -> List.of(new Block.RecordCard(found.record(), "", facts(found.values())));
            case Finding.Brief brief -> brief(brief);
            case Finding.History history -> history.events().isEmpty() ? List.of() : List.of(events(history.events()));
            case Finding.Matches matches -> List.of(new Block.Table(
                    say.replies().get("column.name"), List.of(new Column(say.replies().get("column.name"), false)),
                    matches.records().stream().map(r -> List.of(new Cell(r.name(), r))).toList(), 0));
            case Finding.Definition d -> List.of();
            case Finding.Choice c -> List.of();
            case Finding.Refusal r -> List.of();
            case Finding.Abilities a -> List.of();
            case Finding.Intended i -> List.of(); // its card needs the proposal's id and signature
            case Finding.CallList list -> new CallBlocks(say).list(list);
            case Finding.Sayings sayings -> new CallBlocks(say).sayings(sayings);
            case Finding.CallReport report -> new CallBlocks(say).report(report);
            case Finding.Talk talk -> new CallBlocks(say).talk(talk);
            case Finding.Knowledge knowledge -> new KnowledgeBlocks(say).of(knowledge);
            case Finding.Card card -> Stream.concat(figures(card.record()).stream(), new KnowledgeBlocks(say).of(card).stream()).toList();
            case Finding.Mistake m -> List.of();
        };
    }

    private List<Block> figures(MetricResult result) {
        MetricQuery query = result.query();
        if (query.by().isEmpty()) {
            return List.of(new Block.Facts(say.sentence((say.scope(result) + say.when(query)).strip()), single(result)));
        }
        List<Block> blocks = new ArrayList<>();
        if (result.rows().size() > 1) {
            chart(result).ifPresent(blocks::add);
        }
        if (!result.rows().isEmpty()) {
            blocks.add(table(result));
        }
        return blocks;
    }

    private List<Fact> single(MetricResult result) {
        MetricQuery query = result.query();
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < query.metrics().size(); i++) {
            Metric metric = query.metrics().get(i);
            BigDecimal value = result.rows().isEmpty() ? null : result.rows().getFirst().values().get(i);
            facts.add(new Fact(say.sentence(say.metric(metric)), say.value(metric, value)));
            Period compared = query.compared();
            if (compared != null) {
                BigDecimal before = result.rows().isEmpty() ? null : result.rows().getFirst().compared().get(i);
                facts.add(new Fact(say.period(compared), say.value(metric, before)));
            }
        }
        return facts;
    }

    private Block.Table table(MetricResult result) {
        MetricQuery query = result.query();
        List<Column> columns = new ArrayList<>();
        query.by().forEach(d -> columns.add(new Column(say.sentence(say.terms().get("dimension." + d.code())), false)));
        query.metrics().forEach(m -> columns.addAll(columns(m, query)));
        List<List<Cell>> rows = new ArrayList<>();
        for (MetricResult.Row row : result.rows().subList(0, Math.min(ROWS, result.rows().size()))) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < row.keys().size(); i++) {
                MetricResult.Key key = row.keys().get(i);
                cells.add(new Cell(say.label(query.by().get(i), key), ref(query.by().get(i), key)));
            }
            for (int i = 0; i < query.metrics().size(); i++) {
                cells.addAll(cells(i, row, query));
            }
            rows.add(cells);
        }
        return new Block.Table(title(result), columns, rows, Math.max(0, result.groups() - query.offset() - rows.size()));
    }

    /** One column of a metric, or, where two periods are compared, one for each and one for the change. */
    private List<Column> columns(Metric metric, MetricQuery query) {
        String name = say.sentence(say.metric(metric));
        if (!Changes.areTold(query)) {
            return List.of(new Column(name, true));
        }
        String prefix = query.metrics().size() > 1 ? name + ", " : "";
        return List.of(
                new Column(prefix + say.period(Objects.requireNonNull(query.period())), true),
                new Column(prefix + say.period(Objects.requireNonNull(query.compared())), true),
                new Column(prefix.isEmpty() ? say.sentence(say.replies().get("column.change")) : prefix + say.replies().get("column.change"), true));
    }

    private List<Cell> cells(int i, MetricResult.Row row, MetricQuery query) {
        Metric metric = query.metrics().get(i);
        BigDecimal now = row.values().get(i);
        if (!Changes.areTold(query)) {
            return List.of(Cell.of(say.value(metric, now)));
        }
        BigDecimal before = row.compared().get(i);
        return List.of(Cell.of(say.value(metric, now)), Cell.of(say.value(metric, before)), Cell.of(new Changes(say).signed(metric, now, before)));
    }

    /** A chart has one series, which would show one of two periods. */
    private Optional<Block> chart(MetricResult result) {
        MetricQuery query = result.query();
        Metric metric = query.metrics().getFirst();
        if (query.by().size() > 1 || Changes.areTold(query) || result.rows().size() > (query.by().getFirst().isTime() ? 120 : BARS) || metric == Metric.YEAR_ESTABLISHED) {
            return Optional.empty();
        }
        List<@Nullable BigDecimal> values = new ArrayList<>();
        result.rows().forEach(row -> {
            BigDecimal value = row.values().getFirst();
            values.add(value == null ? null : value.setScale(Math.min(2, Math.max(0, value.scale())), RoundingMode.HALF_UP));
        });
        return Optional.of(new Block.Chart(
                title(result),
                query.by().getFirst().isTime() ? Block.ChartForm.LINE : Block.ChartForm.BAR,
                unit(metric, result),
                result.rows().stream().map(row -> say.label(query, row)).toList(),
                values));
    }

    private static String unit(Metric metric, MetricResult result) {
        return switch (metric.unit()) {
            case MONEY -> result.currency();
            case PERCENT -> "percent";
            case DAYS -> "days";
            case COUNT, NUMBER -> "count";
        };
    }

    private String title(MetricResult result) {
        return say.sentence(say.metric(result.query().metrics().getFirst()) + say.scope(result) + say.when(result.query()));
    }

    private Block.Table deals(RowPage page) {
        List<Column> columns = page.columns().stream().map(c -> new Column(say.sentence(say.replies().get("column." + c)), c.equals("amount"))).toList();
        List<List<Cell>> rows = page.records().stream().map(line -> {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < page.columns().size(); i++) {
                cells.add(cell(page.columns().get(i), line.id(), line.values().get(i)));
            }
            return cells;
        }).toList();
        return new Block.Table(say.replies().get("table.deals"), columns, rows.stream().map(List::copyOf).toList(), 0);
    }

    private Cell cell(String column, UUID id, @Nullable String value) {
        if (value == null) {
            return Cell.of("–");
        }
        return switch (column) {
            case "deal" -> new Cell(value, new RecordRef(RecordKind.OPPORTUNITY, id, value));
            case "amount" -> Cell.of(say.format().figure(new BigDecimal(value), Unit.MONEY));
            case "begun", "close_date" -> Cell.of(say.format().date(LocalDate.parse(value)));
            default -> Cell.of(value);
        };
    }

    private List<Block> brief(Finding.Brief brief) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.RecordCard(brief.record(), "", facts(brief.values())));
        MetricResult figures = brief.figures();
        if (figures != null) {
            blocks.add(new Block.Facts("", single(figures)));
        }
        if (!brief.deals().isEmpty()) {
            blocks.add(openDeals(brief.deals()));
        }
        if (!brief.events().isEmpty()) {
            blocks.add(events(brief.events()));
        }
        return blocks;
    }

    private Block openDeals(List<Finding.Deal> deals) {
        List<Column> columns = List.of(column("deal", false), column("stage", false), column("amount", true), column("close_date", false));
        List<List<Cell>> rows = deals.stream()
                .limit(ROWS)
                .map(d -> List.of(
                        new Cell(d.record().name(), d.record()),
                        Cell.of(d.stage()),
                        Cell.of(d.amount() == null ? "–" : say.format().money(d.amount())),
                        Cell.of(d.closeDate() == null ? "–" : say.format().date(d.closeDate()))))
                .toList();
        return new Block.Table(say.replies().get("table.open_deals"), columns, rows, Math.max(0, deals.size() - ROWS));
    }

    private Block events(List<Finding.Event> events) {
        List<Column> columns = List.of(column("at", false), column("kind", false), column("text", false), column("who", false));
        List<List<Cell>> rows = events.stream()
                .map(e -> List.of(
                        Cell.of(say.format().date(e.at().atZone(zone).toLocalDate())),
                        Cell.of(say.replies().get("event." + e.kind())),
                        Cell.of(e.text()),
                        Cell.of(Objects.requireNonNullElse(e.who(), "–"))))
                .toList();
        return new Block.Table(say.replies().get("table.timeline"), columns, rows, 0);
    }

    private Column column(String code, boolean figure) {
        return new Column(say.sentence(say.replies().get("column." + code)), figure);
    }

    private List<Fact> facts(List<Value> values) {
        return values.stream().filter(Value::isKnown).map(v -> new Fact(say.sentence(say.replies().get("attribute." + v.code())), say.value(v))).toList();
    }

    private static @Nullable RecordRef ref(Dimension dimension, MetricResult.Key key) {
        UUID id = key.id();
        if (id == null) {
            return null;
        }
        return switch (dimension) {
            case PERSON, MANAGER -> new RecordRef(RecordKind.PERSON, id, key.label());
            case ACCOUNT, PARENT_ACCOUNT -> new RecordRef(RecordKind.ACCOUNT, id, key.label());
            case PRODUCT -> new RecordRef(RecordKind.PRODUCT, id, key.label());
            case DEAL -> new RecordRef(RecordKind.OPPORTUNITY, id, key.label());
            default -> null;
        };
    }
}
