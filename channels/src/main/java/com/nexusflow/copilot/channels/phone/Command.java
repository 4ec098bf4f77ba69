package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.text.Texts;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
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

    /** The command that the words are, all of them, in any of the product's languages: people answer in the one they asked in. Null when they are something else. */
    static @Nullable Command of(String text, Locale first) {
        String plain = plain(text);
        return Stream.concat(Stream.of(first), Texts.LANGUAGES.stream())
                .flatMap(language -> Arrays.stream(values()).filter(command -> command.words(language).anyMatch(plain::equals)))
                .findFirst()
                .orElse(null);
    }

    /** What the command is called in the language, in plain words. */
    Stream<String> words(Locale language) {
        return Arrays.stream(PhoneWords.of(language).get("say." + name().toLowerCase(Locale.ROOT)).split("\\|")).map(Command::plain);
    }

    /** Without accents, capitals and punctuation. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
