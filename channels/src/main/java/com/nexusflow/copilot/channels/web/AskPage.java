package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.channels.Answers;
import com.nexusflow.copilot.channels.MessageText;
import com.nexusflow.copilot.core.tenant.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ViewResolver;

/** The conversation with the copilot. */
@Controller
class AskPage {

    private final Answers answers;
    private final ViewResolver views;

    AskPage(Answers answers, ViewResolver viewResolver) {
        this.answers = answers;
        this.views = viewResolver;
    }

    @GetMapping({"/", "/ask"})
    String page(@RequestParam @Nullable String text, Model model) {
        model.addAttribute("asked", text);
        return "ask";
    }

    /** Answers as a stream of events: steps, sentences, then the whole reply as HTML. */
    @PostMapping("/ask")
    void ask(
            @RequestParam String text,
            @RequestParam @Nullable UUID conversation,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AnswerStream stream = new AnswerStream(views, model.asMap(), locale, request, response);
        stream.follow(listener -> answers.answer(
                new Turn(TenantScope.current(), conversation, MessageText.of(text).value(), Turn.Surface.CHAT), listener));
    }
}
