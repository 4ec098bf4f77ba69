package com.nexusflow.copilot.voice.audio;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The samples of one recording, as its decoder gives them: one after another, in blocks of bounded size. */
interface SampleSource extends Closeable {

    int rate();

    int channels();

    /** The next samples of each channel, all of one length, between -1 and 1; null at the end. */
    float @Nullable [][] next() throws IOException, UnreadableAudio;

    /** What was found wrong on the way; complete at the end. */
    default Optional<AudioProblem> remark() {
        return Optional.empty();
    }
}
