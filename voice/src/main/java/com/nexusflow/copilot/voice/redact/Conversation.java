package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.core.call.Utterance;
import java.util.List;
import java.util.Locale;

/** What either side said last, which often names the number that follows. */
record Conversation(List<Utterance> utterances) {

    private static final int UTTERANCES = 4;
    private static final int CHARACTERS = 160;

    /** The ends of the last utterances before one, in small letters. */
    String before(int number) {
        StringBuilder said = new StringBuilder();
        for (int i = Math.max(0, number - UTTERANCES); i < number; i++) {
            String text = utterances.get(i).text();
            said.append(text, Math.max(0, text.length() - CHARACTERS), text.length()).append('\n');
        }
        return said.toString().toLowerCase(Locale.ROOT);
    }
}
