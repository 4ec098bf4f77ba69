package com.nexusflow.copilot.voice.recognise;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.speakers.Voice;
import java.util.List;

/** What became of one piece. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = PieceText.Heard.class, name = "heard"), @JsonSubTypes.Type(value = PieceText.Unreadable.class, name = "unreadable")})
public sealed interface PieceText {

    int channel();

    /**
     * The words that were heard, with their times in the recording; none when nobody spoke.
     *
     * @param voices how they sounded, where several people share a channel and a model that tells voices apart is here
     */
    record Heard(int channel, List<Word> words, List<Voice> voices) implements PieceText {

        public Heard {
            words = List.copyOf(words);
            voices = List.copyOf(voices);
        }
    }

    /** A stretch that no recogniser could read, however often it was tried. */
    record Unreadable(int channel, int startMillis, int endMillis, String reason) implements PieceText {
    }
}
