package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.channels.door.CallNews;
import com.nexusflow.copilot.core.feed.FeedPage;
import com.nexusflow.copilot.core.feed.Notification;
import com.nexusflow.copilot.core.feed.Notifications;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the person was told; the bell of every page leads here. */
@Controller
class NotificationsPage {

    private static final int PAGE = 50;

    private final Notifications notifications;
    private final CallNews calls;

    NotificationsPage(Notifications notifications, CallNews calls) {
        this.calls = calls;
        this.notifications = notifications;
    }

    @GetMapping("/notifications")
    String page(@RequestParam(defaultValue = "false") boolean unread, @RequestParam @Nullable String before, Model model, Locale language) {
        FeedPage<Notification> page = notifications.page(unread, FeedSection.position(before), PAGE);
        model.addAttribute("told", new FeedPage<>(page.entries().stream().map(told -> calls.worded(told, language)).toList(), page.next()));
        model.addAttribute("unreadOnly", unread);
        return "notifications";
    }

    /** Marks it as read and leads to what it is about. */
    @PostMapping("/notifications/{id}/open")
    String open(@PathVariable UUID id) {
        Notification told = notifications.byId(id).orElseThrow(Missing::new);
        notifications.read(id);
        if (told.kind() == Notification.Kind.CALL_ERASED) {
            return "redirect:/calls";
        }
        if (told.topic() == null) {
            return "redirect:/";
        }
        return "redirect:/records/" + told.topic().kind().code() + "/" + told.topic().id();
    }

    @PostMapping("/notifications/{id}/read")
    String read(@PathVariable UUID id) {
        if (!notifications.read(id)) {
            throw new Missing();
        }
        return "redirect:/notifications";
    }

    @PostMapping("/notifications/read")
    String readAll() {
        notifications.readAll();
        return "redirect:/notifications";
    }
}
