package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.agents.memory.Conversations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in person's conversations. */
@RestController
@RequestMapping("/api/v1/conversations")
@Tag(name = "Messages")
class ConversationsController {

    private final Conversations conversations;

    ConversationsController(Conversations conversations) {
        this.conversations = conversations;
    }

    @GetMapping
    @Operation(summary = "Your latest conversations, newest first")
    List<Conversations.Listed> list(@RequestParam(defaultValue = "50") int limit) {
        return conversations.latest(BadInput.within("limit", limit, 1, 200));
    }

    @GetMapping("/{id}")
    @Operation(summary = "The last questions and replies of a conversation, oldest first")
    List<Conversations.Spoken> turns(@PathVariable UUID id, @RequestParam(defaultValue = "100") int limit) {
        List<Conversations.Spoken> turns = conversations.turns(id, BadInput.within("limit", limit, 1, 500));
        if (turns.isEmpty()) {
            throw new NotFound("conversation", id);
        }
        return turns;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a conversation for good")
    void delete(@PathVariable UUID id) {
        if (!conversations.delete(id)) {
            throw new NotFound("conversation", id);
        }
    }
}
