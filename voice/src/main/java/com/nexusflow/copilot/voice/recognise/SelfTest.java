package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.audio.UnreadableAudio;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Has a recogniser hear a sentence as a telephone gives it, µ-law at 8 kHz. A recogniser that is fed at the wrong rate, or whose model
 * is incomplete, gives no text and no error: only a sentence that is known shows it.
 */
public final class SelfTest {

    private static final Set<String> SENTENCE = Set.of("the", "price", "of", "this", "product", "is", "one", "hundred", "dollars");
    private static final int ENOUGH = 6; // the careful recogniser writes the number in digits

    private SelfTest() {
    }

    /** What is wrong with the recogniser; empty when it hears as it should. The sentence is English. */
    public static Optional<String> problem(Transcriber transcriber) throws InterruptedException {
        try {
            Path clip = Files.createTempFile("selftest", ".wav");
            try (InputStream sentence = Objects.requireNonNull(SelfTest.class.getResourceAsStream("selftest.wav"))) {
                Files.copy(sentence, clip, StandardCopyOption.REPLACE_EXISTING);
                return judge(new CallListener(transcriber, AudioLimits.usual()).hear(clip, Rank.OURS, "en", List.of(), done -> { }), transcriber);
            } finally {
                Files.delete(clip);
            }
        } catch (IOException | UnreadableAudio e) {
            return Optional.of("The sentence for the self-test of " + transcriber.version() + " could not be read: " + e.getMessage());
        }
    }

    private static Optional<String> judge(HeardCall heard, Transcriber transcriber) {
        String text = heard.transcript().utterances().stream().map(Utterance::text).collect(Collectors.joining(" "));
        Set<String> found = new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^a-z]+")));
        found.retainAll(SENTENCE);
        if (found.size() >= ENOUGH) {
            return Optional.empty();
        }
        String why = heard.unreadable().isEmpty() ? "" : " (" + heard.unreadable().getFirst().reason() + ")";
        return Optional.of("%s heard \"%s\" in a sentence of %d known words%s. Delete its model's folder so that it is fetched again."
                .formatted(transcriber.version(), text, SENTENCE.size(), why));
    }
}
