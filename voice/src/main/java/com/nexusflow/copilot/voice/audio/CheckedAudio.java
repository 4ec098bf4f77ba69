package com.nexusflow.copilot.voice.audio;

import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.voice.audio.AudioProblem.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording that was read from beginning to end and can be used.
 *
 * @param rate samples a second in the file
 * @param samples of each channel as they are read, at {@link RecordedAudio#RATE}
 * @param remarks what a person should know about it all the same
 */
public record CheckedAudio(AudioKind kind, int channels, int rate, long samples, Duration length, List<AudioProblem> remarks) {

    private static final Duration SHORTEST = Duration.ofMillis(500);

    public CheckedAudio {
        remarks = List.copyOf(remarks);
    }

    /** Reads the whole file once. */
    public static CheckedAudio of(StoredAudio file, AudioLimits limits) throws UnreadableAudio {
        try (RecordedAudio audio = RecordedAudio.open(file, limits)) {
            List<Level> levels = new ArrayList<>();
            for (int i = 0; i < audio.channels(); i++) {
                levels.add(new Level());
            }
            long samples = 0;
            for (short[][] block = audio.next(); block != null; block = audio.next()) {
                samples += block[0].length;
                for (int i = 0; i < block.length; i++) {
                    levels.get(i).hear(block[i]);
                }
            }
            return new CheckedAudio(audio.kind(), audio.channels(), audio.rate(), samples, audio.length(), remarks(audio, levels));
        }
    }

    private static List<AudioProblem> remarks(RecordedAudio audio, List<Level> levels) throws UnreadableAudio {
        if (audio.length().compareTo(SHORTEST) < 0) {
            throw new UnreadableAudio(Code.TOO_SHORT, audio.length().toMillis(), SHORTEST.toMillis());
        }
        if (levels.stream().allMatch(Level::isSilent)) {
            throw new UnreadableAudio(Code.SILENT, audio.length().toSeconds());
        }
        List<AudioProblem> remarks = new ArrayList<>(audio.remark().stream().toList());
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            if (level.isSilent()) {
                remarks.add(AudioProblem.of(Code.SILENT_CHANNEL, i + 1));
            } else if (level.isClipped()) {
                remarks.add(AudioProblem.of(Code.CLIPPED, i + 1, level.clippedPercent()));
            }
        }
        return remarks;
    }
}
