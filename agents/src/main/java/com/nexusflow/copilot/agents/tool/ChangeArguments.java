package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import dev.langchain4j.model.output.structured.Description;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The arguments of the tools that prepare changes. A tool never changes a record; the person approves what it prepared. */
public final class ChangeArguments {

    private ChangeArguments() {}

    /** Deals that are changed alike: those that list_deals would list for the person who asks. */
    public record DealSet(
            @Description("open_deals, overdue_deals, won_deals, lost_deals, closed_deals or created_deals; left out for open_deals") @Nullable String metric,
            @Description("which deals to keep") @Nullable List<MetricArguments.Filter> filters,
            @Description("limits on numbers of the deals, e.g. amount") @Nullable List<MetricArguments.Range> bounds,
            @Description("first day of the period, ISO; for open deals that of the close date") @Nullable String from,
            @Description("last day of the period, ISO") @Nullable String to) {

        /** The query that finds them; an argument that means nothing is an IllegalArgumentException that names it. */
        MetricQuery query() {
            MetricQuery query = new MetricArguments(
                    List.of(metric == null || metric.isBlank() ? Metric.OPEN_DEALS.code() : metric), null, filters, bounds, from, to, null, null, null, null, null, null, null).query();
            if (!DEALS.contains(query.metrics().getFirst())) {
                throw new IllegalArgumentException("metric must be one of " + DEALS.stream().map(Metric::code).toList() + ", was \"" + metric + "\"");
            }
            return query;
        }
    }

    private static final List<Metric> DEALS =
            List.of(Metric.OPEN_DEALS, Metric.OVERDUE_DEALS, Metric.WON_DEALS, Metric.LOST_DEALS, Metric.CLOSED_DEALS, Metric.CREATED_DEALS);

    /** What is to become of one deal, or of each of several; what is left out stays as it is. */
    public record DealEdit(
            @Description("the deal's id, when known") @Nullable UUID id,
            @Description("the deal's name, or the name of an account with one open deal") @Nullable String name,
            @Description("all deals that fit, in place of id and name") @Nullable DealSet which,
            @Description("the new stage's name") @Nullable String stage,
            @Description("the new amount in major units of the tenant's currency") @Nullable BigDecimal amount,
            @Description("the new close date") @Nullable LocalDate closeDate,
            @Description("by how much the close date moves from where it is, an ISO period such as P2W, P1M or -P3D") @Nullable String closeDateBy,
            @Description("the new owner's name") @Nullable String owner,
            @Nullable String nextStep,
            @Nullable String lossReason,
            @Description("the name of a competitor who is in the deal") @Nullable String addCompetitor,
            @Description("the name of a competitor who is out of the deal") @Nullable String removeCompetitor) {

        public DealEdit {
            if (id == null && (name == null || name.isBlank()) && which == null) {
                throw new IllegalArgumentException("each edit needs the deal's id or name, or says which deals");
            }
            if (closeDate != null && closeDateBy != null) {
                throw new IllegalArgumentException("give closeDate or closeDateBy, not both");
            }
            moved(closeDateBy, LocalDate.EPOCH);
        }

        /** The day moved as the edit says. */
        LocalDate moved(LocalDate day) {
            return moved(closeDateBy, day);
        }

        private static LocalDate moved(@Nullable String by, LocalDate day) {
            try {
                return by == null ? day : day.plus(Period.parse(by.strip()));
            } catch (DateTimeException | ArithmeticException e) {
                throw new IllegalArgumentException("closeDateBy must be an ISO period such as P2W, P1M or -P3D, was \"" + by + "\"", e);
            }
        }
    }

    public record DealEdits(List<DealEdit> edits) {
        public DealEdits {
            if (edits == null || edits.isEmpty()) {
                throw new IllegalArgumentException("edits must name at least one deal");
            }
            edits = List.copyOf(edits);
        }
    }

    /** What an activity, a task or a note is about: ids when known, names otherwise; all may be left out. */
    public record About(
            @Nullable UUID deal, @Nullable UUID account, @Nullable UUID contact,
            @Description("the name of a deal, an account or a contact, when no id is known") @Nullable String name) {}

    public record ActivityEntry(
            @Description("call, email, meeting, message, demo or other") String kind,
            @Description("what it was, in a few words") String subject,
            @Description("what was said, all of it") @Nullable String body,
            @Description("when it was, like 2026-05-14 or 2026-05-14T15:00 on the person's clock; left out for now") @Nullable String at,
            @Nullable About about) {
        public ActivityEntry {
            if (kind == null || subject == null) {
                throw new IllegalArgumentException("kind and subject must be given");
            }
            moment(at);
        }

        /** The day, or null for now. */
        @Nullable LocalDate day() {
            LocalDateTime moment = moment(at);
            return moment == null ? null : moment.toLocalDate();
        }

        /** The time, or null when only the day was said. */
        @Nullable LocalTime time() {
            LocalDateTime moment = moment(at);
            return moment == null || at == null || !at.contains("T") ? null : moment.toLocalTime();
        }

        private static @Nullable LocalDateTime moment(@Nullable String at) {
            try {
                return at == null || at.isBlank() ? null : at.contains("T") ? LocalDateTime.parse(at.strip()) : LocalDate.parse(at.strip()).atStartOfDay();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("at must be like 2026-05-14 or 2026-05-14T15:00, was \"" + at + "\"", e);
            }
        }
    }

    public record TaskEntry(
            @Description("what is to be done") String title,
            @Nullable LocalDate due,
            @Description("who is to do it; left out for the person who asks") @Nullable String owner,
            @Nullable About about) {
        public TaskEntry {
            if (title == null) {
                throw new IllegalArgumentException("title must be given");
            }
        }
    }

    public record NoteEntry(String body, @Nullable About about) {
        public NoteEntry {
            if (body == null) {
                throw new IllegalArgumentException("body must be given");
            }
        }
    }

    public record ContactEntry(
            String name, @Nullable String title, @Nullable String email, @Nullable String phone, @Description("the account's name") @Nullable String account) {
        public ContactEntry {
            if (name == null) {
                throw new IllegalArgumentException("name must be given");
            }
        }
    }

    public record LeadEntry(String name, @Nullable String company, @Nullable String email, @Nullable String source) {
        public LeadEntry {
            if (name == null) {
                throw new IllegalArgumentException("name must be given");
            }
        }
    }

    public record LeadName(@Description("the lead's name or company") String name) {
        public LeadName {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("name must be given");
            }
        }
    }
}
