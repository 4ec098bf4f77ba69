package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.feed.Feed;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What happened lately on the records that the person owns or follows. */
@Controller
class MyFeedPage {

    private static final Duration LATELY = Duration.ofDays(30);
    private static final int ENTRIES = 50;

    private final Feed feed;
    private final Clock clock;

    MyFeedPage(Feed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    @GetMapping("/feed")
    String mine(@RequestParam @Nullable String before, Model model) {
        model.addAttribute("feed", feed.mine(clock.instant().minus(LATELY), FeedSection.position(before), ENTRIES));
        return "my-feed";
    }
}
