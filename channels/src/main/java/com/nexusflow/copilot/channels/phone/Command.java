package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.text.Texts;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person may say that is no question. */
enum Command {
    YES_DO_IT,
    YES,
    NO,
    UNDO,
    REPEAT,
    SLOWER,
    FASTER,
    STOP,
    HELP,
    MORE;

    /** The command that the words are, all of them; null when they are something else. */
    static @Nullable Command of(String text, Locale locale) {
        String plain = plain(text);
        Texts words = PhoneWords.of(locale);
        return Arrays.stream(values())
                .filter(command -> Arrays.stream(words.get("say." + command.name().toLowerCase(Locale.ROOT)).split("\\|")).anyMatch(said -> plain(said).equals(plain)))
                .findFirst()
                .orElse(null);
    }

    /** Without accents, capitals and punctuation. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
