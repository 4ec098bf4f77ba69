package com.nexusflow.copilot.core.call;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a recording when it is brought in or announced.
 *
 * @param name what its file is called
 * @param repChannel the channel the rep speaks on, counted from 1, or null when nobody knows
 */
public record NewRecording(String name, @Nullable Integer repChannel) {

    private static final int LONGEST_NAME = 200;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");

    public NewRecording {
        String seen = UNSEEN.matcher(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)).replaceAll("").strip();
        name = seen.isEmpty() ? "recording" : seen.substring(0, Math.min(seen.length(), LONGEST_NAME));
        if (repChannel != null && repChannel != 1 && repChannel != 2) {
            throw new IllegalArgumentException("repChannel must be 1 or 2, was " + repChannel + "; leave it out when you do not know");
        }
    }
}
