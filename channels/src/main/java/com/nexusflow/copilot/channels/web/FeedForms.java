package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.feed.Comment;
import com.nexusflow.copilot.core.feed.CommentRefused;
import com.nexusflow.copilot.core.feed.Comments;
import com.nexusflow.copilot.core.feed.Follows;
import com.nexusflow.copilot.core.feed.PostedComment;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The buttons and boxes of a record's feed; each answers with the feed as it stands then. */
@Controller
class FeedForms {

    private static final int OFFERED = 8;
    private static final int LONGEST_NAME = 100;

    private final Comments comments;
    private final Follows follows;
    private final FeedSection section;

    FeedForms(Comments comments, Follows follows, FeedSection section) {
        this.comments = comments;
        this.follows = follows;
        this.section = section;
    }

    @GetMapping("/records/{kind}/{id}/feed")
    String more(@PathVariable String kind, @PathVariable UUID id, @RequestParam @Nullable String before, Model model) {
        section.showFrom(topic(kind, id), FeedSection.position(before), model);
        return "feed :: entries";
    }

    @PostMapping("/records/{kind}/{id}/comments")
    String add(@PathVariable String kind, @PathVariable UUID id, @RequestParam String body, Model model) {
        Topic topic = topic(kind, id);
        return said(topic, body, () -> comments.add(topic, body), model);
    }

    @PostMapping("/comments/{id}/edit")
    String edit(@PathVariable UUID id, @RequestParam String body, Model model) {
        return said(topicOf(id), "", () -> comments.edit(id, body), model);
    }

    @DeleteMapping("/comments/{id}")
    String delete(@PathVariable UUID id, Model model) {
        Topic topic = topicOf(id);
        try {
            comments.delete(id);
        } catch (CommentRefused refused) {
            refuse(refused, model);
        }
        return shown(topic, model);
    }

    @PostMapping("/records/{kind}/{id}/following")
    String follow(@PathVariable String kind, @PathVariable UUID id, @RequestParam boolean on, Model model) {
        Topic topic = topic(kind, id);
        if (!(on ? follows.follow(topic) : follows.unfollow(topic))) {
            throw new Missing();
        }
        return shown(topic, model);
    }

    /** Whom the words behind an @ may mean. */
    @GetMapping("/records/{kind}/{id}/mentions")
    String mentions(@PathVariable String kind, @PathVariable UUID id, @RequestParam(defaultValue = "") String q, Model model) {
        try {
            model.addAttribute("people", q.length() > LONGEST_NAME ? List.of() : comments.mentionable(topic(kind, id), q, OFFERED));
        } catch (CommentRefused refused) {
            throw (Missing) new Missing().initCause(refused);
        }
        return "feed :: mentions";
    }

    private String said(Topic topic, String draft, Supplier<PostedComment> saying, Model model) {
        try {
            model.addAttribute("posted", saying.get());
        } catch (CommentRefused refused) {
            refuse(refused, model);
            model.addAttribute("draft", draft);
        }
        return shown(topic, model);
    }

    private static void refuse(CommentRefused refused, Model model) {
        if (refused.reason() == CommentRefused.Reason.UNKNOWN) {
            throw (Missing) new Missing().initCause(refused);
        }
        model.addAttribute("refused", refused.reason().name().toLowerCase(Locale.ROOT));
    }

    private String shown(Topic topic, Model model) {
        section.show(topic, model);
        return "feed :: feed";
    }

    private Topic topicOf(UUID comment) {
        return comments.byId(comment).map(Comment::topic).orElseThrow(Missing::new);
    }

    private static Topic topic(String kind, UUID id) {
        try {
            return new Topic(Topic.Kind.of(kind), id);
        } catch (IllegalArgumentException e) {
            throw (Missing) new Missing().initCause(e);
        }
    }
}
