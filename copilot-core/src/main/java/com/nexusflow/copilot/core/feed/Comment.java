package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about a record.
 *
 * @param author who said it, or null when that person is gone
 * @param editedAt when it was last edited, or null when it never was
 * @param editable whether the current person may edit it
 * @param removable whether the current person may delete it
 */
public record Comment(
        UUID id,
        Topic topic,
        String recordName,
        @Nullable Named author,
        String body,
        Instant at,
        @Nullable Instant editedAt,
        boolean editable,
        boolean removable) {}
