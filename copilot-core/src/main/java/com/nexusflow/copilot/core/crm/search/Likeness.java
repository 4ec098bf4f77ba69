package com.nexusflow.copilot.core.crm.search;

import java.util.List;

/**
 * How well said words fit a name, from 0 to 1: 1 is the same but for case, accents, blanks and punctuation; a name said in part
 * stays high, slips cost by their share of the word, and words that are not in the name cost most.
 */
final class Likeness {

    private static final double SOUNDS_ALIKE = 0.85;
    private static final double INITIAL = 0.75;
    private static final double SHORTEST_PREFIX = 0.7;
    private static final double COST_OF_SLIPS = 0.5;
    private static final double COST_OF_FIRST_LETTER = 0.04;
    private static final double COST_OF_SMALL_WORD = 0.02;
    private static final double FITS_BY_WORDS = 0.6;
    private static final double NOT_THE_SAME = 0.99;

    private Likeness() {}

    static double of(List<Word> said, Name name, Listening listening) {
        if (said.isEmpty() || name.parts().isEmpty()) {
            return 0;
        }
        String joined = Words.joined(said);
        if (joined.equals(name.joined())) {
            return 1;
        }
        double byWords = new Pairing(said, name, listening).score();
        return Math.min(NOT_THE_SAME, byWords >= FITS_BY_WORDS ? byWords : Math.max(byWords, byLetters(joined, said, name)));
    }

    /** Compares without blanks, for names written together or apart. */
    private static double byLetters(String said, List<Word> words, Name name) {
        if (said.equals(name.core())) {
            return NOT_THE_SAME - COST_OF_SMALL_WORD * (name.parts().size() > words.size() ? 1 : 0);
        }
        if (words.size() == name.parts().size()) {
            return 0;
        }
        return Math.max(ofWord(said, name.joined()), ofWord(said, name.core()) - COST_OF_SMALL_WORD);
    }

    /** How well one complete word fits another, 0 when it does not. */
    static double ofWord(String said, String meant) {
        if (said.equals(meant)) {
            return 1;
        }
        int length = Math.max(said.length(), meant.length());
        int allowed = Spelling.allowed(length);
        if (allowed == 0 || Math.min(said.length(), meant.length()) < 3 || hasDigit(said) || hasDigit(meant)) {
            return 0;
        }
        int limit = Math.max(allowed, Math.min(3, length / 2));
        int slips = Spelling.slips(said, meant, limit);
        if (slips > limit) {
            return 0;
        }
        double firstLetter = said.charAt(0) == meant.charAt(0) ? 0 : COST_OF_FIRST_LETTER;
        double bySpelling = slips > allowed ? 0 : 1 - COST_OF_SLIPS * slips / (length - 1) - firstLetter;
        return bySpelling >= SOUNDS_ALIKE || !Sound.alike(said, meant) ? bySpelling : SOUNDS_ALIKE;
    }

    /** How well an unfinished word fits: the whole word's likeness, or the share of it that is there. */
    static double ofPrefix(String said, String meant) {
        double whole = ofWord(said, meant);
        if (!meant.startsWith(said)) {
            return whole;
        }
        double begun = said.length() == 1 ? INITIAL : SHORTEST_PREFIX + (1 - SHORTEST_PREFIX) * said.length() / meant.length();
        return Math.max(whole, begun);
    }

    /** A loop, because this is asked for every pair of words. */
    static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
