package com.nexusflow.copilot.agents.review;

import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.text.CleanText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recognises speech that is meant for a machine that reads the call. It is a word list and misses what it does not know; whatever it
 * misses still has to be proven like everything else.
 */
final class Orders {

    private static final List<Pattern> PATTERNS = patterns();

    private Orders() {}

    /** An order may be spread over several utterances, so the call is read as one text. */
    static boolean in(Transcript transcript) {
        String said = transcript.utterances().stream().map(Utterance::text).collect(Collectors.joining(" "));
        return in(said);
    }

    static boolean in(String said) {
        String plain = CleanText.folded(CleanText.lines(said)).replace('\n', ' ').replace('’', '\'');
        return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(plain).find());
    }

    private static List<Pattern> patterns() {
        try (InputStream stream = Objects.requireNonNull(Orders.class.getResourceAsStream("/review/orders.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Pattern::compile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The patterns of orders to machines cannot be read", e);
        }
    }
}
