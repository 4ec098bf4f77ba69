package com.nexusflow.copilot.channels.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people sign in. */
@Controller
class SignInPage {

    @GetMapping("/sign-in")
    String form() {
        return "sign-in";
    }
}
