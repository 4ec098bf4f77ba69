package com.nexusflow.copilot.core.call;

import org.jspecify.annotations.Nullable;

/**
 * What a tenant says about calls that are recorded.
 *
 * @param announced whether callers are told at the beginning of each call that it is recorded
 * @param audioDays how many days the audio is kept, or null for as long as the installation keeps it
 * @param language the language of calls of which nobody says it, or null for the tenant's own where it can be heard
 */
public record CallSetting(boolean announced, @Nullable Integer audioDays, @Nullable String language) {

    public static final int MOST_DAYS = 3650;

    public CallSetting {
        if (audioDays != null && (audioDays < 1 || audioDays > MOST_DAYS)) {
            throw new IllegalArgumentException("audioDays must be from 1 to " + MOST_DAYS + ", was " + audioDays + "; leave it out to keep audio as long as the installation does");
        }
    }
}
