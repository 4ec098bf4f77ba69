package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The words of one recogniser at the times of another, by the least number of differences between what the two heard. A word that only
 * the better one heard takes its share of the time between its neighbours, and words in place of others take the time of all those, as a
 * number written in one word is said in many. Where the two differ, confidence is half of the first one's.
 */
final class AlignedWords {

    private static final int ALONE = -1;

    private final List<Word> timed;
    private final List<Word> better;
    private final int[][] differences;

    private AlignedWords(List<Word> timed, List<Word> better) {
        this.timed = timed;
        this.better = better;
        this.differences = new int[better.size() + 1][timed.size() + 1];
    }

    static List<Word> of(List<Word> timed, List<Word> better) {
        return timed.isEmpty() ? better : new AlignedWords(timed, better).words();
    }

    private List<Word> words() {
        int[] partners = partners();
        List<Word> words = new ArrayList<>();
        int from = 0;
        int timedFrom = 0;
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] != ALONE && isSame(i, partners[i])) {
                replace(words, from, i, timedFrom, partners[i]);
                Word at = timed.get(partners[i]);
                words.add(new Word(better.get(i).text(), at.startMillis(), at.endMillis(), at.confidence()));
                from = i + 1;
                timedFrom = partners[i] + 1;
            }
        }
        replace(words, from, better.size(), timedFrom, timed.size());
        return words;
    }

    /** Puts what the better one heard between two words both heard in the place of all the other one heard there. */
    private void replace(List<Word> words, int from, int to, int timedFrom, int timedTo) {
        int places = timedTo - timedFrom;
        if (places == 0) {
            int start = words.isEmpty() ? timed.getFirst().startMillis() : words.getLast().endMillis();
            spread(words, from, to, start, timedTo == timed.size() ? timed.getLast().endMillis() : timed.get(timedTo).startMillis());
        } else if (places < to - from) {
            spread(words, from, to, timed.get(timedFrom).startMillis(), timed.get(timedTo - 1).endMillis());
        } else {
            share(words, from, to, timedFrom, places);
        }
    }

    private void spread(List<Word> words, int from, int to, int start, int until) {
        int length = Math.max(0, until - start);
        for (int i = from; i < to; i++) {
            int begin = start + length * (i - from) / (to - from);
            words.add(new Word(better.get(i).text(), begin, start + length * (i - from + 1) / (to - from), timed.getFirst().confidence() / 2));
        }
    }

    /** Each word takes the time of as many timed ones as it has digits to say; together they take the time of all. */
    private void share(List<Word> words, int from, int to, int timedFrom, int places) {
        int all = IntStream.range(from, to).map(this::said).sum();
        int said = 0;
        int first = 0;
        for (int i = from; i < to; i++) {
            said += said(i);
            int least = first + 1;
            int most = places - (to - 1 - i);
            int next = Math.clamp(Math.round((float) said * places / all), least, most);
            Word start = timed.get(timedFrom + first);
            words.add(new Word(better.get(i).text(), start.startMillis(), timed.get(timedFrom + next - 1).endMillis(), start.confidence() / 2));
            first = next;
        }
    }

    /** A number is written in one word and said in many. */
    private int said(int i) {
        return Math.max(1, (int) better.get(i).text().chars().filter(Character::isDigit).count());
    }

    private int[] partners() {
        count();
        int[] partners = new int[better.size()];
        Arrays.fill(partners, ALONE);
        for (int i = better.size(), j = timed.size(); i > 0 && j > 0; ) {
            int here = differences[i][j];
            if (here == differences[i - 1][j - 1] + (isSame(i - 1, j - 1) ? 0 : 1)) {
                partners[--i] = --j;
            } else if (here == differences[i - 1][j] + 1) {
                i--;
            } else {
                j--;
            }
        }
        return partners;
    }

    private void count() {
        for (int i = 0; i <= better.size(); i++) {
            for (int j = 0; j <= timed.size(); j++) {
                if (i == 0 || j == 0) {
                    differences[i][j] = i + j;
                } else {
                    int paired = differences[i - 1][j - 1] + (isSame(i - 1, j - 1) ? 0 : 1);
                    differences[i][j] = Math.min(paired, 1 + Math.min(differences[i - 1][j], differences[i][j - 1]));
                }
            }
        }
    }

    private boolean isSame(int i, int j) {
        return plain(better.get(i)).equals(plain(timed.get(j)));
    }

    private static String plain(Word word) {
        return word.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}']", "");
    }
}
