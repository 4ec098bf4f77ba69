package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.call.Coaching;
import com.nexusflow.copilot.core.call.CoachingPeriod;
import com.nexusflow.copilot.core.call.CoachingReport;
import com.nexusflow.copilot.core.call.Verdicts;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How people talk in calls: their own figures, the team's average, and what to listen to. */
@Controller
class CoachingPage {

    private final Coaching coaching;
    private final Verdicts verdicts;
    private final Tenants tenants;
    private final MessageSource messages;
    private final Clock clock;

    CoachingPage(Coaching coaching, Verdicts verdicts, Tenants tenants, MessageSource messages, Clock clock) {
        this.coaching = coaching;
        this.verdicts = verdicts;
        this.tenants = tenants;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/coaching")
    String coaching(
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam @Nullable UUID rep,
            Model model,
            Locale locale) {
        Tenant tenant = tenants.current();
        CoachingPeriod period = period(from, to, LocalDate.ofInstant(clock.instant(), tenant.timeZone()));
        CoachingReport report = coaching.of(rep, period.start(tenant.timeZone()), period.end(tenant.timeZone())).orElseThrow(Missing::new);
        model.addAttribute("report", report);
        model.addAttribute("view", new CoachingView(report, period, messages, locale));
        model.addAttribute("agreement", verdicts.agreement());
        model.addAttribute("people", coaching.people());
        model.addAttribute("from", period.from());
        model.addAttribute("to", period.to());
        model.addAttribute("rep", rep);
        return "coaching";
    }

    private static CoachingPeriod period(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        try {
            return CoachingPeriod.of(from, to, today);
        } catch (IllegalArgumentException e) {
            throw (Missing) new Missing().initCause(e);
        }
    }
}
