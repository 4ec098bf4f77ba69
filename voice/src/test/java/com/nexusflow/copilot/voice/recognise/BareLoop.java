package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.voice.audio.RecordedAudio;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.vosk.Model;
import org.vosk.Recognizer;
import tools.jackson.databind.json.JsonMapper;

/** The least one can write: on each core one recogniser that is fed its share of the sound from beginning to end. */
final class BareLoop {

    private static final int PORTION = RecordedAudio.RATE / 4;

    private BareLoop() {
    }

    static String hear(Model model, List<short[]> shares) throws Exception {
        try (ExecutorService cores = Executors.newFixedThreadPool(shares.size())) {
            List<Callable<String>> work = new ArrayList<>();
            shares.forEach(share -> work.add(() -> hear(model, share)));
            StringBuilder text = new StringBuilder();
            for (Future<String> heard : cores.invokeAll(work)) {
                text.append(heard.get()).append(' ');
            }
            return text.toString();
        }
    }

    private static String hear(Model model, short[] sound) throws IOException {
        JsonMapper json = new JsonMapper();
        StringBuilder text = new StringBuilder();
        try (Recognizer recognizer = new Recognizer(model, RecordedAudio.RATE)) {
            recognizer.setWords(true);
            for (int at = 0; at < sound.length; at += PORTION) {
                short[] portion = Arrays.copyOfRange(sound, at, Math.min(sound.length, at + PORTION));
                if (recognizer.acceptWaveForm(portion, portion.length)) {
                    text.append(json.readTree(recognizer.getResult()).path("text").asString()).append(' ');
                }
            }
            text.append(json.readTree(recognizer.getFinalResult()).path("text").asString());
        }
        return text.toString();
    }
}
