package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.text.CleanText;
import org.jspecify.annotations.Nullable;

/** What a person wants to say of a scorecard's element, and why; null without a reason. */
public record Judgement(Status status, @Nullable String reason) {

    public static final int LONGEST_REASON = 500;

    public Judgement {
        String clean = reason == null ? "" : CleanText.lines(reason);
        reason = clean.isEmpty() ? null : clean;
        if (clean.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("A reason has at most " + LONGEST_REASON + " characters; this has " + clean.length() + ", shorten it");
        }
    }
}
