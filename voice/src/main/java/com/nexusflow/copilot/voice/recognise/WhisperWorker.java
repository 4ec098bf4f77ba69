package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Word;
import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The program of a worker process for the final pass. Its words have the times of the whole sentence they stand in. */
final class WhisperWorker implements Recogniser {

    /** Whisper counts in hundredths of a second. */
    private static final int MILLIS = 10;
    private static final Pattern SPOKEN = Pattern.compile("[\\p{L}\\p{N}]");

    private final WhisperJNI whisper;
    private final WhisperContext model;

    private WhisperWorker(WhisperJNI whisper, WhisperContext model) {
        this.whisper = whisper;
        this.model = model;
    }

    public static void main(String[] arguments) throws IOException {
        WhisperJNI.loadLibrary();
        WhisperJNI whisper = new WhisperJNI();
        try (WhisperContext model = whisper.init(Path.of(arguments[0]))) {
            WorkerLoop.run(new WhisperWorker(whisper, model));
        }
    }

    @Override
    public List<Word> words(byte[] sound) throws IOException {
        float[] samples = samples(sound);
        WhisperFullParams wanted = new WhisperFullParams();
        wanted.nThreads = Runtime.getRuntime().availableProcessors();
        wanted.noContext = true;
        wanted.printProgress = false;
        wanted.printTimestamps = false;
        if (whisper.full(model, wanted, samples, samples.length) != 0) {
            throw new IOException("Whisper could not read a piece of " + samples.length + " samples");
        }
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < whisper.fullNSegments(model); i++) {
            int start = (int) whisper.fullGetSegmentTimestamp0(model, i) * MILLIS;
            int end = (int) whisper.fullGetSegmentTimestamp1(model, i) * MILLIS;
            add(words, whisper.fullGetSegmentText(model, i), start, Math.max(start, end));
        }
        return words;
    }

    /** Sounds that are no speech come as remarks in brackets, changes of speaker as marks. */
    private static void add(List<Word> words, String text, int start, int end) {
        for (String word : text.replaceAll("\\[[^\\]]*]|\\([^)]*\\)", " ").strip().split("\\s+")) {
            if (SPOKEN.matcher(word).find()) {
                words.add(new Word(word, start, end, 1));
            }
        }
    }

    private static float[] samples(byte[] sound) {
        float[] samples = new float[sound.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (sound[2 * i + 1] << 8 | sound[2 * i] & 0xFF) / 32768f;
        }
        return samples;
    }
}
