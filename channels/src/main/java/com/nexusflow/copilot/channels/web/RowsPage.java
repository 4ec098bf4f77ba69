package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.CsvLines;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricParameters;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.metric.RowPage;
import com.nexusflow.copilot.core.metric.RowSort;
import com.nexusflow.copilot.core.tenant.Tenants;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The records behind a figure, with how the figure is computed. */
@Controller
class RowsPage {

    private static final int PAGE = 50;
    private static final int CSV_PAGE = 1_000;

    private final Metrics metrics;
    private final Tenants tenants;
    private final FilterLabels labels;

    RowsPage(Metrics metrics, Tenants tenants, FilterLabels labels) {
        this.metrics = metrics;
        this.tenants = tenants;
        this.labels = labels;
    }

    @GetMapping("/rows")
    String rows(@RequestParam MultiValueMap<String, String> parameters, @RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        MetricQuery query = query(parameters);
        int current = Math.clamp(page, 1, Integer.MAX_VALUE / PAGE - 1);
        try {
            MetricResult figure = metrics.total(query);
            model.addAttribute("figure", ShownFigure.of(figure, tenants.current(), labels, locale));
            model.addAttribute("rows", metrics.rows(query, RowSort.NEWEST_FIRST, (current - 1) * PAGE, PAGE));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
        model.addAttribute("query", MetricParameters.format(query));
        model.addAttribute("page", current);
        model.addAttribute("pageSize", PAGE);
        return "rows";
    }

    @GetMapping("/rows.csv")
    void csv(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) throws IOException {
        MetricQuery query = query(parameters);
        RowPage rows;
        try {
            rows = metrics.rows(query, RowSort.NEWEST_FIRST, 0, CSV_PAGE);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + query.metrics().getFirst().code() + ".csv\"");
        Writer writer = response.getWriter();
        CsvLines lines = new CsvLines(writer);
        lines.write(rows.columns());
        while (!rows.records().isEmpty()) {
            for (RowPage.Line line : rows.records()) {
                lines.write(line.values());
            }
            rows = metrics.rows(query, RowSort.NEWEST_FIRST, rows.offset() + CSV_PAGE, CSV_PAGE);
        }
        writer.flush();
    }

    private static MetricQuery query(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> figure = new LinkedMultiValueMap<>(parameters);
        figure.remove("page");
        try {
            MetricQuery query = MetricParameters.parse(figure).ordered(null, 0).from(0).against(null);
            Metric first = query.metrics().getFirst();
            return query.measuring(List.of(first));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }
}
