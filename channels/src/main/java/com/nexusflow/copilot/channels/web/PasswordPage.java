package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.access.OwnPassword;
import com.nexusflow.copilot.core.people.LogInRefused;
import com.nexusflow.copilot.core.people.NewPassword;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people change their own password. */
@Controller
class PasswordPage {

    private final OwnPassword ownPassword;

    PasswordPage(OwnPassword ownPassword) {
        this.ownPassword = ownPassword;
    }

    @GetMapping("/password")
    String form(Model model) {
        model.addAttribute("shortest", NewPassword.SHORTEST);
        return "password";
    }

    @PostMapping("/password")
    String change(
            @RequestParam String oldPassword,
            @RequestParam String newPassword,
            @RequestParam String repeatedPassword,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!newPassword.equals(repeatedPassword)) {
            return refused("not_repeated", model, response);
        }
        try {
            ownPassword.changeAndStay(oldPassword, new NewPassword(newPassword), request, response);
            model.addAttribute("done", true);
            return form(model);
        } catch (LogInRefused refused) {
            return refused(refused.reason().name().toLowerCase(Locale.ROOT), model, response);
        }
    }

    private String refused(String why, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("refused", why);
        return form(model);
    }
}
