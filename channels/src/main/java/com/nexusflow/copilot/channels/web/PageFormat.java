package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.channels.door.CallWords;
import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.change.Value;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.crm.Activity;
import com.nexusflow.copilot.core.crm.Note;
import com.nexusflow.copilot.core.crm.OpportunityChange;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.Task;
import com.nexusflow.copilot.core.crm.TimelineEntry;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.feed.Comment;
import com.nexusflow.copilot.core.feed.FeedEntry;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.Unit;
import com.nexusflow.copilot.core.money.Money;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.text.FigureFormat;
import com.nexusflow.copilot.core.text.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How pages write figures, dates and links, in the person's language and the tenant's currency and time zone. */
public final class PageFormat {

    private static final String NOTHING = "–";
    private static final Pattern MOMENT = Pattern.compile("(?<![\\d:.])(\\d{1,2}:)?\\d{1,2}:[0-5]\\d(?![\\d:])");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Locale locale;
    private final Tenant tenant;
    private final FigureFormat figures;

    PageFormat(Locale locale, Tenant tenant) {
        this.locale = locale;
        this.tenant = tenant;
        this.figures = new FigureFormat(locale, tenant.currency().getCurrencyCode());
    }

    /** What is wrong with a connection. */
    public String trouble(String kept) {
        return Trouble.words(kept, locale);
    }

    public String money(@Nullable Money money) {
        return money == null ? NOTHING : figures.money(money.major());
    }

    public String figure(@Nullable BigDecimal value, Unit unit) {
        return value == null ? NOTHING : figures.figure(value, unit);
    }

    public String percent(@Nullable BigDecimal value) {
        return figure(value, Unit.PERCENT);
    }

    /** An amount in major units of the tenant's currency. */
    public String amount(BigDecimal value) {
        return figures.money(value);
    }

    public String metric(Metric metric) {
        return Texts.of("messages.metrics", locale).get("metric." + metric.code());
    }

    public String number(@Nullable Number number) {
        return number == null ? NOTHING : figures.number(new BigDecimal(number.toString()), 0, 2);
    }

    public String share(BigDecimal share) {
        return figures.number(share.movePointRight(2), 0, 0) + "\u00a0%";
    }

    public String date(@Nullable LocalDate date) {
        return date == null ? NOTHING : dates().format(date);
    }

    public String day(Instant instant) {
        return date(LocalDate.ofInstant(instant, tenant.timeZone()));
    }

    public String moment(Instant instant) {
        return day(instant) + ", " + DateTimeFormatter.ofPattern("HH:mm", locale).withZone(tenant.timeZone()).format(instant);
    }

    /** What a call is called. */
    public String call(Call call) {
        return CallWords.title(call, tenant.timeZone(), locale);
    }

    /** A moment as a field for a day and a time takes it. */
    public String field(@Nullable Instant instant) {
        return instant == null ? "" : field(instant, tenant.timeZone());
    }

    static String field(Instant instant, ZoneId zone) {
        return field(LocalDateTime.ofInstant(instant, zone));
    }

