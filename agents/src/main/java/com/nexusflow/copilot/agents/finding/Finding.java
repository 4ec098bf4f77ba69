package com.nexusflow.copilot.agents.finding;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.ProposedChange;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.RowPage;
import com.nexusflow.copilot.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a tool found. Models read it as JSON; blocks and sources of the reply are built from it and from nothing else. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "finding")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Finding.Figures.class, name = "figures"),
    @JsonSubTypes.Type(value = Finding.Deals.class, name = "deals"),
    @JsonSubTypes.Type(value = Finding.Attributes.class, name = "attributes"),
    @JsonSubTypes.Type(value = Finding.Brief.class, name = "brief"),
    @JsonSubTypes.Type(value = Finding.History.class, name = "history"),
    @JsonSubTypes.Type(value = Finding.Matches.class, name = "matches"),
    @JsonSubTypes.Type(value = Finding.Definition.class, name = "definition"),
    @JsonSubTypes.Type(value = Finding.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Finding.Refusal.class, name = "refusal"),
    @JsonSubTypes.Type(value = Finding.Abilities.class, name = "abilities"),
    @JsonSubTypes.Type(value = Finding.Intended.class, name = "intended"),
    @JsonSubTypes.Type(value = Finding.CallList.class, name = "calls"),
    @JsonSubTypes.Type(value = Finding.Sayings.class, name = "sayings"),
    @JsonSubTypes.Type(value = Finding.CallReport.class, name = "call"),
    @JsonSubTypes.Type(value = Finding.Talk.class, name = "talk"),
    @JsonSubTypes.Type(value = Finding.Knowledge.class, name = "knowledge"),
    @JsonSubTypes.Type(value = Finding.Card.class, name = "card"),
    @JsonSubTypes.Type(value = Finding.Mistake.class, name = "mistake")
})
public sealed interface Finding {

    /** Figures from the semantic layer; whole is the total that a share is a part of. */
    record Figures(MetricResult result, Show show, @Nullable BigDecimal whole) implements Finding {}

    /** Deals that fit, with how many there are and what they are worth. */
    record Deals(MetricResult totals, RowPage page) implements Finding {}

    /** A value of one record: a text, an amount, a date or another record; an unknown one is null. */
    record Value(String code, @Nullable String text, @Nullable BigDecimal amount, @Nullable LocalDate date, @Nullable RecordRef record) {

        public static Value text(String code, @Nullable String text) {
            return new Value(code, text, null, null, null);
        }

        public static Value amount(String code, @Nullable BigDecimal amount) {
            return new Value(code, null, amount, null, null);
        }

        public static Value date(String code, @Nullable LocalDate date) {
            return new Value(code, null, null, date, null);
        }

        public static Value record(String code, @Nullable RecordRef record) {
            return new Value(code, null, null, null, record);
        }

        public boolean isKnown() {
            return text != null || amount != null || date != null || record != null;
        }
    }

    /** Values that a record holds, the asked ones. */
    record Attributes(RecordRef record, List<Value> values, String currency, Instant asOf) implements Finding {}

    /** What matters about one record: its values, its figures, its open deals, and what happened last. */
    record Brief(
            RecordRef record, List<Value> values, @Nullable MetricResult figures, List<Deal> deals, List<Event> events, String currency, LocalDate today, Instant asOf)
            implements Finding {}

    /** A deal in a brief. */
    record Deal(RecordRef record, String stage, @Nullable BigDecimal amount, @Nullable LocalDate closeDate) {}

    /** Something that happened: an activity, a note, a task done or a change of a deal. */
    record Event(Instant at, String kind, String text, @Nullable String who) {}

    /** What happened with a record, newest first; older says whether there is more that is left out. */
    record History(RecordRef record, List<Event> events, boolean older, Instant asOf) implements Finding {}

    /** Records whose names fit a text. */
    record Matches(String text, List<RecordRef> records, Instant asOf) implements Finding {}

