package com.nexusflow.copilot.voice.words;

import com.nexusflow.copilot.core.call.Side;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A phrase of meaning: a pattern of stems with alternatives and gaps, what it stands for, on which side it counts, and its weight.
 * An affirmed cue does not count after "not", "never" or "if".
 */
public record Cue(String label, @Nullable Side side, double weight, boolean affirmed, List<Part> pattern) {

    private static final Set<String> TURNING = Set.of("not", "never", "no", "without", "hardly", "if", "unless", "neither", "nor",
            "whether", "until", "once", "before");
    private static final int TURNING_REACH = 4;

    /** A place in a pattern: one of several stem sequences (optional or forbidden), or a gap of up to so many tokens. */
    record Part(List<List<String>> choices, boolean optional, boolean forbidden, int gap) {}

    /** The stems one of which must stand where the cue begins; empty when it may begin with anything. */
    Set<String> beginnings() {
        Part first = pattern.getFirst();
        boolean open = first.gap() > 0 || first.optional() || first.forbidden()
                || first.choices().stream().anyMatch(choice -> choice.getFirst().startsWith("#") || choice.getFirst().startsWith("="));
        return open ? Set.of() : first.choices().stream().map(List::getFirst).collect(Collectors.toSet());
    }

    /** Where the cue stands in the tokens, as first and past-the-last index, or null. */
    int @Nullable [] find(List<Token> tokens) {
        for (int from = 0; from < tokens.size(); from++) {
            int end = match(tokens, from, 0);
            if (end >= 0 && !(affirmed && isTurned(tokens, from))) {
                return new int[] {from, end};
            }
        }
        return null;
    }

    private static boolean isTurned(List<Token> tokens, int from) {
        for (int i = Math.max(0, from - TURNING_REACH); i < from; i++) {
            if (TURNING.contains(tokens.get(i).text())) {
                return true;
            }
        }
        return false;
    }

    private int match(List<Token> tokens, int at, int part) {
        if (part == pattern.size()) {
            return at;
        }
        Part wanted = pattern.get(part);
        if (wanted.gap() > 0) {
            return matchAfterGap(tokens, at, part, wanted.gap());
        }
        if (wanted.forbidden()) {
            return wanted.choices().stream().anyMatch(choice -> stands(choice, tokens, at)) ? -1 : match(tokens, at, part + 1);
        }
        for (List<String> choice : wanted.choices()) {
            int end = stands(choice, tokens, at) ? match(tokens, at + choice.size(), part + 1) : -1;
            if (end >= 0) {
                return end;
            }
        }
        return wanted.optional() ? match(tokens, at, part + 1) : -1;
    }

    private int matchAfterGap(List<Token> tokens, int at, int part, int gap) {
        for (int skipped = 0; skipped <= gap && at + skipped <= tokens.size(); skipped++) {
            int end = match(tokens, at + skipped, part + 1);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    /** A stem, "#" for a number, or "=word" for this form only. */
    private static boolean isMet(String wanted, Token token) {
        if (wanted.charAt(0) == '=') {
            return wanted.length() == token.text().length() + 1 && wanted.endsWith(token.text());
        }
        return wanted.equals("#") ? token.isNumber() : wanted.equals(token.stem());
    }

    private static boolean stands(List<String> stems, List<Token> tokens, int at) {
        if (at + stems.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < stems.size(); i++) {
            String stem = stems.get(i);
            Token token = tokens.get(at + i);
            if (!isMet(stem, token)) {
                return false;
            }
        }
        return true;
    }
}
