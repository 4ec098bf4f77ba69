package com.nexusflow.copilot.voice.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Many phrases, found in text in a single pass whatever their inflection; names are also found when only their sound was understood ("kan
 * code" for "Kan-Code"). Immutable; {@link #scanner()} gives each thread its own reader.
 */
public final class PhraseIndex {

    static final int SKIPPED = -1;
    private static final Set<String> FILLERS = Set.of("the", "a", "an", "uh", "um", "er", "erm", "hmm", "uhm", "ah");
    private static final int SHORTEST_MISSPELT = 6;
    private static final int SHORTEST_SOUND = 3;
    private static final int SHORTEST_NAME = 5;

    /** A phrase as it is written; a name is matched by its sound too. */
    public record Phrase(String text, boolean name) {}

    private final List<Phrase> phrases;
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, List<String>> wordsBySound = new HashMap<>();
    private final Map<String, Integer> sounds = new HashMap<>();
    private final List<Integer> spelled = new ArrayList<>();
    private final List<Integer> heard = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Integer> heardLengths = new ArrayList<>();
    private final Automaton bySpelling;
    private final Automaton bySound;

    public PhraseIndex(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
        List<int[]> sequences = new ArrayList<>();
        List<int[]> soundSequences = new ArrayList<>();
        for (int i = 0; i < phrases.size(); i++) {
            int[] sequence = sequence(phrases.get(i).text());
            if (sequence.length > 0) {
                sequences.add(sequence);
                spelled.add(i);
                lengths.add(sequence.length);
            }
            if (phrases.get(i).name()) {
                for (int[] pieces : soundPieces(letters(phrases.get(i).text()))) {
                    soundSequences.add(pieces);
                    heard.add(i);
                    heardLengths.add(pieces.length);
                }
            }
        }
        this.bySpelling = Automaton.of(sequences);
        this.bySound = Automaton.of(soundSequences);
        words.keySet().stream().filter(word -> word.length() >= SHORTEST_MISSPELT - 1).sorted()
                .forEach(word -> wordsBySound.computeIfAbsent(Sounds.key(word), key -> new ArrayList<>()).add(word));
    }

    public PhraseScanner scanner() {
        return new PhraseScanner(this);
    }

    public Phrase phrase(int number) {
        return phrases.get(number);
    }

    private int[] sequence(String text) {
        List<Integer> ids = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).replace('’', '\'').split("[^\\p{L}\\p{N}']+")) {
            if (!word.isEmpty() && !FILLERS.contains(word)) {
                ids.add(words.computeIfAbsent(stem(word), key -> words.size() + 1));
            }
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The sound of a name cut in every way into at most three pieces, as a recogniser may hear it as several words. */
    private List<int[]> soundPieces(String name) {
        List<int[]> cuts = new ArrayList<>();
        for (String key : Sounds.keys(name)) {
            if (key.length() >= SHORTEST_SOUND && name.length() >= SHORTEST_NAME) {
                cut(key, cuts);
            }
        }
        return cuts;
    }

    private void cut(String key, List<int[]> cuts) {
        cuts.add(new int[] {sound(key)});
        for (int first = 1; first < key.length(); first++) {
            cuts.add(new int[] {sound(key.substring(0, first)), sound(key.substring(first))});
            for (int second = first + 1; second < key.length(); second++) {
                cuts.add(new int[] {sound(key.substring(0, first)), sound(key.substring(first, second)), sound(key.substring(second))});
            }
        }
    }

    private int sound(String key) {
        return sounds.computeIfAbsent(key, k -> sounds.size() + 1);
    }

    /** The word's number, 0 when it stands in no phrase, or SKIPPED. A misspelt long word counts as the one that sounds the same. */
    int wordNumber(String word) {
        if (FILLERS.contains(word)) {
            return SKIPPED;
        }
        String stem = stem(word);
        Integer known = words.get(stem);
        return known != null ? known : word.length() < SHORTEST_MISSPELT ? 0 : misspelt(stem);
    }

    private int misspelt(String stem) {
        for (String candidate : wordsBySound.getOrDefault(Sounds.key(stem), List.of())) {
            if (candidate.charAt(0) == stem.charAt(0) && Sounds.distance(candidate, stem) <= 2) {
                return words.getOrDefault(candidate, 0);
            }
        }
        return 0;
    }

    int soundNumber(String word) {
        return sounds.isEmpty() ? 0 : sounds.getOrDefault(Sounds.key(word), 0);
    }

    boolean hasSounds() {
        return !sounds.isEmpty();
    }

    boolean soundsLike(int phrase, String heardText) {
        return Sounds.close(letters(phrases.get(phrase).text()), letters(heardText));
    }

    Automaton bySpelling() {
        return bySpelling;
    }

    Automaton bySound() {
        return bySound;
    }

    int spelledPhrase(int sequence) {
        return spelled.get(sequence);
    }

    int spelledLength(int sequence) {
        return lengths.get(sequence);
    }

    int heardPhrase(int sequence) {
        return heard.get(sequence);
    }

    int heardLength(int sequence) {
        return heardLengths.get(sequence);
    }

    private static String stem(String word) {
        String owned = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        return Inflection.stem(owned);
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
