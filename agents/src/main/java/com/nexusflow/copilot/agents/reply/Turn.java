package com.nexusflow.copilot.agents.reply;

import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a person said to the copilot.
 *
 * @param asker the person's tenant and rights; every tool runs with them
 * @param conversationId the conversation it belongs to, or null to begin one
 * @param id the mark of the message, under which it is answered once however often it is tried; null when nobody tries again
 * @param readers what all who will read the answer may see, or null when only the asker reads it
 */
public record Turn(TenantScope asker, @Nullable UUID conversationId, String text, Surface surface, @Nullable UUID id, @Nullable TenantScope readers) {

    /** How the reply will be taken in. */
    public enum Surface {
        CHAT,
        VOICE
    }

    /** The longest text a turn may hold. */
    public static final int LONGEST_TEXT = 4_000;

    public Turn(TenantScope asker, @Nullable UUID conversationId, String text, Surface surface) {
        this(asker, conversationId, text, surface, null, null);
    }

    public Turn {
        if (asker.personId() == null) {
            throw new IllegalArgumentException("A turn needs an asking person; asker has none");
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("text must not be blank; say what you want to know");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("text has " + text.length() + " characters; the longest allowed is " + LONGEST_TEXT);
        }
    }
}
