package com.nexusflow.copilot.core.crm.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a text word by word: without accents, case, punctuation and possessive endings, and with each word's place in the text. */
final class Words {

    private static final Map<Character, String> PLAIN = Map.of(
            'ß', "ss", 'æ', "ae", 'œ', "oe", 'ø', "o", 'đ', "d", 'ł', "l", 'ı', "i", 'þ', "th", 'ð', "d");

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int start;
    private int at;

    private Words(String text) {
        this.text = text;
    }

    static List<Word> of(String text) {
        return new Words(text).read();
    }

    /** The text's letters and digits only, so that blanks and punctuation make no difference. */
    static String joined(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining());
    }

    private List<Word> read() {
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            int length = Character.charCount(letter);
            if (Character.isLetterOrDigit(letter)) {
                begin();
                word.append(folded(text.substring(at, at + length)));
            } else if (letter == '&') {
                end(at);
                begin();
                word.append("and");
                end(at + length);
            } else if (!insideWord(letter)) {
                end(at);
            }
            at += length;
        }
        end(at);
        return List.copyOf(words);
    }

    private void begin() {
        if (word.isEmpty()) {
            start = at;
        }
    }

    private void end(int end) {
        if (!word.isEmpty()) {
            words.add(new Word(word.toString(), start, end, Character.isUpperCase(text.codePointAt(start))));
            word.setLength(0);
        }
    }

    /** Whether a sign between letters does not part them: combining accents, the apostrophe of O'Brien, the dots of S.A. */
    private boolean insideWord(int sign) {
        if (word.isEmpty()) {
            return false;
        }
        if (Character.getType(sign) == Character.NON_SPACING_MARK) {
            return true;
        }
        boolean letterFollows = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        if (sign == '.') {
            return letterFollows && singleLettersSoFar();
        }
        return isApostrophe(sign) && letterFollows && (skipPossessive() || word.length() > 2 || word.toString().equals("o"));
    }

    private boolean singleLettersSoFar() {
        for (int i = start; i < at; i += 2) {
            if (i + 1 < at && text.charAt(i + 1) != '.') {
                return false;
            }
        }
        return at + 2 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 2));
    }

    /** Leaves out the s of a possessive: the word ends before its apostrophe. */
    private boolean skipPossessive() {
        boolean s = Character.toLowerCase(text.charAt(at + 1)) == 's';
        if (s && (at + 2 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 2)))) {
            end(at);
            at++;
            return true;
        }
        return false;
    }

    private static boolean isApostrophe(int sign) {
        return sign == '\'' || sign == '’' || sign == '‘' || sign == '`' || sign == '´';
    }

    private static String folded(String letter) {
        char first = letter.charAt(0);
        if (first < 128) {
            return String.valueOf(Character.toLowerCase(first));
        }
        StringBuilder plain = new StringBuilder();
        String lower = Normalizer.normalize(letter.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        lower.codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(c -> plain.append(PLAIN.getOrDefault((char) c, Character.toString(c))));
        return plain.toString();
    }
}
