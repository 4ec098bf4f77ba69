package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls for tests. A timed line is "rep 10.0-12.0 words": its words share the time evenly. A written line is "rep: words" or "customer:
 * words".
 */
final class Calls {

    private static final List<Speaker> TWO = List.of(new Speaker(0, Side.REP, "Rita Vogel"), new Speaker(1, Side.CUSTOMER, "Carl Berg"));

    private Calls() {}

    static Transcript timed(String lines) {
        List<Utterance> utterances = new ArrayList<>();
        for (String line : lines.strip().lines().map(String::strip).toList()) {
            String[] parts = line.split(" ", 3);
            String[] times = parts[1].split("-");
            int start = (int) Math.round(Double.parseDouble(times[0]) * 1000);
            int end = (int) Math.round(Double.parseDouble(times[1]) * 1000);
            utterances.add(new Utterance(utterances.size(), parts[0].equals("rep") ? 0 : 1, start, end, parts[2],
                    words(parts[2].split(" "), start, end)));
        }
        return new Transcript("en", true, false, TWO, utterances);
    }

    private static List<Word> words(String[] texts, int start, int end) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            words.add(new Word(texts[i], start + (end - start) * i / texts.length, start + (end - start) * (i + 1) / texts.length, 1));
        }
        return words;
    }

    static Transcript written(String lines) {
        List<Utterance> utterances = new ArrayList<>();
        for (String line : lines.strip().lines().map(String::strip).toList()) {
            String[] parts = line.split(": ", 2);
            int at = utterances.size() * 5000;
            utterances.add(new Utterance(utterances.size(), parts[0].equals("rep") ? 0 : 1, at, at + 5000, parts[1], List.of()));
        }
        return new Transcript("en", false, false, TWO, utterances);
    }
}
