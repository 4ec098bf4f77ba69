package com.nexusflow.copilot.agents.reply;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Points to a call, or to what was said at one place in it. */
public record CallRef(UUID id, @Nullable Integer utterance) {

    /** Where the console shows it. */
    public String path() {
        return "/calls/" + id + (utterance == null ? "" : "#u" + utterance);
    }
}
