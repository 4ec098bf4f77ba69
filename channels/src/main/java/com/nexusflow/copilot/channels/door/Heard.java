package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a person said through a door.
 *
 * @param id the mark of the message, under which it is answered once
 * @param thread where it was said, in the door's own words; empty in a direct conversation with the copilot, which goes on from door to door
 * @param readers what all who will read the answer may see, or null when only the speaker reads it
 */
public record Heard(UUID id, UUID connectionId, Speaker speaker, String thread, String text, Turn.Surface surface, @Nullable TenantScope readers) {

    @Override
    public String toString() {
        return "Heard[id=" + id + ", connectionId=" + connectionId + "]";
    }
}
