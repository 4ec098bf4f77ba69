package com.nexusflow.copilot.agents.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a figure or fact of a reply comes from.
 *
 * @param label what it is, for instance "Win rate"
 * @param formula how it is computed, or an empty text for a plain record
 * @param filters what was left in, in words
 * @param rowCount how many records stand behind it
 * @param remarks what was left out or is uncertain, in words
 * @param rows the query string that lists those records (see MetricQuery), or null
 * @param record the record itself, when the source is one record
 * @param call the call, when the source is one call
 * @param passage the passage, when the source is one of the knowledge
 */
public record Source(
        String label,
        String formula,
        List<String> filters,
        long rowCount,
        List<String> remarks,
        Instant asOf,
        @Nullable String rows,
        @Nullable RecordRef record,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CallRef call,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable KnowledgeRef passage) {

    public Source(String label, String formula, List<String> filters, long rowCount, List<String> remarks, Instant asOf, @Nullable String rows,
            @Nullable RecordRef record) {
        this(label, formula, filters, rowCount, remarks, asOf, rows, record, null, null);
    }

    public Source(String label, String formula, List<String> filters, long rowCount, List<String> remarks, Instant asOf, @Nullable String rows,
            @Nullable RecordRef record, @Nullable CallRef call) {
        this(label, formula, filters, rowCount, remarks, asOf, rows, record, call, null);
    }

    public Source {
        filters = List.copyOf(filters);
        remarks = List.copyOf(remarks);
    }
}
