package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.call.Call;
import com.nexusflow.copilot.core.call.CallStatistics;
import com.nexusflow.copilot.core.call.CardAgreement;
import com.nexusflow.copilot.core.call.Coaching;
import com.nexusflow.copilot.core.call.CoachingPeriod;
import com.nexusflow.copilot.core.call.CoachingReport;
import com.nexusflow.copilot.core.call.Measure;
import com.nexusflow.copilot.core.call.TalkFigures;
import com.nexusflow.copilot.core.call.Verdicts;
import com.nexusflow.copilot.core.call.WorthHearing;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How people talk in calls. */
@RestController
@RequestMapping("/api/v1/coaching")
@Tag(name = "Calls")
class CoachingController {

    private final Coaching coaching;
    private final Verdicts verdicts;
    private final Tenants tenants;
    private final Clock clock;

    CoachingController(Coaching coaching, Verdicts verdicts, Tenants tenants, Clock clock) {
        this.coaching = coaching;
        this.verdicts = verdicts;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** A published range; a correlation, and no cause. */
    record PublishedRange(Measure measure, @Nullable Double low, @Nullable Double high) {}

    /** What stands on the page, in figures. */
    record Coached(
            LocalDate from, LocalDate to, List<Named> mayAskFor, @Nullable Named person, TalkFigures figures, List<CallStatistics.OfWeek> weeks,
            List<CallStatistics.OfRep> people, CoachingReport.@Nullable TeamAverage team, List<PublishedRange> ranges, List<CoachingReport.Lesson> strengths,
            CoachingReport.@Nullable Lesson attempt, List<WorthHearing> worthHearing, List<Call> untimed, List<CardAgreement> agreement) {}

    @GetMapping
    @Operation(summary = "How you, or somebody you lead, talked in calls, week by week, with the team's average and the published ranges (correlations, not causes); "
            + "the last twelve weeks unless from or to say otherwise")
    Coached coaching(
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam @Nullable UUID rep) {
        Tenant tenant = tenants.current();
        CoachingPeriod period = BadInput.check(() -> CoachingPeriod.of(from, to, LocalDate.ofInstant(clock.instant(), tenant.timeZone())));
        CoachingReport report = coaching.of(rep, period.start(tenant.timeZone()), period.end(tenant.timeZone())).orElseThrow(() -> new NotFound("person", Objects.requireNonNull(rep)));
        return new Coached(
                period.from(), period.to(), coaching.people(), report.person(), report.figures(), report.weeks(), report.people(), report.team(),
                Arrays.stream(Measure.values()).map(measure -> new PublishedRange(measure, measure.low(), measure.high())).toList(), report.strengths(),
                report.attempt(), report.worthHearing(), report.untimed(), verdicts.agreement());
    }
}
