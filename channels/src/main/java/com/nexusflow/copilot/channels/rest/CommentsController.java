package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.feed.Comment;
import com.nexusflow.copilot.core.feed.Comments;
import com.nexusflow.copilot.core.feed.FeedPage;
import com.nexusflow.copilot.core.feed.PostedComment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people say about records. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Feed")
class CommentsController {

    private final Comments comments;

    CommentsController(Comments comments) {
        this.comments = comments;
    }

    /** @param body 1 to 4,000 characters; @Name mentions a person */
    record Words(@Nullable String body) {}

    @GetMapping({"/opportunities/{id}/comments", "/accounts/{id}/comments", "/leads/{id}/comments", "/calls/{id}/comments", "/battle-cards/{id}/comments"})
    @Operation(summary = "A page of a record's comments, newest first; pass a page's \"next\" as before to read on")
    FeedPage<Comment> comments(
            @PathVariable UUID id, @RequestParam @Nullable String before, @RequestParam(defaultValue = "50") int limit, HttpServletRequest request) {
        return comments.of(TopicPaths.topic(request, id), TopicPaths.position(before), BadInput.within("limit", limit, 1, 200));
    }

    @PostMapping({"/opportunities/{id}/comments", "/accounts/{id}/comments", "/leads/{id}/comments", "/calls/{id}/comments", "/battle-cards/{id}/comments"})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Comment on a record; whom @Name mentions and the record's owner are told, and the answer says who is not and why")
    PostedComment add(@PathVariable UUID id, @RequestBody Words words, HttpServletRequest request) {
        return comments.add(TopicPaths.topic(request, id), BadInput.given("body", words.body()));
    }

    @PutMapping("/comments/{id}")
    @Operation(summary = "Say one of your comments differently; whom it mentions only now is told")
    PostedComment edit(@PathVariable UUID id, @RequestBody Words words) {
        return comments.edit(id, BadInput.given("body", words.body()));
    }

    @DeleteMapping("/comments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete one of your comments, or any as an administrator")
    void delete(@PathVariable UUID id) {
        comments.delete(id);
    }
}
