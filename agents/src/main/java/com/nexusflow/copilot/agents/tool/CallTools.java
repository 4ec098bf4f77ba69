package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.CallLine;
import com.nexusflow.copilot.agents.finding.CallScope;
import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Saying;
import com.nexusflow.copilot.agents.finding.TalkRow;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.agents.tool.CallArguments.By;
import com.nexusflow.copilot.agents.tool.CallArguments.Figure;
import com.nexusflow.copilot.agents.tool.CallArguments.Order;
import com.nexusflow.copilot.agents.tool.CallArguments.Part;
import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.call.CallFigures;
import com.nexusflow.copilot.core.call.CallFilter;
import com.nexusflow.copilot.core.call.CallStatistics;
import com.nexusflow.copilot.core.call.CallStatus;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.HeardCall;
import com.nexusflow.copilot.core.call.SaidInCalls;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.TalkFigures;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tools that answer with calls: which there were, what was said in them, what a review makes of one, and how they were talked. */
final class CallTools {

    private static final int LISTED = 10;
    private static final int MOST_LISTED = 50;
    private static final int MOST_CALLS = 25;
    private static final int MOST_SAYINGS = 20;
    private static final double MINUTE = 60;

    private final CallChoice choice;
    private final Calls calls;
    private final SaidInCalls said;
    private final CallFigures figures;
    private final Tenants tenants;
    private final Clock clock;

    CallTools(CallChoice choice, CallSources sources, Tenants tenants, Clock clock) {
        this.choice = choice;
        this.calls = sources.calls();
        this.said = sources.said();
        this.figures = sources.figures();
        this.tenants = tenants;
        this.clock = clock;
    }

    List<Tool<?>> all() {
        return List.of(
                new Tool<>("find_calls", "Calls with customers that fit, the newest first, or those most worth hearing with the reasons.", CallArguments.Find.class, Unclear.told(this::find)),
                new Tool<>("what_was_said", "What was said about a topic or about words in calls, with quotes.", CallArguments.Said.class, Unclear.told(this::saidAbout)),
                new Tool<>("call_details", "A part of the review of one call, the newest that fits: its summary, objections, next steps, scorecard and so on, with quotes.",
                        CallArguments.Details.class, Unclear.told(this::details)),
                new Tool<>("talk_figures", "How calls were talked, in all and by rep: talk time, talk ratio, longest monologue, patience, questions per call.",
                        CallArguments.Talk.class, Unclear.told(this::talk)));
    }

    private Finding find(CallArguments.Find arguments) {
        CallChoice.Chosen chosen = choice.of(arguments.which());
        boolean worth = arguments.order() == Order.WORTH_HEARING;
        int limit = arguments.limit() == null || arguments.limit() <= 0 ? LISTED : Math.min(arguments.limit(), MOST_LISTED);
        List<CallLine> found = worth
                ? figures.worthHearing(chosen.filter(), limit).stream().map(lines()::of).toList()
                : calls.list(chosen.filter(), 0, limit).stream().map(lines()::of).toList();
        int total = calls.count(chosen.filter());
        int failed = calls.count(with(chosen.filter(), CallStatus.FAILED));
        int pending = total - failed - calls.count(with(chosen.filter(), CallStatus.REVIEWED));
        return new Finding.CallList(chosen.scope(), found, found.size(), total, pending, failed, worth, total == 0 ? nearest(chosen) : null, clock.instant());
    }

    private Finding saidAbout(CallArguments.Said arguments) {
        CallChoice.Chosen every = choice.of(arguments.which());
        CallChoice.Chosen chosen = Boolean.TRUE.equals(arguments.latest()) ? calls.newest(every.filter()).map(heard -> only(heard.call(), every)).orElse(every) : every;
        Side side = arguments.by() == null ? null : arguments.by() == By.REP ? Side.REP : Side.CUSTOMER;
        List<String> words = arguments.words() == null ? List.of() : arguments.words();
        SaidInCalls.Asked asked = new SaidInCalls.Asked(arguments.topic() == null ? null : arguments.topic().tracker(), words, side);
        List<SaidInCalls.Said> found = said.find(chosen.filter(), asked, MOST_CALLS);
        int total = calls.count(chosen.filter());
        int failed = calls.count(with(chosen.filter(), CallStatus.FAILED));
        int pending = total - failed - calls.count(with(chosen.filter(), CallStatus.REVIEWED));
        Saying other = found.isEmpty() && side != null && total > 0
                ? said.find(chosen.filter(), asked.byAnybody(), 1).stream().findFirst().map(one -> saying(one, words)).orElse(null)
                : null;
        return new Finding.Sayings(
                chosen.scope(), arguments.topic() == null ? "" : arguments.topic().code(), arguments.topic() == null ? String.join(", ", words) : "",
                side == null ? "" : side == Side.REP ? "rep" : "customer", found.stream().limit(MOST_SAYINGS).map(one -> saying(one, words)).toList(),
                said.count(chosen.filter(), asked), total, pending, failed, other,
                total == 0 ? nearest(chosen) : null, clock.instant());
    }

