package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.agents.call.ReviewDesk;
import com.nexusflow.copilot.core.call.CallFilter;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallStatus;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.HeardCall;
import com.nexusflow.copilot.core.call.Judgement;
import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Verdicts;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.crm.OpportunityFilter;
import com.nexusflow.copilot.core.crm.Stage;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.Texts;
import com.nexusflow.copilot.voice.hearing.SpeechEngines;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of calls, and the page of one with its review. */
@Controller
class CallPages {

    private static final int PAGE = 50;
    private static final int CHOICES = 500;
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_TEXT = 200;
    private static final Pattern MOMENT = Pattern.compile("(\\d{1,2}-)?\\d{1,2}-\\d{2}");
    private static final List<String> STATUS_CODES = Arrays.stream(Scorecard.Status.values()).map(Enum::name).toList();

    private final Calls calls;
    private final People people;
    private final Tenants tenants;
    private final Opportunities opportunities;
    private final SpeechEngines engines;
    private final Verdicts verdicts;
    private final FeedSection feed;
    private final ReviewDesk desk;
    private final Contacts contacts;

    CallPages(Calls calls, People people, Tenants tenants, Opportunities opportunities, SpeechEngines engines, Verdicts verdicts, FeedSection feed, ReviewDesk desk,
            Contacts contacts) {
        this.contacts = contacts;
        this.desk = desk;
        this.feed = feed;
        this.verdicts = verdicts;
        this.calls = calls;
        this.people = people;
        this.tenants = tenants;
        this.opportunities = opportunities;
        this.engines = engines;
    }

    @GetMapping("/calls")
    String list(
            @RequestParam @Nullable UUID rep,
            @RequestParam @Nullable UUID account,
            @RequestParam @Nullable UUID opportunity,
            @RequestParam @Nullable CallStatus status,
            @RequestParam @Nullable String q,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        CallFilter filter = filter(rep, account, opportunity, status, q, from, to);
        int shown = Math.clamp(page, 1, LAST_PAGE);
        model.addAttribute("models", engines.wanted().stream().filter(wanted -> !wanted.state().ready()).toList());
        model.addAttribute("deals", dealsOfMine());
        model.addAttribute("calls", calls.list(filter, (shown - 1) * PAGE, PAGE));
        model.addAttribute("count", calls.count(filter));
        model.addAttribute("page", shown);
        model.addAttribute("pageSize", PAGE);
        model.addAttribute("people", people.all().stream().filter(Person::active).toList());
        model.addAttribute("statuses", CallStatus.values());
        model.addAttribute("rep", rep);
        model.addAttribute("account", account);
        model.addAttribute("opportunity", opportunity);
        model.addAttribute("status", status);
        model.addAttribute("q", q);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        return "calls";
    }

    @GetMapping("/calls/{id}")
    String call(@PathVariable UUID id, Model model, Locale locale) {
        HeardCall heard = calls.byId(id).orElseThrow(Missing::new);
        CallReview review = heard.review();
        RecordingPages.show(model, heard, review != null, locale, engines);
        model.addAttribute("transcript", heard.transcript());
        model.addAttribute("review", review);
        model.addAttribute("mayJudge", verdicts.mayJudge(heard.call()));
        model.addAttribute("mayErase", calls.mayErase(heard.call()));
        if (calls.mayErase(heard.call())) {
            showPlace(heard, model);
        }
        model.addAttribute("longestReason", Judgement.LONGEST_REASON);
        model.addAttribute("statusCodes", STATUS_CODES);
        model.addAttribute("offers", desk.offers(heard, locale));
        model.addAttribute("view", CallView.of(heard));
        model.addAttribute("talk", review == null ? null : new CallFigureView(review, locale));
        model.addAttribute("mood", CallMood.of(review, heard.transcript(), locale));
        model.addAttribute("advice", review == null ? List.of() : CallView.advice(review, Texts.of("messages.review", locale)));
        feed.show(Topic.call(id), model);
        return "call";
    }

    /** What the call may be filed under: nobody looks through thousands of accounts, so that those of the deals are offered and others are named. */
    private void showPlace(HeardCall heard, Model model) {
        List<Opportunity> deals = dealsOfMine();
        Named own = heard.call().opportunity();
        Named account = heard.call().account();
        model.addAttribute("placeDeals", deals);
        model.addAttribute("placeOwnDeal", own == null || deals.stream().anyMatch(deal -> deal.id().equals(own.id())) ? null : own);
        model.addAttribute("placeAccounts", deals.stream().map(Opportunity::account).filter(Objects::nonNull).map(Named::name).distinct().sorted().toList());
        model.addAttribute("placeContacts", account == null ? List.of() : contacts.ofAccount(account.id()));
        Transcript transcript = heard.transcript();
        model.addAttribute("placeVoices", transcript == null || !transcript.speakersGuessed() ? List.of() : transcript.speakers());
    }

    /** Those of the person; somebody without deals chooses among all that the person sees. */
    private List<Opportunity> dealsOfMine() {
        List<Opportunity> own = opportunities.list(new OpportunityFilter(TenantScope.currentPerson(), null, null, null, null, null, null, null), 0, CHOICES);
        return (own.isEmpty() ? opportunities.list(OpportunityFilter.NONE, 0, CHOICES) : own).stream()
                .filter(deal -> deal.stage().type() == Stage.Type.OPEN)
                .sorted(Comparator.comparing(Opportunity::name))
                .toList();
    }

    /** Leads to what was said at a moment, as comments name it: minutes and seconds, or hours too. */
    @GetMapping("/calls/{id}/moments/{moment}")
    String moment(@PathVariable UUID id, @PathVariable String moment) {
        HeardCall heard = calls.byId(id).orElseThrow(Missing::new);
        if (!MOMENT.matcher(moment).matches()) {
            throw new Missing();
        }
        int seconds = Arrays.stream(moment.split("-")).mapToInt(Integer::parseInt).reduce(0, (all, next) -> all * 60 + next);
        return "redirect:/calls/" + id + CallView.lineAt(heard, seconds).map(line -> "#u" + line).orElse("");
    }

    private CallFilter filter(@Nullable UUID rep, @Nullable UUID account, @Nullable UUID opportunity, @Nullable CallStatus status, @Nullable String q,
            @Nullable LocalDate from, @Nullable LocalDate to) {
        String text = q == null || q.indexOf('\0') >= 0 ? null : q.substring(0, Math.min(q.length(), LONGEST_TEXT));
        try {
            return new CallFilter(rep, account, opportunity, status, text, begin(from, 0), begin(to, 1));
        } catch (IllegalArgumentException e) {
            throw (Missing) new Missing().initCause(e);
        }
    }

    /** The beginning of a day where the tenant is, or of one so many days later. */
    private @Nullable Instant begin(@Nullable LocalDate day, int daysLater) {
        if (day == null) {
            return null;
        }
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new Missing();
        }
        return day.plusDays(daysLater).atStartOfDay(tenants.current().timeZone()).toInstant();
    }
}
