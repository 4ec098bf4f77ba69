package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.call.CallFiling;
import com.nexusflow.copilot.core.call.CallPlace;
import com.nexusflow.copilot.core.call.CallRefused;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.HeardCall;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.tenant.Tenants;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms in which people say afterwards what a call is about and who of it sells; what cannot be is said on the call's page. */
@Controller
class CallForms {

    private static final int LONGEST_NAME = 200;
    private static final int LIKE_IT = 2;

    private final CallFiling filing;
    private final Calls calls;
    private final RecordSearch search;
    private final Tenants tenants;
    private final CallPages pages;

    CallForms(CallFiling filing, Calls calls, RecordSearch search, Tenants tenants, CallPages pages) {
        this.filing = filing;
        this.calls = calls;
        this.search = search;
        this.tenants = tenants;
        this.pages = pages;
    }

    @PostMapping("/calls/{id}/place")
    String file(@PathVariable UUID id, @RequestParam @Nullable UUID opportunity, @RequestParam(defaultValue = "") String accountName, @RequestParam @Nullable UUID contact,
            @RequestParam(defaultValue = "") String startedAt, Model model, Locale locale, HttpServletResponse response) {
        HeardCall heard = calls.byId(id).orElseThrow(Missing::new);
        try {
            UUID account = opportunity == null ? account(heard.call().account(), accountName) : null;
            CallPlace place = new CallPlace(account, contact, opportunity, moment(startedAt, heard.call().startedAt()));
            return shown(filing.file(id, place));
        } catch (CallRefused refused) {
            return refused(id, switch (refused.reason()) {
                case NOT_YOURS -> "not_yours";
                case NOT_YET -> "when";
                default -> "unknown";
            }, model, locale, response);
        } catch (NoSuchAccount e) {
            return refused(id, "account", model, locale, response);
        } catch (DateTimeException | IllegalArgumentException e) {
            return refused(id, "when", model, locale, response);
        }
    }

    @PostMapping("/calls/{id}/sides")
    String sides(@PathVariable UUID id, @RequestParam int rep, Model model, Locale locale, HttpServletResponse response) {
        try {
            return shown(filing.rep(id, rep));
        } catch (CallRefused refused) {
            return refused(id, refused.reason() == CallRefused.Reason.NOT_YOURS ? "not_yours" : "sides", model, locale, response);
        }
    }

    private static String shown(Optional<HeardCall> filed) {
        return "redirect:/calls/" + filed.orElseThrow(Missing::new).call().id();
    }

    private String refused(UUID id, String why, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus((why.equals("not_yours") ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST).value());
        model.addAttribute("notFiled", why);
        return pages.call(id, model, locale);
    }

    private static final class NoSuchAccount extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The account that is called so; a name like it will do where nothing else is like it. */
    private @Nullable UUID account(@Nullable Named before, String written) {
        String name = written.replace("\0", "").strip();
        if (name.isEmpty()) {
            return null;
        }
        if (before != null && before.name().equals(name)) {
            return before.id();
        }
        List<RecordSearch.Hit> hits = name.length() > LONGEST_NAME ? List.of() : search.search(name, EnumSet.of(RecordKind.ACCOUNT), LIKE_IT);
        return hits.stream().filter(hit -> hit.name().equalsIgnoreCase(name)).findFirst()
                .or(() -> hits.size() == 1 ? hits.stream().findFirst() : Optional.empty())
                .map(RecordSearch.Hit::id)
                .orElseThrow(NoSuchAccount::new);
    }

    /** The field knows minutes: what it shows of a moment stands for that moment. */
    private @Nullable Instant moment(String written, @Nullable Instant before) {
        if (written.isBlank()) {
            return null;
        }
        LocalDateTime said = LocalDateTime.parse(written);
        boolean same = before != null && PageFormat.field(before, tenants.current().timeZone()).equals(PageFormat.field(said));
        return same ? before : said.atZone(tenants.current().timeZone()).toInstant();
    }
}
