package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.core.text.Texts;
import java.util.Locale;

/** What all doors say of their own. */
public final class DoorWords {

    private DoorWords() {}

    public static Texts of(Locale locale) {
        return Texts.of("messages.doors", locale);
    }
}
