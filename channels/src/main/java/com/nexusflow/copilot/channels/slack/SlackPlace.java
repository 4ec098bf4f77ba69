package com.nexusflow.copilot.channels.slack;

/**
 * Where somebody said something, and where the answer goes.
 *
 * @param channel a channel, a direct conversation, or a user to be written to directly
 * @param thread the first message of the thread, or an empty text
 * @param isRead whether others read along
 * @param responseUrl where the answer goes for the asker's eyes only, or an empty text
 */
record SlackPlace(String channel, String thread, String user, boolean isRead, String responseUrl) {

    static SlackPlace direct(String channel, String thread, String user) {
        return new SlackPlace(channel, thread, user, false, "");
    }

    /** Whether what was said can be changed: a person's own id is good for writing to the person, and for nothing else. */
    boolean canBeEdited() {
        return !channel.startsWith("U") && !channel.startsWith("W");
    }

    /** Whether answers grow before one's eyes here: in threads of the assistant. */
    boolean streams() {
        return !isRead && responseUrl.isEmpty() && !thread.isEmpty();
    }
}
