package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.channels.door.CallNews;
import com.nexusflow.copilot.core.feed.FeedPage;
import com.nexusflow.copilot.core.feed.Notification;
import com.nexusflow.copilot.core.feed.Notifications;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What you were told. */
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "Feed")
class NotificationsController {

    private final Notifications notifications;
    private final CallNews calls;

    NotificationsController(Notifications notifications, CallNews calls) {
        this.calls = calls;
        this.notifications = notifications;
    }

    /** @param unread how many you have not read, on this page or not */
    record Inbox(int unread, List<Notification> entries, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "A page of what you were told, newest first; pass a page's \"next\" as before to read on")
    Inbox page(
            @RequestParam(defaultValue = "false") boolean unread, @RequestParam @Nullable String before, @RequestParam(defaultValue = "50") int limit, Locale language) {
        FeedPage<Notification> page = notifications.page(unread, TopicPaths.position(before), BadInput.within("limit", limit, 1, 200));
        return new Inbox(notifications.unread(), page.entries().stream().map(told -> calls.worded(told, language)).toList(), page.next());
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark one as read; repeating it changes nothing")
    void read(@PathVariable UUID id) {
        if (!notifications.read(id)) {
            throw new NotFound("notification", id);
        }
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark all as read")
    void readAll() {
        notifications.readAll();
    }
}
