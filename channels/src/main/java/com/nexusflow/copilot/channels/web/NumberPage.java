package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.phone.PhoneNumbers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people show that a telephone number is theirs and choose the PIN for calls; the forms stand on the page of their channels. */
@Controller
class NumberPage {

    private final PhoneNumbers numbers;
    private final ReachPage reach;

    NumberPage(PhoneNumbers numbers, ReachPage reach) {
        this.numbers = numbers;
        this.reach = reach;
    }

    /** Sends a code to the number. */
    @PostMapping("/reach/number")
    String start(@RequestParam String number, Model model, HttpServletResponse response) {
        PhoneNumbers.Outcome outcome = numbers.startLink(number);
        model.addAttribute("typed", number);
        model.addAttribute("codeSent", outcome == PhoneNumbers.Outcome.DONE || outcome == PhoneNumbers.Outcome.TOO_SOON);
        return told(outcome, "code_sent", model, response);
    }

    @PostMapping("/reach/number/confirm")
    String confirm(@RequestParam String code, @RequestParam String pin, Model model, HttpServletResponse response) {
        PhoneNumbers.Outcome outcome = numbers.confirm(code, pin);
        model.addAttribute("codeSent", outcome != PhoneNumbers.Outcome.DONE);
        return told(outcome, "number", model, response);
    }

    @PostMapping("/reach/number/pin")
    String changePin(@RequestParam String number, @RequestParam String pin, Model model, HttpServletResponse response) {
        return told(numbers.changePin(number, pin), "pin", model, response);
    }

    private String told(PhoneNumbers.Outcome outcome, String done, Model model, HttpServletResponse response) {
        if (outcome == PhoneNumbers.Outcome.DONE) {
            model.addAttribute("done", done);
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refused", outcome.name().toLowerCase(Locale.ROOT));
        }
        return reach.reach(model);
    }
}
