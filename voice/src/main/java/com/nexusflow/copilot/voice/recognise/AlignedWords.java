package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of one recogniser at the times of another, by the least number of differences between what the two heard. A word that only
 * the better one heard takes its share of the time between its neighbours. Where the two differ, confidence is half of the first one's.
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
        for (int i = 0; i < partners.length; ) {
            if (partners[i] == ALONE) {
                int end = i;
                while (end < partners.length && partners[end] == ALONE) {
                    end++;
                }
                spread(words, i, end, end == partners.length ? timed.getLast().endMillis() : timed.get(partners[end]).startMillis());
                i = end;
            } else {
                Word at = timed.get(partners[i]);
                words.add(new Word(better.get(i).text(), at.startMillis(), at.endMillis(), isSame(i, partners[i]) ? at.confidence() : at.confidence() / 2));
                i++;
            }
        }
        return words;
    }

    private void spread(List<Word> words, int from, int to, int until) {
        int start = words.isEmpty() ? Math.min(timed.getFirst().startMillis(), until) : words.getLast().endMillis();
        int length = Math.max(0, until - start);
        for (int i = from; i < to; i++) {
            int begin = start + length * (i - from) / (to - from);
            words.add(new Word(better.get(i).text(), begin, start + length * (i - from + 1) / (to - from), timed.getFirst().confidence() / 2));
        }
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
