package com.nexusflow.copilot.agents.reply;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a reply that each door renders in its own way. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Facts.class, name = "facts"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Chart.class, name = "chart"),
    @JsonSubTypes.Type(value = Block.RecordCard.class, name = "record")
})
public sealed interface Block {

    /** A label and its value, both ready to be read. */
    record Fact(String label, String value) {}

    /** A few facts side by side. */
    record Facts(String title, List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A column; figures stand to the right. */
    record Column(String label, boolean figure) {}

    /** One cell: text ready to be read, and the record it names, if it names one. */
    record Cell(String text, @Nullable RecordRef record) {
        public static Cell of(String text) {
            return new Cell(text, null);
        }
    }

    /** Rows under columns; moreRows says how many further rows were left out. */
    record Table(String title, List<Column> columns, List<List<Cell>> rows, long moreRows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** The form a chart takes: bars compare, a line follows time. */
    enum ChartForm {
        BAR,
        LINE
    }

    /** One series over the labels; a null value is a gap. Unit is "percent", "days", "count" or an ISO currency. */
    record Chart(String title, ChartForm form, String unit, List<String> labels, List<@Nullable BigDecimal> values) implements Block {
        public Chart {
            labels = List.copyOf(labels);
        }
    }

    /** One record with its most telling facts. */
    record RecordCard(RecordRef record, String subtitle, List<Fact> facts) implements Block {
        public RecordCard {
            facts = List.copyOf(facts);
        }
    }
}