    /** What a metric means. */
    record Definition(String metric) implements Finding {}

    /** A question back to the person, with the answers that are possible; original is what the person had asked. */
    record Choice(String said, List<String> options, String original) implements Finding {}

    /** Why there is no answer: a reason code, what it is about, and what may have been meant. */
    record Refusal(String reason, String about, List<String> near) implements Finding {

        private static final int LONGEST_ECHO = 60;

        /** A name nobody has may be a whole page; repeating its beginning is enough. */
        public Refusal {
            about = about.length() > LONGEST_ECHO ? about.substring(0, LONGEST_ECHO).strip() + "…" : about;
        }
    }

    /**
     * Changes that were prepared and wait for the person's approval; nothing is changed yet.
     *
     * @param lines how many changes there are
     * @param records how many records they touch
     * @param left deals that fit a condition and are left out all the same
     * @param manager whether they touch so many records that a manager has to approve
     */
    record Intended(List<Change> changes, List<Edit> edits, int lines, int records, List<Left> left, boolean manager) implements Finding {

        public Intended {
            left = List.copyOf(left);
        }

        /** How many deals were left out, and why: already_so, not_yours, no_close_date or the code of another refusal. */
        public record Left(String reason, int deals) {

            /** What was left out, counted by reason. */
            public static final class Count {

                private final Map<String, Integer> counts = new LinkedHashMap<>();

                public void add(String reason) {
                    counts.merge(reason, 1, Integer::sum);
                }

                public List<Left> all() {
                    return counts.entrySet().stream().map(count -> new Left(count.getKey(), count.getValue())).toList();
                }
            }
        }

        public Intended leaving(List<Left> others) {
            return new Intended(changes, edits, lines, records, others, manager);
        }

        public Intended needing(boolean approvalOfManager) {
            return new Intended(changes, edits, lines, records, left, approvalOfManager);
        }

        /** One prepared change of a record: a field's code, or what is made, with the value before and after and whatever else is written. */
        public record Edit(
                String recordKind, @Nullable UUID recordId, String recordName, String field, @Nullable Value before, @Nullable Value after, List<Value> details) {

            public Edit {
                details = List.copyOf(details);
            }
        }

        public static Intended of(List<ProposedChange.Line> lines, Currency currency) {
            return new Intended(
                    lines.stream().map(ProposedChange.Line::change).toList(),
                    lines.stream()
                            .map(line -> new Edit(line.recordKind(), line.recordId(), line.recordName(), line.field(),
                                    value(line.field(), line.before(), currency), value(line.field(), line.after(), currency), details(line, currency)))
                            .toList(),
                    lines.size(),
                    (int) lines.stream().map(line -> line.recordId() == null ? line.number() : line.recordId()).distinct().count(),
                    List.of(),
                    false);
        }

        private static List<Value> details(ProposedChange.Line line, Currency currency) {
            return line.details().stream().flatMap(detail -> Optional.ofNullable(value(detail.field(), detail.value(), currency)).stream()).toList();
        }

        private static @Nullable Value value(String field, com.nexusflow.copilot.core.change.@Nullable Value value, Currency currency) {
            if (value == null) {
                return null;
            }
            return switch (value.kind()) {
                case MONEY -> Value.amount(field, new Money(Long.parseLong(value.text()), currency).major());
                case DATE -> Value.date(field, LocalDate.parse(value.text()));
                case TIME, TEXT -> Value.text(field, value.text());
            };
        }
    }

    /**
     * Calls that fit, the newest first, or those most worth hearing.
     *
     * @param found how many are listed
     * @param total how many there are
     * @param pending how many of them have no review yet
     * @param failed how many of them could not be reviewed
     * @param nearest when there are none: the newest call without the limits in time
     */
    record CallList(CallScope scope, List<CallLine> calls, int found, int total, int pending, int failed, boolean worth, @Nullable CallLine nearest, Instant asOf) implements Finding {

