package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.voice.audio.RecordedAudio;

/**
 * A stretch of one channel in which somebody speaks, short enough to be recognised at once.
 *
 * @param number counts the pieces of a recording from 0; the same recording is always cut into the same pieces
 * @param shared whether several people may speak on its channel
 * @param samples at {@link RecordedAudio#RATE}; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Piece(int number, int channel, int startMillis, boolean shared, short[] samples) {

    public int endMillis() {
        return startMillis + (int) (samples.length * 1000L / RecordedAudio.RATE);
    }
}
