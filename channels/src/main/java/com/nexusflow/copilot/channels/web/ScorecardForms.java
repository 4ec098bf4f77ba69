package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.call.CallRefused;
import com.nexusflow.copilot.core.call.Judgement;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.call.Verdicts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms in which managers confirm and overrule scorecards; each answers with the call's page as it stands then, so that none needs a script. */
@Controller
@RequestMapping("/calls/{id}/scorecards/{card}/{element}")
class ScorecardForms {

    private final Verdicts verdicts;
    private final CallPages pages;

    ScorecardForms(Verdicts verdicts, CallPages pages) {
        this.verdicts = verdicts;
        this.pages = pages;
    }

    @PostMapping
    String judge(
            @PathVariable UUID id, @PathVariable String card, @PathVariable String element, @RequestParam Status status, @RequestParam @Nullable String reason,
            @RequestParam @Nullable Integer version, Model model, Locale locale, HttpServletResponse response) {
        attempt(model, response, "judged", () -> verdicts.judge(id, card, element, new Judgement(status, reason), version).isPresent());
        return shown(id, card, element, model, locale);
    }

    @PostMapping("/taken-back")
    String takeBack(
            @PathVariable UUID id, @PathVariable String card, @PathVariable String element, @RequestParam @Nullable Integer version, Model model, Locale locale,
            HttpServletResponse response) {
        attempt(model, response, "taken_back", () -> verdicts.takeBack(id, card, element, version));
        return shown(id, card, element, model, locale);
    }

    private String shown(UUID id, String card, String element, Model model, Locale locale) {
        model.addAttribute("judgedCard", card);
        model.addAttribute("judgedElement", element);
        return pages.call(id, model, locale);
    }

    private static void attempt(Model model, HttpServletResponse response, String done, BooleanSupplier change) {
        try {
            if (!change.getAsBoolean()) {
                throw new Missing();
            }
            model.addAttribute("judgeDone", done);
        } catch (CallRefused refused) {
            if (refused.reason() == CallRefused.Reason.NO_SUCH_ELEMENT) {
                throw (Missing) new Missing().initCause(refused);
            }
            refuse(model, response, refused.reason() == CallRefused.Reason.CHANGED ? HttpStatus.CONFLICT : HttpStatus.FORBIDDEN, refused.reason().name().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            refuse(model, response, HttpStatus.BAD_REQUEST, "reason");
        }
    }

    private static void refuse(Model model, HttpServletResponse response, HttpStatus status, String why) {
        response.setStatus(status.value());
        model.addAttribute("judgeRefused", why);
    }
}
