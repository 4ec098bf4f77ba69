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

    /** After so much sound a recogniser is replaced: what it keeps to be quick grows, and its times grow coarse. */
    private static final long WORN_OUT = 30L * 60 * RecordedAudio.RATE * 2;

    private final Model model;
    private final Optional<VoskVoices> voices;
    private final JsonMapper json = new JsonMapper();
    /** Used for one piece after the other: it has unfolded its graph already, which a new one would do again. */
    private Recognizer recognizer;
    private long heard;

    private VoskWorker(Model model, Optional<SpeakerModel> speakers) throws IOException {
        this.model = model;
        this.voices = speakers.map(known -> new VoskVoices(model, known));
        this.recognizer = fresh(model);
    }

    private static Recognizer fresh(Model model) throws IOException {
        Recognizer recognizer = new Recognizer(model, RecordedAudio.RATE);
        recognizer.setWords(true);
        return recognizer;
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
        if (heard > WORN_OUT) {
            recognizer.close();
            recognizer = fresh(model);
            heard = 0;
        }
        List<Word> words = new ArrayList<>();
        int before = (int) (heard * 1000 / (RecordedAudio.RATE * 2));
        for (int at = 0; at < sound.length; at += PORTION) {
            byte[] portion = Arrays.copyOfRange(sound, at, Math.min(sound.length, at + PORTION));
            if (recognizer.acceptWaveForm(portion, portion.length)) {
                add(words, recognizer.getResult(), before);
            }
        }
        add(words, recognizer.getFinalResult(), before);
        heard += sound.length;
        return words;
    }

    @Override
    public List<Voice> voices(byte[] sound, List<Word> words) throws IOException {
        return voices.isPresent() ? voices.get().of(sound, words) : List.of();
    }

    /** The recogniser counts time from its first piece on. */
    private void add(List<Word> words, String result, int before) {
        for (JsonNode word : json.readTree(result).path("result")) {
            int start = Math.max(0, millis(word.path("start")) - before);
            double confidence = Math.clamp(word.path("conf").asDouble(), 0, 1);
            words.add(new Word(word.path("word").asString(), start, Math.max(start, millis(word.path("end")) - before), confidence));
        }
    }

    private static int millis(JsonNode seconds) {
        return (int) Math.round(seconds.asDouble() * 1000);
    }
}
