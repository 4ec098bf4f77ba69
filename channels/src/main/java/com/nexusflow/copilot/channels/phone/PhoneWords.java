package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.text.Texts;
import java.util.Locale;

/** What this door says of its own. */
final class PhoneWords {

    static final String BUNDLE = "messages.phone";

    private PhoneWords() {}

    static Texts of(Locale locale) {
        return Texts.of(BUNDLE, locale);
    }
}
