package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.memory.Conversations;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.channels.MessageText;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.core.tenant.TenantScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ViewResolver;

/** The conversation with the copilot. */
@Controller
class AskPage {

    private static final int CONVERSATIONS = 40;
    private static final int TURNS = 50;

    private final Copilot copilot;
    private final Conversations conversations;
    private final ChangeDesk desk;
    private final AskLimit limit;
    private final ViewResolver views;

    AskPage(Copilot copilot, Conversations conversations, ChangeDesk desk, AskLimit limit, ViewResolver viewResolver) {
        this.copilot = copilot;
        this.conversations = conversations;
        this.desk = desk;
        this.limit = limit;
        this.views = viewResolver;
    }

    @GetMapping({"/", "/ask"})
    String begin(@RequestParam @Nullable String text, Model model, Locale locale) {
        model.addAttribute("asked", text);
        model.addAttribute("waiting", desk.waiting(locale));
        model.addAttribute("conversations", conversations.latest(CONVERSATIONS));
        return "ask";
    }

    @GetMapping("/ask/{conversation}")
    String goOn(@PathVariable UUID conversation, Model model, Locale locale) {
        List<Conversations.Spoken> turns = conversations.turns(conversation, TURNS).stream()
                .map(turn -> turn.with(desk.upToDate(turn.reply(), locale)))
                .toList();
        if (turns.isEmpty()) {
            throw new Missing();
        }
        model.addAttribute("conversation", conversation);
        model.addAttribute("turns", turns);
        model.addAttribute("conversations", conversations.latest(CONVERSATIONS));
        return "ask";
    }

    /** The list of conversations, after one was begun. */
    @GetMapping("/conversations")
    String list(@RequestParam @Nullable UUID conversation, Model model) {
        model.addAttribute("conversation", conversation);
        model.addAttribute("conversations", conversations.latest(CONVERSATIONS));
        return "conversations :: list";
    }

    @DeleteMapping("/conversations/{id}")
    String delete(@PathVariable UUID id, @RequestParam @Nullable UUID conversation, Model model, HttpServletResponse response) {
        if (!conversations.delete(id)) {
            throw new Missing();
        }
        if (id.equals(conversation)) {
            response.setHeader("HX-Redirect", "/");
        }
        return list(conversation, model);
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
        stream.follow(listener -> {
            Turn turn = new Turn(TenantScope.current(), conversation, MessageText.of(text).value(), Turn.Surface.CHAT);
            limit.question();
            return copilot.answer(turn, listener);
        });
    }
}
