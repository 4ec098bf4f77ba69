package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.audio.RecordedAudio;
import com.nexusflow.copilot.voice.audio.UnreadableAudio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sentences that somebody read aloud, from a folder with a metadata.csv in the manner of LJ Speech (file, text, text in words). */
@SuppressWarnings("ArrayRecordComponent")
record ReadSpeech(String text, short[] samples) {

    static List<ReadSpeech> in(Path folder) throws IOException, UnreadableAudio {
        List<ReadSpeech> sentences = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("metadata.csv"))) {
            String[] fields = line.split("\\|");
            sentences.add(new ReadSpeech(fields[fields.length - 1], samples(folder.resolve(fields[0] + ".wav"))));
        }
        return sentences;
    }

    /** The first channel at {@link RecordedAudio#RATE}. */
    static short[] samples(Path file) throws UnreadableAudio {
        short[] all = new short[0];
        try (RecordedAudio audio = RecordedAudio.open(StoredAudio.of(file), AudioLimits.usual())) {
            for (short[][] block = audio.next(); block != null; block = audio.next()) {
                int at = all.length;
                all = Arrays.copyOf(all, at + block[0].length);
                System.arraycopy(block[0], 0, all, at, block[0].length);
            }
        }
        return all;
    }
}
