package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.audio.RecordedAudio;
import com.nexusflow.copilot.voice.speakers.Voice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;
import org.vosk.SpeakerModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program of a worker process: loads the model once and recognises what it is sent. A native abort ends this process only. */
final class VoskWorker implements Recogniser {

    /** A quarter of a second: the recogniser wants sound in small portions. */
    private static final int PORTION = RecordedAudio.RATE / 4 * 2;

    private final Model model;
    private final Optional<VoskVoices> voices;
    private final JsonMapper json = new JsonMapper();

    private VoskWorker(Model model, Optional<SpeakerModel> speakers) {
        this.model = model;
        this.voices = speakers.map(known -> new VoskVoices(model, known));
    }

    public static void main(String[] arguments) throws IOException {
        LibVosk.setLogLevel(LogLevel.WARNINGS);
        try (Model model = new Model(arguments[0])) {
            if (arguments.length == 1) {
                WorkerLoop.run(new VoskWorker(model, Optional.empty()));
            } else {
                try (SpeakerModel speakers = new SpeakerModel(arguments[1])) {
                    WorkerLoop.run(new VoskWorker(model, Optional.of(speakers)));
                }
            }
        }
    }

    @Override
    public List<Word> words(byte[] sound) throws IOException {
        List<Word> words = new ArrayList<>();
        try (Recognizer recognizer = new Recognizer(model, RecordedAudio.RATE)) {
            recognizer.setWords(true);
            for (int at = 0; at < sound.length; at += PORTION) {
                byte[] portion = Arrays.copyOfRange(sound, at, Math.min(sound.length, at + PORTION));
                if (recognizer.acceptWaveForm(portion, portion.length)) {
                    add(words, recognizer.getResult());
                }
            }
            add(words, recognizer.getFinalResult());
        }
        return words;
    }

    @Override
    public List<Voice> voices(byte[] sound, List<Word> words) throws IOException {
        return voices.isPresent() ? voices.get().of(sound, words) : List.of();
    }

    private void add(List<Word> words, String result) {
        for (JsonNode word : json.readTree(result).path("result")) {
            int start = millis(word.path("start"));
            double confidence = Math.clamp(word.path("conf").asDouble(), 0, 1);
            words.add(new Word(word.path("word").asString(), start, Math.max(start, millis(word.path("end"))), confidence));
        }
    }

    private static int millis(JsonNode seconds) {
        return (int) Math.round(seconds.asDouble() * 1000);
    }
}
