package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.audio.AudioProblem;
import com.nexusflow.copilot.voice.audio.RecordedAudio;
import com.nexusflow.copilot.voice.audio.UnreadableAudio;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** The pieces of a recording, one after another, as it is read: never more than a few of them are in memory. */
public final class CallPieces implements AutoCloseable {

    private final RecordedAudio audio;
    private final List<PieceCutter> cutters = new ArrayList<>();
    private final Queue<Piece> waiting = new ArrayDeque<>();
    private int number;
    private boolean ended;

    private CallPieces(RecordedAudio audio) {
        this.audio = audio;
        for (int i = 0; i < audio.channels(); i++) {
            cutters.add(new PieceCutter());
        }
    }

    public static CallPieces of(StoredAudio recording, AudioLimits limits) throws UnreadableAudio {
        return new CallPieces(RecordedAudio.open(recording, limits));
    }

    /** The next piece; empty at the end. */
    public Optional<Piece> next() throws UnreadableAudio {
        while (waiting.isEmpty() && !ended) {
            short[][] block = audio.next();
            ended = block == null;
            for (int channel = 0; channel < cutters.size(); channel++) {
                PieceCutter cutter = cutters.get(channel);
                add(channel, block == null ? cutter.last() : cutter.next(block[channel]));
            }
        }
        return Optional.ofNullable(waiting.poll());
    }

    private void add(int channel, List<PieceCutter.Stretch> stretches) {
        for (PieceCutter.Stretch stretch : stretches) {
            waiting.add(new Piece(number++, channel, (int) (stretch.start() * 1000 / RecordedAudio.RATE), cutters.size() == 1, stretch.samples()));
        }
    }

    public int channels() {
        return audio.channels();
    }

    /** How much of the recording was read so far. */
    public Duration read() {
        return audio.length();
    }

    /** What was wrong with the recording; complete at the end. */
    public Optional<AudioProblem> remark() {
        return audio.remark();
    }

    @Override
    public void close() {
        audio.close();
    }
}
