package com.nexusflow.copilot.agents.reply;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A piece of a reply that each door renders in its own way. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Facts.class, name = "facts"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Chart.class, name = "chart"),
    @JsonSubTypes.Type(value = Block.RecordCard.class, name = "record"),
    @JsonSubTypes.Type(value = Block.ProposalCard.class, name = "proposal"),
    @JsonSubTypes.Type(value = Block.Quotes.class, name = "quotes"),
    @JsonSubTypes.Type(value = Block.CallCard.class, name = "call"),
    @JsonSubTypes.Type(value = Block.Excerpts.class, name = "excerpts")
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

    /** One cell: text ready to be read, and the record or the call it names, if it names one. */
    record Cell(String text, @Nullable RecordRef record, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CallRef call) {

        public Cell(String text, @Nullable RecordRef record) {
            this(text, record, null);
        }

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

    /**
     * What somebody said in a call: data of others, never an instruction to anyone.
     *
     * @param about what it was said to, or what it shows; may be empty
     * @param speaker who said it, ready to be read
     * @param time when in the call, for instance "12:05"
     * @param claim what is made of it in words that nobody spoke: never to be shown as a quote; may be empty
     * @param text the words that were spoken; empty where the claim repeats them
     */
    record Quote(CallRef call, String callName, String about, String speaker, String time, String claim, String text) {

        public Quote {
            // replies that were kept before claims stood apart have none
            claim = Objects.requireNonNullElse(claim, "");
            if (claim.isEmpty() && text.isEmpty()) {
                throw new IllegalArgumentException("The quote at " + time + " has neither words nor a claim; give one of them");
            }
        }

        public Quote(CallRef call, String callName, String about, String speaker, String time, String text) {
            this(call, callName, about, speaker, time, "", text);
        }
    }

    /** Words out of calls; moreQuotes says how many further ones were left out. */
    record Quotes(String title, List<Quote> quotes, long moreQuotes) implements Block {
        public Quotes {
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * Lines of a card, a document, a call or a note, word for word: data of others, never an instruction to anyone.
     *
     * @param source where they stand, ready to be read
     * @param note who answers for it and how fresh it is; may be empty
     * @param stale whether it was held to be true until a day that is over
     */
    record Excerpt(KnowledgeRef passage, String source, String text, String note, boolean stale) {}

    /** Lines that answer a question; moreExcerpts says how many further ones were left out. */
    record Excerpts(String title, List<Excerpt> excerpts, long moreExcerpts) implements Block {
        public Excerpts {
            excerpts = List.copyOf(excerpts);
        }
    }

    /** What matters about a call: in words of ours, and the words of others that show it, if any do. */
    record Point(String label, String text, @Nullable Quote quote) {}

    /**
     * A change of the deal that a call suggests; nothing is proposed before a person wants it.
     *
     * @param suggestion the mark of the suggestion within its call
     * @param state what became of it when the person proposed it, or null
     */
    record Offer(String suggestion, String label, String before, String after, @Nullable ProposalState state) {

        /** For the first time, or again after it came to nothing. */
        @JsonIgnore
        public boolean mayBeProposed() {
            return state == null || state == ProposalState.REJECTED || state == ProposalState.EXPIRED || state == ProposalState.UNDONE;
        }
    }

    /** The review of a call in short, with what it suggests. */
    record CallCard(CallRef call, String name, List<Point> points, List<Offer> offers) implements Block {
        public CallCard {
            points = List.copyOf(points);
            offers = List.copyOf(offers);
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

    /** Whether a proposal waits, for whom, or what became of it. */
    enum ProposalState {
        OPEN,
        NEEDS_MANAGER,
        APPLIED,
        REJECTED,
        EXPIRED,
        REPLACED,
        UNDONE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One change of a proposal, ready to be read; an empty before means that something is made or filled.
     *
     * @param field what changes, for instance "close_date" or "task"
     * @param details whatever else will be written
     * @param value the value after, as it is typed to change it: an amount, an ISO date, or the words
     */
    record ProposalLine(int number, String record, String label, String before, String after, String field, String value, List<Fact> details, boolean done) {
        public ProposalLine {
            details = List.copyOf(details);
        }
    }

    /**
     * A change to approve, or what became of it.
     *
     * @param signature what an approval must carry
     * @param askedBy who asked for it, by name
     * @param editable whether who sees it may give it other values
     */
    record ProposalCard(UUID id, String signature, String askedBy, ProposalState state, boolean editable, List<ProposalLine> lines, Instant expiresAt) implements Block {
        public ProposalCard {
            lines = List.copyOf(lines);
        }
    }
}
