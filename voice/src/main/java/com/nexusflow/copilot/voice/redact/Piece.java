package com.nexusflow.copilot.voice.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word of a text as the digits or the letter it stands for: "four" is 4, "double three" 33, "forty one" 41, "4111" itself, "d" the
 * letter D.
 * Other words end a run of pieces.
 */
record Piece(String characters, int start, int end, boolean spoken, boolean letter, boolean afterComma, boolean repeated) {

    private static final Map<String, String> UNITS = Map.ofEntries(Map.entry("zero", "0"), Map.entry("oh", "0"), Map.entry("o", "0"),
            Map.entry("nought", "0"),
            Map.entry("one", "1"), Map.entry("two", "2"), Map.entry("three", "3"), Map.entry("four", "4"), Map.entry("five", "5"),
                    Map.entry("six", "6"),
            Map.entry("seven", "7"), Map.entry("eight", "8"), Map.entry("nine", "9"), Map.entry("niner", "9"));
    private static final Map<String, String> TEENS = Map.of("ten", "10", "eleven", "11", "twelve", "12", "thirteen", "13", "fourteen",
            "14", "fifteen", "15",
            "sixteen", "16", "seventeen", "17", "eighteen", "18", "nineteen", "19");
    private static final Map<String, String> TENS = Map.of("twenty", "2", "thirty", "3", "forty", "4", "fourty", "4", "fifty", "5",
            "sixty", "6", "seventy", "7",
            "eighty", "8", "ninety", "9");
    private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3, "treble", 3, "quadruple", 4);
    private static final Map<String, String> ROUND = Map.of("hundred", "00", "thousand", "000");
    private static final Set<String> SKIPPED = Set.of("uh", "um", "er", "erm", "dash", "hyphen", "space", "then", "and", "so", "okay",
            "comma", "slash", "minus", "mm", "hmm", "yeah");

    /** Pieces that follow each other with nothing but fillers between. */
    record Run(List<Piece> pieces) {

        String characters() {
            StringBuilder all = new StringBuilder();
            pieces.forEach(piece -> all.append(piece.characters()));
            return all.toString();
        }

        boolean spoken() {
            return pieces.stream().anyMatch(Piece::spoken);
        }

        /** The stretches of digits between letters. */
        List<Run> digits() {
            List<Run> runs = new ArrayList<>();
            List<Piece> open = new ArrayList<>();
            for (Piece piece : pieces) {
                if (piece.letter()) {
                    close(open, runs);
                } else {
                    open.add(piece);
                }
            }
            close(open, runs);
            return runs;
        }
    }

    /** "eighty six" read as 80 and 6, the other thing it can mean; null when the piece has one meaning. */
    @Nullable Piece apart() {
        boolean compound = spoken && characters.length() == 2 && characters.charAt(0) > '1' && characters.charAt(1) != '0';
        return compound && !repeated
                ? new Piece(characters.charAt(0) + "0" + characters.charAt(1), start, end, true, false, afterComma, false) : null;
    }

    private record Word(String text, int start, int end, String before) {}

    static List<Run> runs(String text) {
        List<Word> words = words(text);
        List<Run> runs = new ArrayList<>();
        List<Piece> open = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            if (separates(words.get(at).before())) {
                close(open, runs);
            }
            int used = take(words, at, text, open);
            if (used == 0 && !(SKIPPED.contains(words.get(at).text()) && !open.isEmpty() && open.getLast().spoken())) {
                close(open, runs);
            }
            at += Math.max(1, used);
        }
        close(open, runs);
        return runs;
    }

    private static void close(List<Piece> open, List<Run> runs) {
        if (!open.isEmpty()) {
            runs.add(new Run(List.copyOf(open)));
            open.clear();
        }
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int last = 0;
        int at = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '\'')) {
                end++;
            }
            words.add(new Word(text.substring(at, end).toLowerCase(Locale.ROOT), at, end, text.substring(last, at)));
            last = end;
            at = end;
        }
        return words;
    }

    /** Adds the piece at this word and tells how many words it took, 0 when the word stands for none. */
    private static int take(List<Word> words, int at, String text, List<Piece> open) {
        Word word = words.get(at);
        String next = at + 1 < words.size() ? words.get(at + 1).text() : "";
        boolean comma = word.before().contains(",");
        Integer times = TIMES.get(word.text());
        String repeated = times == null ? null : UNITS.getOrDefault(next, next.length() == 1 && Character.isDigit(next.charAt(0)) ? next
                : null);
        if (times != null && repeated != null) {
            open.add(new Piece(repeated.repeat(times), word.start(), words.get(at + 1).end(), true, false, comma, true));
            return 2;
        }
        if (TENS.containsKey(word.text())) {
            String unit = UNITS.get(next);
            boolean joined = unit != null && !unit.equals("0");
            String digits = TENS.get(word.text()) + (joined ? unit : "0");
            open.add(new Piece(digits, word.start(), joined ? words.get(at + 1).end() : word.end(), true, false, comma, false));
            return joined ? 2 : 1;
        }
        String spoken = UNITS.getOrDefault(word.text(), TEENS.get(word.text()));
        if (spoken != null && !(word.text().equals("o") && open.isEmpty())) {
            open.add(new Piece(spoken, word.start(), word.end(), true, false, comma, false));
            return 1;
        }
        if (ROUND.containsKey(word.text()) && !open.isEmpty() && open.getLast().spoken()) {
            open.add(new Piece(ROUND.get(word.text()), word.start(), word.end(), true, false, comma, false));
            return 1;
        }
        return literal(word, text, comma, open) ? 1 : 0;
    }

    private static boolean literal(Word word, String text, boolean comma, List<Piece> open) {
        boolean money = word.start() > 0 && "$€£".indexOf(text.charAt(word.start() - 1)) >= 0;
        boolean digits = word.text().chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && !money) {
            open.add(new Piece(word.text(), word.start(), word.end(), false, false, comma, false));
            return true;
        }
        boolean code = word.text().chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c)) && (word.text().length() == 1
                || !word.text().chars().allMatch(Character::isLetter)
                || word.text().length() == 2 && Iban.isCountry(word.text()) && Character.isUpperCase(text.charAt(word.start()))
                        || word.text().length() == 4 && !open.isEmpty() && open.getFirst().letter()
                && Character.isUpperCase(text.charAt(word.start())));
        if (code) {
            open.add(new Piece(word.text().toUpperCase(Locale.ROOT), word.start(), word.end(), false, true, comma, false));
        }
        return code;
    }

    /** What stands between two words of one number: blanks and at most light punctuation. */
    private static boolean separates(String between) {
        return between.chars().anyMatch(c -> "?!:;%$€£@#".indexOf(c) >= 0) || between.strip().length() > 2;
    }
}
