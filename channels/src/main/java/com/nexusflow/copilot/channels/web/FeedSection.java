package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.feed.Comments;
import com.nexusflow.copilot.core.feed.Feed;
import com.nexusflow.copilot.core.feed.FeedPosition;
import com.nexusflow.copilot.core.feed.Follows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the part of a record's page shows on which people talk about it. */
@Component
class FeedSection {

    private static final int ENTRIES = 30;

    private final Feed feed;
    private final Follows follows;

    FeedSection(Feed feed, Follows follows) {
        this.feed = feed;
        this.follows = follows;
    }

    /** The newest entries. */
    void show(Topic topic, Model model) {
        showFrom(topic, null, model);
        model.addAttribute("followed", follows.isFollowed(topic));
        model.addAttribute("longest", Comments.LONGEST);
    }

    void showFrom(Topic topic, @Nullable FeedPosition before, Model model) {
        model.addAttribute("topic", topic);
        model.addAttribute("feed", feed.of(topic, before, ENTRIES).orElseThrow(Missing::new));
    }

    /** Where a page of a list begins; what no page gave out is no place in it. */
    static @Nullable FeedPosition position(@Nullable String before) {
        try {
            return before == null ? null : FeedPosition.parse(before);
        } catch (IllegalArgumentException e) {
            throw (Missing) new Missing().initCause(e);
        }
    }
}
