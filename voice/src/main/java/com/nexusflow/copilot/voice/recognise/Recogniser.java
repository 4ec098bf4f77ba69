package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Word;
import java.io.IOException;
import java.util.List;

/** What a worker process does with the sound it is sent. */
interface Recogniser {

    /** The words in 16-bit little-endian samples at 16 kHz, with their times from the first sample. */
    List<Word> words(byte[] sound) throws IOException;
}
