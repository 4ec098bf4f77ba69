package com.nexusflow.copilot.channels.slack;

import com.nexusflow.copilot.core.text.Texts;
import java.util.Locale;

/** What this door says of its own. */
final class SlackWords {

    static final String BUNDLE = "messages.slack";

    private SlackWords() {}

    static Texts of(Locale locale) {
        return Texts.of(BUNDLE, locale);
    }
}
