package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.feed.Feed;
import com.nexusflow.copilot.core.feed.FeedEntry;
import com.nexusflow.copilot.core.feed.FeedPage;
import com.nexusflow.copilot.core.feed.Follows;
import com.nexusflow.copilot.core.tenant.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What happened with records. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Feed")
class FeedController {

    private static final int DAYS = 30;

    private final Feed feed;
    private final Follows follows;
    private final Tenants tenants;
    private final Clock clock;

    /** A page whose entries say of which type each is: a type parameter would leave that out. */
    record Page(List<FeedEntry> entries, @Nullable String next) {

        static Page of(FeedPage<FeedEntry> page) {
            return new Page(page.entries(), page.next());
        }
    }

    FeedController(Feed feed, Follows follows, Tenants tenants, Clock clock) {
        this.feed = feed;
        this.follows = follows;
        this.tenants = tenants;
        this.clock = clock;
    }

    @GetMapping({"/opportunities/{id}/feed", "/accounts/{id}/feed", "/leads/{id}/feed", "/calls/{id}/feed", "/battle-cards/{id}/feed"})
    @Operation(summary = "A page of what was said about a record and happened with it, newest first; what you can take back carries its proposal")
    Page feed(
            @PathVariable UUID id, @RequestParam @Nullable String before, @RequestParam(defaultValue = "50") int limit, HttpServletRequest request) {
        Topic topic = TopicPaths.topic(request, id);
        return feed.of(topic, TopicPaths.position(before), BadInput.within("limit", limit, 1, 200)).map(Page::of).orElseThrow(() -> missing(topic));
    }

    @GetMapping("/feed")
    @Operation(summary = "A page of what happened on records you own or follow, newest first, since a day or in the last 30")
    Page mine(
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate since,
            @RequestParam @Nullable String before,
            @RequestParam(defaultValue = "50") int limit) {
        Instant start = since == null
                ? clock.instant().minus(Duration.ofDays(DAYS))
                : readable(since).atStartOfDay(tenants.current().timeZone()).toInstant();
        return Page.of(feed.mine(start, TopicPaths.position(before), BadInput.within("limit", limit, 1, 200)));
    }

    @PutMapping({"/opportunities/{id}/following", "/accounts/{id}/following", "/leads/{id}/following", "/calls/{id}/following", "/battle-cards/{id}/following"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Follow a record: what happens on it stands in your feed")
    void follow(@PathVariable UUID id, HttpServletRequest request) {
        Topic topic = TopicPaths.topic(request, id);
        if (!follows.follow(topic)) {
            throw missing(topic);
        }
    }

    @DeleteMapping({"/opportunities/{id}/following", "/accounts/{id}/following", "/leads/{id}/following", "/calls/{id}/following", "/battle-cards/{id}/following"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Follow a record no longer")
    void unfollow(@PathVariable UUID id, HttpServletRequest request) {
        Topic topic = TopicPaths.topic(request, id);
        if (!follows.unfollow(topic)) {
            throw missing(topic);
        }
    }

    private static LocalDate readable(LocalDate since) {
        if (since.getYear() < 1970 || since.getYear() > 9999) {
            throw new BadInput("since must be a day from 1970 to 9999, was " + since);
        }
        return since;
    }

    private static NotFound missing(Topic topic) {
        return new NotFound(topic.kind().code(), topic.id());
    }
}
