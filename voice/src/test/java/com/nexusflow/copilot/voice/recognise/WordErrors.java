package com.nexusflow.copilot.voice.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How many words were heard wrong: the least number of words to replace, insert and leave out. */
record WordErrors(int errors, int words) {

    static WordErrors in(String heard, String said) {
        return new WordErrors(distance(plain(said), plain(heard)), plain(said).size());
    }

    double rate() {
        return (double) errors / words;
    }

    WordErrors and(WordErrors more) {
        return new WordErrors(errors + more.errors, words + more.words);
    }

    private static List<String> plain(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z' ]", " ").strip().split("\\s+")).toList();
    }

    private static int distance(List<String> wanted, List<String> heard) {
        List<Integer> row = new ArrayList<>();
        for (int j = 0; j <= heard.size(); j++) {
            row.add(j);
        }
        for (int i = 1; i <= wanted.size(); i++) {
            int corner = row.getFirst();
            row.set(0, i);
            for (int j = 1; j <= heard.size(); j++) {
                int replaced = corner + (wanted.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                corner = row.get(j);
                row.set(j, Math.min(replaced, 1 + Math.min(corner, row.get(j - 1))));
            }
        }
        return row.getLast();
    }
}
