package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Words put together to what was said at one go: until the speaker pauses. */
final class Utterances {

    private static final int PAUSE_MILLIS = 700;

    private Utterances() {
    }

    /** The utterances of all speakers in the order in which they begin; the words of each speaker come in any order. */
    static List<Utterance> of(List<List<Word>> wordsOfSpeakers) {
        List<Utterance> said = new ArrayList<>();
        for (int speaker = 0; speaker < wordsOfSpeakers.size(); speaker++) {
            List<Word> words = new ArrayList<>(wordsOfSpeakers.get(speaker));
            words.sort(Comparator.comparingInt(Word::startMillis));
            add(said, speaker, words);
        }
        said.sort(Comparator.comparingInt(Utterance::startMillis));
        List<Utterance> numbered = new ArrayList<>();
        for (Utterance one : said) {
            numbered.add(new Utterance(numbered.size(), one.speaker(), one.startMillis(), one.endMillis(), one.text(), one.words()));
        }
        return numbered;
    }

    /** The utterances of one channel: they end at a pause too, and where somebody else speaks. */
    static List<Utterance> ofOneChannel(List<Word> words, ToIntFunction<Word> speaker) {
        List<Utterance> said = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || isPause(words, i) || speaker.applyAsInt(words.get(i)) != speaker.applyAsInt(words.get(first))) {
                said.add(utterance(said.size(), speaker.applyAsInt(words.get(first)), words.subList(first, i)));
                first = i;
            }
        }
        return said;
    }

    private static boolean isPause(List<Word> words, int i) {
        return words.get(i).startMillis() - words.get(i - 1).endMillis() >= PAUSE_MILLIS;
    }

    private static void add(List<Utterance> said, int speaker, List<Word> words) {
        int first = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || isPause(words, i)) {
                said.add(utterance(0, speaker, words.subList(first, i)));
                first = i;
            }
        }
    }

    private static Utterance utterance(int number, int speaker, List<Word> words) {
        String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
        int end = words.stream().mapToInt(Word::endMillis).max().orElse(0);
        return new Utterance(number, speaker, words.getFirst().startMillis(), end, text, words);
    }
}
