package com.nexusflow.copilot.core.demo;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * A dialogue of the demo as it would have been heard: every word with its time. The times are as invented as the words, from how long people
 * take to say them, so that whatever is computed from them is computed as for a real call.
 */
final class DemoSpeech {

    private static final int MILLIS_PER_WORD = 150;
    private static final int MILLIS_PER_LETTER = 56;
    private static final int COMMA = 170;
    private static final int SENTENCE = 420;
    private static final int BACK_CHANNEL_WORDS = 2;

    private final Dice dice;
    private final double pause;
    private final double speed;
    private final List<Utterance> utterances = new ArrayList<>();
    private int now = 600;

    /** @param pause the seconds the rep usually waits before answering */
    DemoSpeech(Dice dice, double pause, double speed) {
        this.dice = dice;
        this.pause = pause;
        this.speed = speed;
    }

    void say(Side side, String text) {
        boolean backChannel = text.split(" ").length <= BACK_CHANNEL_WORDS;
        now += backChannel ? 150 : (int) (1000 * (side == Side.REP ? pause * dice.between(0.7, 1.4) : dice.between(0.3, 1.1)));
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            int start = now;
            now += (int) ((MILLIS_PER_WORD + MILLIS_PER_LETTER * word.length()) / (side == Side.REP ? speed : 1) * dice.between(0.85, 1.15));
            words.add(new Word(word, start, now, 1));
            now += word.endsWith(",") ? COMMA : word.matches(".*[.?!]") ? SENTENCE : 20;
        }
        now = words.getLast().endMillis();
        utterances.add(new Utterance(utterances.size(), side == Side.REP ? 0 : 1, words.getFirst().startMillis(), now, text, words));
    }

    Transcript heard(String rep, String customer) {
        return new Transcript("en", true, false, List.of(new Speaker(0, Side.REP, rep), new Speaker(1, Side.CUSTOMER, customer)), utterances);
    }
}
