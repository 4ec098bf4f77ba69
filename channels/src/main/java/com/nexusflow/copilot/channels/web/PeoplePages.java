package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.people.LogInName;
import com.nexusflow.copilot.core.people.LogInRefused;
import com.nexusflow.copilot.core.people.LogIns;
import com.nexusflow.copilot.core.people.NewPassword;
import com.nexusflow.copilot.core.people.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where administrators see who can sign in, give and withdraw log-ins, and say who is what. */
@Controller
@RequestMapping("/people")
class PeoplePages {

    private static final int PAGE = 50;
    private static final int LONGEST_PART = 200;

    private final LogIns logIns;

    PeoplePages(LogIns logIns) {
        this.logIns = logIns;
    }

    @GetMapping
    String people(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
        String part = q.replace("\0", "").strip();
        int current = Math.clamp(page, 1, 1_000_000);
        List<LogIns.Listed> found = part.length() > LONGEST_PART ? List.of() : logIns.list(part, (current - 1) * PAGE, PAGE + 1);
        model.addAttribute("q", part);
        model.addAttribute("people", found.subList(0, Math.min(PAGE, found.size())));
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("page", current);
        return "people";
    }

    @GetMapping("/{id}")
    String person(@PathVariable UUID id, Model model) {
        LogIns.Listed listed = logIns.of(id).orElseThrow(Missing::new);
        model.addAttribute("listed", listed);
        model.addAttribute("roles", Role.values());
        model.addAttribute("suggested", listed.login() != null ? listed.login() : LogInName.suggestedFor(listed.person()));
        return "person";
    }

    /** Sets a password that nobody has chosen; the answer shows it this once. */
    @PostMapping("/{id}/log-in")
    String give(@PathVariable UUID id, @RequestParam String login, Model model, HttpServletResponse response) {
        NewPassword password = NewPassword.generated();
        attempt(model, response, "given", () -> {
            logIns.give(id, new LogInName(login), password, null);
            model.addAttribute("password", password.value());
        });
        return person(id, model);
    }

    @PostMapping("/{id}/role")
    String assign(@PathVariable UUID id, @RequestParam Role role, Model model, HttpServletResponse response) {
        attempt(model, response, "assigned", () -> logIns.assign(id, role));
        return person(id, model);
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(@PathVariable UUID id, Model model, HttpServletResponse response) {
        attempt(model, response, "withdrawn", () -> logIns.withdraw(id));
        return person(id, model);
    }

    private static void attempt(Model model, HttpServletResponse response, String done, Runnable change) {
        try {
            change.run();
            model.addAttribute("done", done);
        } catch (LogInRefused refused) {
            if (refused.reason() == LogInRefused.Reason.UNKNOWN_PERSON) {
                throw (Missing) new Missing().initCause(refused);
            }
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refused", refused.reason().name().toLowerCase(Locale.ROOT));
        }
    }
}
