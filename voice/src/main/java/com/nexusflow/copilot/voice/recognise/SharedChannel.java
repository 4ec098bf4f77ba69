package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.speakers.Guess;
import com.nexusflow.copilot.voice.speakers.Guesses;
import com.nexusflow.copilot.voice.speakers.Voice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was said on a channel that several people may share: who said it is a guess by their voices. */
final class SharedChannel {

    private final List<Guess> guesses;
    private final List<Word> words;

    SharedChannel(List<PieceText.Heard> pieces) {
        List<Voice> voices = new ArrayList<>();
        List<Word> all = new ArrayList<>();
        for (PieceText.Heard piece : pieces) {
            voices.addAll(piece.voices());
            all.addAll(piece.words());
        }
        all.sort(Comparator.comparingInt(Word::startMillis));
        this.words = all;
        this.guesses = Guesses.of(voices);
    }

    Transcript transcript(String language, Side side) {
        List<Speaker> speakers = speakers();
        if (speakers.size() < 2) {
            return new Transcript(language, true, true, List.of(new Speaker(0, side, "")), Utterances.of(List.of(words)));
        }
        return new Transcript(language, true, true, speakers, Utterances.ofOneChannel(words, this::speaker));
    }

    private List<Speaker> speakers() {
        int count = guesses.stream().mapToInt(Guess::speaker).max().orElse(0) + 1;
        double[] sure = new double[count];
        double[] millis = new double[count];
        for (Guess guess : guesses) {
            int length = Math.max(1, guess.endMillis() - guess.startMillis());
            sure[guess.speaker()] += guess.confidence() * length;
            millis[guess.speaker()] += length;
        }
        List<Speaker> speakers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            speakers.add(new Speaker(i, Side.UNKNOWN, "", millis[i] == 0 ? null : Math.clamp(sure[i] / millis[i], 0, 1)));
        }
        return speakers;
    }

    /** Who speaks in the stretch that is nearest to the middle of the word. */
    private int speaker(Word word) {
        int middle = (word.startMillis() + word.endMillis()) / 2;
        int low = 0;
        int high = guesses.size() - 1;
        while (low < high) {
            int between = (low + high + 1) / 2;
            if (guesses.get(between).startMillis() <= middle) {
                low = between;
            } else {
                high = between - 1;
            }
        }
        Guess here = guesses.get(low);
        boolean next = low + 1 < guesses.size() && guesses.get(low + 1).startMillis() - middle < middle - here.endMillis();
        return next ? guesses.get(low + 1).speaker() : here.speaker();
    }
}
