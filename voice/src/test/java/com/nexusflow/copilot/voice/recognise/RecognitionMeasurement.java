package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.model.SpeechModel;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints what is heard in recordings and how fast. Run by hand: arguments are the folder of a Vosk model, a Whisper model for the final
 * pass (.bin) or none, then recordings, or folders with a metadata.csv in the manner of LJ Speech (file, text, text with numbers as words), for which the word error rate is counted.
 */
final class RecognitionMeasurement {

    private final CallListener listener;
    private final PrintStream out = System.out;
    private WordErrors errors = new WordErrors(0, 0);

    private RecognitionMeasurement(CallListener listener) {
        this.listener = listener;
    }

    public static void main(String[] arguments) throws Exception {
        Path model = Path.of(arguments[0]);
        Optional<Path> voices = Optional.of(model.resolveSibling(SpeechModel.VOSK_VOICES.name())).filter(Files::isDirectory);
        try (VoskTranscriber transcriber = new VoskTranscriber(model, voices, Runtime.getRuntime().availableProcessors())) {
            if (arguments[1].endsWith(".bin")) {
                try (WhisperTranscriber whisper = new WhisperTranscriber(Path.of(arguments[1]), transcriber)) {
                    hearAll(whisper, List.of(arguments).subList(2, arguments.length));
                }
            } else {
                hearAll(transcriber, List.of(arguments).subList(1, arguments.length));
            }
        }
    }

    private static void hearAll(Transcriber transcriber, List<String> paths) throws Exception {
        RecognitionMeasurement measurement = new RecognitionMeasurement(new CallListener(transcriber, AudioLimits.usual()));
        for (String path : paths) {
            measurement.hear(Path.of(path));
        }
    }

    private void hear(Path path) throws Exception {
        if (!Files.isDirectory(path)) {
            hear(path, null);
            return;
        }
        for (String line : Files.readAllLines(path.resolve("metadata.csv"))) {
            String[] fields = line.split("\\|");
            hear(path.resolve(fields[0] + ".wav"), fields[fields.length - 1]);
        }
        out.printf(Locale.ROOT, "%s: %d errors in %d words, %.1f %%%n", path, errors.errors(), errors.words(), 100 * errors.rate());
    }

    private void hear(Path recording, String said) throws Exception {
        long start = System.nanoTime();
        HeardCall heard = listener.hear(recording, Rank.OURS, "en", List.of(), done -> { });
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(Locale.ROOT, "%s: %s in %.2f s, %.1f times as fast as spoken %s %s%n", recording.getFileName(), heard.length(), seconds,
                heard.length().toMillis() / 1000.0 / seconds, heard.unreadable(), heard.remarks());
        out.println(heard.transcript().speakers());
        for (Utterance utterance : heard.transcript().utterances()) {
            out.printf(Locale.ROOT, "  %d %7.2f %s%n", utterance.speaker(), utterance.startMillis() / 1000.0, utterance.text());
        }
        if (said != null) {
            String all = heard.transcript().utterances().stream().map(Utterance::text).collect(Collectors.joining(" "));
            WordErrors wrong = WordErrors.in(all, said);
            out.printf("  %d wrong: %s%n", wrong.errors(), said);
            errors = errors.and(wrong);
        }
    }
}
