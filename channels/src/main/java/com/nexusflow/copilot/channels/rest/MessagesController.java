package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.channels.MessageText;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.core.tenant.TenantScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Questions and answers. */
@RestController
@Tag(name = "Messages")
class MessagesController {

    private final Copilot copilot;
    private final AskLimit limit;

    MessagesController(Copilot copilot, AskLimit limit) {
        this.copilot = copilot;
        this.limit = limit;
    }

    /** What a program asks; without a conversation a new one begins. */
    record Message(@Nullable String text, @Nullable UUID conversationId) {}

    @PostMapping("/api/v1/messages")
    @Operation(summary = "Ask the copilot")
    Reply ask(@RequestBody Message message) {
        String text = BadInput.check(() -> MessageText.of(message.text())).value();
        limit.question();
        return copilot.answer(new Turn(TenantScope.current(), message.conversationId(), text, Turn.Surface.CHAT), progress -> {});
    }
}
