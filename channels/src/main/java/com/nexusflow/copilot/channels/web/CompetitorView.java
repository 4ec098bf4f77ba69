package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricParameters;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.text.PeriodFormat;
import com.nexusflow.copilot.knowledge.card.CompetitorFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tools.jackson.databind.json.JsonMapper;

/** How we fare against a competitor, as pages show it: figures with the records behind them, and the trend. */
public final class CompetitorView {

    private final CompetitorFacts facts;
    private final PeriodFormat periods;
    private final MessageSource messages;
    private final Locale locale;

    CompetitorView(CompetitorFacts facts, Tenant tenant, MessageSource messages, Locale locale) {
        this.facts = facts;
        this.periods = new PeriodFormat(new FiscalCalendar(tenant.fiscalYearStart()), locale);
        this.messages = messages;
        this.locale = locale;
    }

    /** A quarter; the win rate is null where nothing was decided in it. */
    public record Quarter(String name, @Nullable BigDecimal winRate, @Nullable BigDecimal won, @Nullable BigDecimal lost) {}

    /** Why deals were lost, and the address of those deals. */
    public record Reason(String name, @Nullable BigDecimal deals, String rows) {}

    public List<KeyFigure> totals() {
        return KeyFigure.all(facts.totals());
    }

    public KeyFigure total(String metric) {
        return totals().stream().filter(figure -> figure.metric() == Metric.of(metric)).findFirst().orElseThrow();
    }

    /** The win rate over all deals. */
    public @Nullable BigDecimal everywhere() {
        return facts.everywhere().single();
    }

    /** The win rate of the last twelve months. */
    public KeyFigure lately() {
        return KeyFigure.all(facts.lately()).getFirst();
    }

    /** That of the twelve months before. */
    public @Nullable BigDecimal before() {
        return facts.lately().rows().isEmpty() || facts.lately().rows().getFirst().compared().isEmpty() ? null : facts.lately().rows().getFirst().compared().getFirst();
    }

    /** "up", "down" or "level", or "unknown" where one of the two years has no decided deal. */
    public String direction() {
        BigDecimal now = lately().value();
        BigDecimal before = before();
        if (now == null || before == null) {
            return "unknown";
        }
        return now.compareTo(before) > 0 ? "up" : now.compareTo(before) < 0 ? "down" : "level";
    }

    /** The reasons that were given most; empty when none was. */
    public List<Reason> reasons() {
        return facts.reasons().rows().stream()
                .map(row -> new Reason(row.keys().getFirst().label(), row.values().getFirst(), MetricParameters.format(behind(row))))
                .toList();
    }

    public List<Quarter> quarters() {
        return facts.trend().rows().stream()
                .map(row -> new Quarter(periods.bucket(Dimension.QUARTER, LocalDate.parse(row.keys().getFirst().label())), row.values().get(0), row.values().get(1), row.values().get(2)))
                .toList();
    }

    public Instant asOf() {
        return facts.totals().asOf();
    }

    /** Whether there is a line to draw. */
    public boolean drawn() {
        return quarters().stream().filter(quarter -> quarter.winRate() != null).count() > 1;
    }

    /** The trend, with the win rate over all deals beside it. */
    public String chart() {
        List<Quarter> quarters = quarters();
        List<@Nullable Double> rates = new ArrayList<>();
        List<@Nullable Double> everywhere = new ArrayList<>();
        for (Quarter quarter : quarters) {
            rates.add(plain(quarter.winRate()));
            everywhere.add(plain(everywhere()));
        }
        return JsonMapper.shared().writeValueAsString(new CoachingView.Drawing(
                word("cards.trend"), "LINE", "percent", word("cards.rate_here"), quarters.stream().map(Quarter::name).toList(), rates,
                List.of(new CoachingView.Line(word("cards.rate_everywhere"), everywhere)), null));
    }

    private String word(String key) {
        return messages.getMessage(key, null, locale);
    }

    private static @Nullable Double plain(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.doubleValue();
    }

    private MetricQuery behind(MetricResult.Row row) {
        return facts.reasons().query().where(Filter.of(Dimension.LOSS_REASON, row.keys().getFirst().label())).splitBy().ordered(null, 0);
    }
}
