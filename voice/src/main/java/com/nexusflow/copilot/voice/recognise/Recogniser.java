package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.speakers.Voice;
import java.io.IOException;
import java.util.List;

/** What a worker process does with the sound it is sent. */
interface Recogniser {

    /** The words in 16-bit little-endian samples at 16 kHz, with their times from the first sample. */
    List<Word> words(byte[] sound) throws IOException;

    /** How the words sound, in stretches; none when this recogniser cannot tell voices apart. */
    default List<Voice> voices(byte[] sound, List<Word> words) throws IOException {
        return List.of();
    }
}
