package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallStatistics.OfRep;
import com.nexusflow.copilot.core.call.CallStatistics.OfWeek;
import com.nexusflow.copilot.core.call.WorthHearing.Reason;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Figures over the calls that the current person may see: the one place where they are computed. */
public final class CallFigures {

    private static final Comparator<WorthHearing> BEST_FIRST = Comparator.comparingInt(WorthHearing::score)
            .thenComparing(worth -> at(worth.call()))
            .reversed();

    private static final int AT_A_TIME = 100;
    private static final int SHORTEST_TALK_SECONDS = 30;

    private final TenantDatabase database;
    private final Tenants tenants;

    public CallFigures(TenantDatabase database, Tenants tenants) {
        this.database = database;
        this.tenants = tenants;
    }

    /** The figures of the calls that fit. */
    public CallStatistics of(CallFilter filter) {
        Sums sums = new Sums(tenants.current().timeZone());
        each(filter, sums::add);
        return sums.statistics();
    }

    /** The figures of the conversations among the calls that fit: voicemails, wrong numbers and what one voice says alone tell nothing of how somebody talks. */
    CallStatistics ofTalks(CallFilter filter) {
        Sums sums = new Sums(tenants.current().timeZone());
        each(filter, (call, metrics) -> {
            if (metrics == null || isTalk(metrics)) {
                sums.add(call, metrics);
            }
        });
        return sums.statistics();
    }

    static boolean isTalk(CallMetrics metrics) {
        boolean bothSpoke = metrics.rep().words() > 0 && metrics.customer().words() > 0;
        return bothSpoke && (metrics.times() == null || metrics.times().durationSeconds() >= SHORTEST_TALK_SECONDS);
    }

    /** Each call that fits with its figures, which are null as long as it is not reviewed. */
    void each(CallFilter filter, BiConsumer<Call, @Nullable CallMetrics> reader) {
        each(filter, "c.review -> 'metrics'", (call, json) -> reader.accept(call, Calls.read(json, CallMetrics.class)));
    }

    /** The calls that fit and give a reason to be heard, the best first; of equal ones the newest. */
    public List<WorthHearing> worthHearing(CallFilter filter, int limit) {
        List<WorthHearing> best = new ArrayList<>();
        each(filter, HearingReasons.PARTS, (call, json) -> {
            HearingReasons.Parts review = Calls.read(json, HearingReasons.Parts.class);
            List<Reason> reasons = review == null || !isTalk(review.metrics()) ? List.of() : HearingReasons.of(review);
            if (!reasons.isEmpty()) {
                best.add(new WorthHearing(call, HearingReasons.score(reasons), reasons));
                if (best.size() > 2 * limit) {
                    best.sort(BEST_FIRST);
                    best.subList(limit, best.size()).clear();
                }
            }
        });
        best.sort(BEST_FIRST);
        return List.copyOf(best.subList(0, Math.min(limit, best.size())));
    }

    /** A hundred at a time, which the driver does within a transaction only, so that many calls need no more memory than a few. */
    private void each(CallFilter filter, String json, BiConsumer<Call, @Nullable String> reader) {
        database.read(jdbc -> {
            jdbc.sql("select " + Calls.COLUMNS + ", " + json + " as part " + Calls.FROM + filter.conditions())
                    .params(filter.parameters())
                    .withFetchSize(AT_A_TIME)
                    .query((RowCallbackHandler) row -> reader.accept(Calls.call(row), row.getString("part")));
            return filter;
        });
    }

    private static Instant at(Call call) {
        return call.startedAt() == null ? call.receivedAt() : call.startedAt();
    }

    /** One pass over calls. */
    private static final class Sums {

        private final ZoneId zone;
        private final TalkSum all = new TalkSum();
        private final Map<LocalDate, TalkSum> weeks = new TreeMap<>();
        private final Map<@Nullable UUID, RepSums> reps = new LinkedHashMap<>();

        private record RepSums(@Nullable Named rep, TalkSum all, Map<LocalDate, TalkSum> weeks) {}

        Sums(ZoneId zone) {
            this.zone = zone;
        }

        void add(Call call, @Nullable CallMetrics metrics) {
            LocalDate monday = LocalDate.ofInstant(at(call), zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            Named rep = call.rep();
            RepSums own = reps.computeIfAbsent(rep == null ? null : rep.id(), id -> new RepSums(rep, new TalkSum(), new TreeMap<>()));
            List.of(all, weeks.computeIfAbsent(monday, day -> new TalkSum()), own.all(), own.weeks().computeIfAbsent(monday, day -> new TalkSum()))
                    .forEach(sum -> sum.add(call.id(), call.status(), metrics));
        }

        CallStatistics statistics() {
            List<OfRep> each = reps.values().stream()
                    .map(sums -> new OfRep(sums.rep(), sums.all().figures(), weeks(sums.weeks())))
                    .sorted(Comparator.comparingDouble((OfRep one) -> -one.figures().repSeconds()).thenComparing(one -> one.rep() == null ? "" : one.rep().name()))
                    .toList();
            return new CallStatistics(all.figures(), each, weeks(weeks));
        }

        private static List<OfWeek> weeks(Map<LocalDate, TalkSum> sums) {
            return sums.entrySet().stream().map(week -> new OfWeek(week.getKey(), week.getValue().figures())).toList();
        }
    }
}
