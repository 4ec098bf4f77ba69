package com.nexusflow.copilot.agents.review;

import com.nexusflow.copilot.core.text.CleanText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the elements of the scorecards mean, and by which words a line can be about one of them. */
final class Elements {

    private static final Properties MEANINGS = read("/review/elements.properties");
    private static final Properties WORDS = read("/review/words.properties");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Elements() {}

    /** The meaning of an element such as "bant.budget", or null when it is none of ours. */
    static @Nullable String meaning(String element) {
        return MEANINGS.getProperty(element);
    }

    /** Whether one of the subject's words stands in the text. */
    static boolean isAbout(String subject, String text) {
        List<String> beginnings = words(subject).toList();
        return NO_WORD.splitAsStream(CleanText.folded(text)).filter(word -> !word.isEmpty()).anyMatch(word -> beginnings.stream().anyMatch(
                beginning -> beginning.equals("#") ? word.chars().anyMatch(Character::isDigit) : begins(word, beginning)));
    }

    /** Short beginnings are whole words: "up" is not "upset". */
    private static boolean begins(String word, String beginning) {
        return beginning.length() > 3 ? word.startsWith(beginning) : word.equals(beginning) || word.equals(beginning + "s");
    }

    private static Stream<String> words(String subject) {
        return Stream.of(WORDS.getProperty(subject, "").split(" ")).flatMap(list -> Stream.of(WORDS.getProperty(list, "").split(" ")));
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream stream = Objects.requireNonNull(Elements.class.getResourceAsStream(resource))) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("The scorecards' elements cannot be read from " + resource, e);
        }
    }
}
