package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.voice.audio.AudioProblem;
import java.time.Duration;
import java.util.List;

/**
 * What was heard in a recording.
 *
 * @param version the recogniser and its model
 * @param unreadable the stretches that no recogniser could read
 * @param remarks what was wrong with the recording all the same
 */
public record HeardCall(String version, Duration length, Transcript transcript, List<PieceText.Unreadable> unreadable, List<AudioProblem> remarks) {

    public HeardCall {
        unreadable = List.copyOf(unreadable);
        remarks = List.copyOf(remarks);
    }
}
