package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.feed.FeedPosition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the addresses of REST name the records that people talk about: /api/v1/opportunities/…, /api/v1/accounts/…, /api/v1/leads/… and so on. */
final class TopicPaths {

    private static final Map<String, Topic.Kind> KINDS =
            Map.of("opportunities", Topic.Kind.OPPORTUNITY, "accounts", Topic.Kind.ACCOUNT, "leads", Topic.Kind.LEAD, "calls", Topic.Kind.CALL,
                    "battle-cards", Topic.Kind.CARD);

    private TopicPaths() {}

    static Topic topic(HttpServletRequest request, UUID id) {
        String address = request.getRequestURI().substring(request.getContextPath().length());
        Topic.Kind kind = KINDS.get(address.split("/", 5)[3]);
        if (kind == null) {
            throw new IllegalStateException("The address " + address + " is mapped, but its kind of record is missing in TopicPaths");
        }
        return new Topic(kind, id);
    }

    static @Nullable FeedPosition position(@Nullable String before) {
        return before == null ? null : BadInput.check(() -> FeedPosition.parse(before));
    }
}
