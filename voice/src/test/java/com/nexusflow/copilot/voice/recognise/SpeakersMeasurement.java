package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.audio.MadeWav;
import com.nexusflow.copilot.voice.audio.RecordedAudio;
import com.nexusflow.copilot.voice.model.SpeechModel;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints how much of what is said on a shared channel is put to the right speaker. Run by hand: arguments are the folder of a Vosk model
 * (the one that tells voices apart beside it), the length in seconds at which turns are cut (0 for whole recordings), and one recording
 * or folder of recordings for each voice; their turns are put on one channel in alternation.
 */
final class SpeakersMeasurement {

    private static final int GAP = RecordedAudio.RATE * 3 / 10;

    private record TurnOf(int voice, int from, int to) {
    }

    private final PrintStream out = System.out;
    private final List<TurnOf> turns = new ArrayList<>();
    private float[] line = new float[0];

    public static void main(String[] arguments) throws Exception {
        Path model = Path.of(arguments[0]);
        Optional<Path> voices = Optional.of(model.resolveSibling(SpeechModel.VOSK_VOICES.name())).filter(Files::isDirectory);
        SpeakersMeasurement measurement = new SpeakersMeasurement();
        measurement.mix(Double.parseDouble(arguments[1]), Arrays.copyOfRange(arguments, 2, arguments.length));
        Path file = Files.createTempFile("mix", ".wav");
        try (VoskTranscriber transcriber = new VoskTranscriber(model, voices, Runtime.getRuntime().availableProcessors())) {
            Files.write(file, MadeWav.of(RecordedAudio.RATE, measurement.line));
            measurement.judge(new CallListener(transcriber, AudioLimits.usual()).hear(file, Rank.OURS, "en", List.of(), done -> { }).transcript());
        } finally {
            Files.delete(file);
        }
    }

    private void mix(double seconds, String[] recordings) throws Exception {
        List<List<float[]>> parts = new ArrayList<>();
        for (String recording : recordings) {
            parts.add(parts(Path.of(recording), (int) (seconds * RecordedAudio.RATE)));
        }
        for (int i = 0; parts.stream().anyMatch(left -> !left.isEmpty()); i = (i + 1) % parts.size()) {
            if (!parts.get(i).isEmpty()) {
                float[] part = parts.get(i).removeFirst();
                int from = line.length + GAP;
                line = Arrays.copyOf(line, from + part.length);
                System.arraycopy(part, 0, line, from, part.length);
                turns.add(new TurnOf(i, from / 16, line.length / 16));
            }
        }
    }

    private static List<float[]> parts(Path path, int length) throws Exception {
        List<float[]> parts = new ArrayList<>();
        if (Files.isDirectory(path)) {
            try (var files = Files.list(path)) {
                for (Path file : files.filter(one -> one.toString().endsWith(".wav")).sorted().toList()) {
                    parts.addAll(parts(file, length));
                }
            }
            return parts;
        }
        short[] samples = ReadSpeech.samples(path);
        float[] all = new float[samples.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = samples[i] / 32768f;
        }
        for (int at = 0; at < all.length; at += length == 0 ? all.length : length) {
            parts.add(Arrays.copyOfRange(all, at, length == 0 ? all.length : Math.min(all.length, at + length)));
        }
        return parts;
    }

    private void judge(Transcript transcript) {
        int voices = turns.stream().mapToInt(TurnOf::voice).max().orElse(0) + 1;
        int[][] millis = new int[transcript.speakers().size()][voices];
        int all = 0;
        for (Utterance utterance : transcript.utterances()) {
            out.printf(Locale.ROOT, "  %d (%s) %7.2f %s%n", utterance.speaker(), said(utterance.words().getFirst()), utterance.startMillis() / 1000.0, utterance.text());
            for (Word word : utterance.words()) {
                int length = word.endMillis() - word.startMillis();
                millis[utterance.speaker()][said(word)] += length;
                all += length;
            }
        }
        int right = 0;
        for (int voice = 0; voice < voices; voice++) {
            int most = 0;
            for (Speaker speaker : transcript.speakers()) {
                int here = millis[speaker.number()][voice];
                boolean theirs = here == Arrays.stream(millis[speaker.number()]).max().orElse(0);
                most = theirs ? Math.max(most, here) : most;
            }
            right += most;
        }
        out.printf(Locale.ROOT, "%s%n%s%n%.1f %% of %.1f s of words are right%n", transcript.speakers(), Arrays.deepToString(millis), 100.0 * right / all, all / 1000.0);
    }

    private int said(Word word) {
        int middle = (word.startMillis() + word.endMillis()) / 2;
        return turns.stream().filter(turn -> middle < turn.to() + 150).findFirst().orElse(turns.getLast()).voice();
    }
}
