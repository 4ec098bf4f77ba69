package com.nexusflow.copilot.agents.intent;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A message made safe to read: one line without control characters, broken surrogates and marks around it, not longer than a long question. */
record Phrase(String text) {

    private static final int LONGEST = 400;
    private static final int GRAM = 4;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern MARKS_AROUND = Pattern.compile("^[\\s¿¡]+|[\\s?!.…]+$");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    static Phrase of(String message) {
        StringBuilder safe = new StringBuilder();
        message.codePoints().limit(LONGEST).forEach(code -> safe.appendCodePoint(readable(code) ? code : ' '));
        // Some people end a question with a question mark and some do not; both mean the same.
        return new Phrase(MARKS_AROUND.matcher(SPACES.matcher(safe).replaceAll(" ")).replaceAll(""));
    }

    private static boolean readable(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** Words, pairs of words and runs of four letters, without case, accents and the values of digits. */
    List<String> grams() {
        List<String> grams = new ArrayList<>();
        String before = "";
        for (String word : NOT_WORD.split(folded())) {
            if (!word.isEmpty()) {
                grams.add(word);
                grams.add(before + ' ' + word);
                addRuns('<' + word + '>', grams);
                before = word;
            }
        }
        return grams;
    }

    private String folded() {
        String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return DIGITS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("0");
    }

    private static void addRuns(String framed, List<String> grams) {
        for (int start = 0; start + GRAM <= framed.length(); start++) {
            grams.add('#' + framed.substring(start, start + GRAM));
        }
    }
}