    static String field(LocalDateTime moment) {
        return moment.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** English here is that of Europe: 30 Jun 2026. */
    private DateTimeFormatter dates() {
        return locale.equals(Locale.ENGLISH)
                ? DateTimeFormatter.ofPattern("d MMM yyyy", locale)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    }

    public String text(@Nullable Object text) {
        return text == null || text.toString().isBlank() ? NOTHING : text.toString();
    }

    /** Where a record is shown. */
    public String link(RecordKind kind, UUID id) {
        return "/records/" + kind.code() + "/" + id;
    }

    /** Where a record that people talk about is shown. */
    public String link(Topic topic) {
        return switch (topic.kind()) {
            case ACCOUNT -> "/accounts/" + topic.id();
            case OPPORTUNITY -> "/deals/" + topic.id();
            case LEAD -> "/leads/" + topic.id();
            case CALL -> "/calls/" + topic.id();
            case CARD -> "/battle-cards/" + topic.id();
        };
    }

    /** A part of a comment; a moment of the call it is about leads to what was said then. */
    public record Words(String text, @Nullable String link) {}

    /** What a comment says, in parts. */
    public List<Words> words(Comment comment) {
        List<Words> words = new ArrayList<>();
        int done = 0;
        Matcher moment = MOMENT.matcher(comment.topic().kind() == Topic.Kind.CALL ? comment.body() : "");
        while (moment.find()) {
            words.add(new Words(comment.body().substring(done, moment.start()), null));
            words.add(new Words(moment.group(), link(comment.topic()) + "/moments/" + moment.group().replace(':', '-')));
            done = moment.end();
        }
        words.add(new Words(comment.body().substring(done), null));
        return words;
    }

    /** A value of a change. */
    public String value(@Nullable Value value) {
        if (value == null) {
            return NOTHING;
        }
        return switch (value.kind()) {
            case MONEY -> money(new Money(Long.parseLong(value.text()), tenant.currency()));
            case DATE -> date(LocalDate.parse(value.text()));
            case TIME -> moment(Instant.parse(value.text()));
            case TEXT -> value.text();
        };
    }

    /** Where the record of a row is shown, by the first column of its list; null when it has no page. */
    public @Nullable String linkOf(String firstColumn, UUID id) {
        return switch (firstColumn) {
            case "deal" -> link(RecordKind.OPPORTUNITY, id);
            case "account" -> link(RecordKind.ACCOUNT, id);
            case "person" -> link(RecordKind.PERSON, id);
            case "product" -> link(RecordKind.PRODUCT, id);
            case "contact" -> link(RecordKind.CONTACT, id);
            case "lead" -> link(Topic.lead(id));
            default -> null;
        };
    }

    public boolean isFigure(String column) {
        return column.equals("amount") || column.equals("employees") || column.equals("annual_revenue");
    }

    /** A value of a row as its column shows it. */
    public String cell(String column, @Nullable String value) {
        if (value == null) {
            return NOTHING;
        }
        return switch (column) {
            case "amount" -> figures.money(new BigDecimal(value));
            case "employees", "annual_revenue" -> number(new BigDecimal(value));
            case "close_date", "begun", "starts_on", "ends_on", "created_on" -> date(LocalDate.parse(value));
            default -> value;
        };
    }

    /** The name of the template part for a block. */
    public String kindOf(Block block) {
        return switch (block) {
            case Block.Facts facts -> "facts";
            case Block.Table table -> "table";
            case Block.Chart chart -> "chart";
            case Block.RecordCard card -> "card";
            case Block.ProposalCard proposal -> "proposal";
            case Block.Quotes quotes -> "quotes";
            case Block.CallCard card -> "call";
            case Block.Excerpts excerpts -> "excerpts";
        };
    }

    /** The name of the template part for an entry of a feed. */
    public String kindOf(FeedEntry entry) {
        return switch (entry) {
            case FeedEntry.Said said -> "comment";
            case FeedEntry.Changed changed -> "applied";
            case FeedEntry.Happened happened -> kindOf(happened.event());
        };
    }

    private static String kindOf(TimelineEntry entry) {
        return switch (entry) {
            case Activity activity -> "activity";
            case Note note -> "note";
            case Task task -> "task";
            case OpportunityChange change -> change.before() == null ? "creation" : "change";
        };
    }

    /** What the script that draws a chart reads. */
    public String json(Block.Chart chart) {
        return JSON.writeValueAsString(chart);
    }

    /** A chart's value as its table shows it. */
    public String chartValue(@Nullable BigDecimal value, String unit) {
        return switch (unit) {
            case "percent" -> figure(value, Unit.PERCENT);
            case "days" -> figure(value, Unit.DAYS);
            case "count" -> figure(value, Unit.COUNT);
            case "number" -> figure(value, Unit.NUMBER);
            default -> value == null ? NOTHING : new FigureFormat(locale, unit).money(value);
        };
    }
}