    private Finding details(CallArguments.Details arguments) {
        Part part = arguments.part() == null ? Part.SUMMARY : arguments.part();
        CallChoice.Chosen chosen = choice.of(arguments.which());
        Optional<HeardCall> heard = arguments.id() == null ? calls.newest(chosen.filter()) : calls.byId(arguments.id());
        if (heard.isEmpty()) {
            return new Finding.CallReport(chosen.scope(), null, part.code(), List.of(), List.of(), 0, 0, 0, nearest(chosen), clock.instant());
        }
        CallLine call = lines().of(heard.get().call());
        if (heard.get().review() == null) {
            return new Finding.CallReport(chosen.scope(), call, part.code(), List.of(), List.of(), 0, 0, 0, null, clock.instant());
        }
        ReviewParts parts = new ReviewParts(call, heard.get(), lines());
        List<Saying> points = parts.of(part);
        int count = part == Part.OUTCOME ? parts.objections() : points.size();
        return new Finding.CallReport(chosen.scope(), call, part.code(), points, parts.mood(), count, parts.openObjections(), parts.nextSteps(), null, clock.instant());
    }

    private Finding talk(CallArguments.Talk arguments) {
        CallChoice.Chosen chosen = choice.of(arguments.which());
        CallStatistics statistics = figures.of(chosen.filter());
        Figure figure = arguments.figure() == null ? Figure.TALK_TIME : arguments.figure();
        return new Finding.Talk(
                chosen.scope(), figure.code(), arguments.rank() == null ? "" : arguments.rank().name().toLowerCase(Locale.ROOT), row(null, statistics.all()),
                statistics.reps().stream().map(one -> row(one.rep(), one.figures())).toList(), clock.instant());
    }

    private static TalkRow row(@Nullable Named rep, TalkFigures talk) {
        RecordRef record = rep == null ? null : new RecordRef(RecordKind.PERSON, rep.id(), rep.name());
        TalkFigures.Monologue longest = talk.longestMonologue();
        return new TalkRow(
                record, talk.calls(), talk.timed(), talk.untimed(), talk.pending() + talk.failed(), talk.timed() == 0 ? null : rounded(talk.repSeconds() / MINUTE),
                talk.talkRatio() == null ? null : rounded(talk.talkRatio() * 100), longest == null ? null : rounded(longest.seconds()),
                longest == null ? null : CallWords.clock(longest.seconds()), rounded(talk.switchesPerHour()), rounded(talk.patienceSeconds()),
                rounded(talk.questionsPerCall()), rounded(talk.wordsPerMinute()), rounded(talk.fillersPerMinute()));
    }

    private static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    private Saying saying(SaidInCalls.Said one, List<String> wanted) {
        return lines().said(lines().of(one.call()), "", one.quote(), one.speaker(), one.kind(), "", wanted);
    }

    private static CallFilter with(CallFilter filter, CallStatus status) {
        return new CallFilter(filter.rep(), filter.account(), filter.opportunity(), status, filter.text(), filter.from(), filter.before(), filter.contact(), filter.reps());
    }

    /** That call alone: of those that fit, the one of its moment. */
    private CallChoice.Chosen only(Call call, CallChoice.Chosen of) {
        Instant at = call.startedAt() == null ? call.receivedAt() : call.startedAt();
        CallFilter filter = of.filter();
        LocalDate day = at.atZone(tenants.current().timeZone()).toLocalDate();
        CallScope scope = new CallScope(of.scope().with(), of.scope().of(), of.scope().teamsOf(), day, day, of.scope().partial());
        return new CallChoice.Chosen(
                new CallFilter(filter.rep(), filter.account(), filter.opportunity(), filter.status(), filter.text(), at, at.plusMillis(1), filter.contact(), filter.reps()), scope);
    }

    /** The newest call without the limits in time. */
    private @Nullable CallLine nearest(CallChoice.Chosen chosen) {
        List<Call> newest = calls.list(chosen.everWhen(), 0, 1);
        return newest.isEmpty() ? null : lines().of(newest.getFirst());
    }

    private CallLines lines() {
        return new CallLines(tenants.current().timeZone());
    }
}
