package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.start.CopilotSettings;
import com.nexusflow.copilot.core.demo.DemoData;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people sign in. The demo shows its log-ins, for they are no secret. */
@Controller
class SignInPage {

    private final CopilotSettings settings;

    SignInPage(CopilotSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/sign-in")
    String form(Model model) {
        if (settings.demo()) {
            model.addAttribute("logIns", DemoData.LOG_INS);
            model.addAttribute("password", DemoData.PASSWORD);
        }
        return "sign-in";
    }
}
