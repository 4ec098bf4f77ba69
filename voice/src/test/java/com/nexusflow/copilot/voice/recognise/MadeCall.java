package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.voice.audio.RecordedAudio;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Files of 16-bit sound made of sentences that follow each other after a breath, on one channel or on two in turns. */
final class MadeCall {

    private static final int BREATH = RecordedAudio.RATE * 3 / 10;

    private MadeCall() {
    }

    /** The sentences in turns, again and again; each channel is silent while the other one speaks. */
    static void write(Path file, int channels, List<ReadSpeech> sentences, int turns) throws IOException {
        long samples = IntStream.range(0, turns).mapToLong(turn -> sentences.get(turn % sentences.size()).samples().length + BREATH).sum();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(header(channels, (int) (samples * channels * 2)));
            for (int turn = 0; turn < turns; turn++) {
                short[] said = sentences.get(turn % sentences.size()).samples();
                for (int i = 0; i < said.length + BREATH; i++) {
                    for (int channel = 0; channel < channels; channel++) {
                        int sample = i < said.length && turn % channels == channel ? said[i] : 0;
                        out.write(sample);
                        out.write(sample >> 8);
                    }
                }
            }
        }
    }

    private static byte[] header(int channels, int bytes) {
        return ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16).putShort((short) 1).putShort((short) channels).putInt(RecordedAudio.RATE).putInt(RecordedAudio.RATE * channels * 2)
                .putShort((short) (channels * 2)).putShort((short) 16).put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes).array();
    }
}