        public CallList {
            calls = List.copyOf(calls);
        }
    }

    /**
     * What was said about something in calls.
     *
     * @param topic the topic's code, or empty
     * @param words the words looked for, or empty
     * @param side rep or customer when only that side was asked for, or empty
     * @param callsWith in how many calls it was said
     * @param calls how many calls were looked through
     * @param pending how many of them have no review yet
     * @param failed how many of them could not be reviewed
     * @param other what the other side said about it, when the asked one said nothing
     * @param nearest when there are no calls: the newest one without the limits in time
     */
    record Sayings(CallScope scope, String topic, String words, String side, List<Saying> sayings, int callsWith, int calls, int pending, int failed,
            @Nullable Saying other, @Nullable CallLine nearest, Instant asOf) implements Finding {

        public Sayings {
            sayings = List.copyOf(sayings);
        }
    }

    /**
     * A part of one call's review.
     *
     * @param call null when no call fits
     * @param part the part's code
     * @param mood good, mixed or bad, and how it went: rising, falling or steady; empty when it is not known
     * @param count how many there are of what was asked for
     * @param open how many of them have no answer
     * @param steps how many next steps were agreed
     */
    record CallReport(CallScope scope, @Nullable CallLine call, String part, List<Saying> points, List<String> mood, int count, int open, int steps,
            @Nullable CallLine nearest, Instant asOf) implements Finding {

        public CallReport {
            points = List.copyOf(points);
            mood = List.copyOf(mood);
        }
    }

    /**
     * How calls were talked, all together and by rep.
     *
     * @param figure the code of the figure that was asked for
     * @param rank most or least when the question is who comes first, or empty
     */
    record Talk(CallScope scope, String figure, String rank, TalkRow all, List<TalkRow> reps, Instant asOf) implements Finding {

        public Talk {
            reps = List.copyOf(reps);
        }
    }

    /**
     * Lines of cards, documents, calls and notes that answer a question; where none does, what comes closest to it.
     *
     * @param about the competitor that was asked about, or empty
     * @param conflicts pairs of excerpts that do not agree, by their places in the list, the newer one first
     * @param byWordsOnly whether the index was away, so that only passages with the question's words were found
     */
    record Knowledge(String asked, String about, List<Excerpt> excerpts, List<Conflict> conflicts, List<Excerpt> nearest, boolean byWordsOnly, LocalDate today, Instant asOf)
            implements Finding {

        /** Two excerpts of one answer that do not agree. */
        public record Conflict(int one, int other) {}

        public Knowledge {
            excerpts = List.copyOf(excerpts);
            conflicts = List.copyOf(conflicts);
            nearest = List.copyOf(nearest);
        }
    }

    /**
     * What a battle card says of a competitor, and how we fare against it.
     *
     * @param entries its lines, those of the fields that were asked for
     * @param record deals met, won, lost and the win rate, from our own pipeline
     */
    record Card(UUID id, String competitor, List<Excerpt> entries, MetricResult record, LocalDate today, Instant asOf) implements Finding {

        public Card {
            entries = List.copyOf(entries);
        }
    }

    /** What the copilot can do. */
    record Abilities(String reason) implements Finding {}

    /** A call that could not be carried out as it was made; says what to do instead. */
    record Mistake(String message) implements Finding {}

    /** Whether the finding says something about the business, rather than about the conversation. */
    default boolean isAnswer() {
        return !(this instanceof Choice || this instanceof Refusal || this instanceof Mistake || this instanceof Knowledge knowledge && knowledge.excerpts().isEmpty());
    }

    /** The query behind the finding, if figures stand in it. */
    default @Nullable MetricQuery query() {
        return switch (this) {
            case Figures figures -> figures.result().query();
            case Deals deals -> deals.totals().query();
            case Card card -> card.record().query();
            default -> null;
        };
    }
}
