package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.voice.words.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of people in text with capital letters, beside the words of their role: "our CFO Peter Brandt", "Peter Brandt, our CFO". */
final class SaidNames {

    private static final int LONGEST = 3;
    private static final Set<String> PARTICLES = Set.of("de", "van", "von", "der", "den", "da", "di", "la", "le", "del");
    private static final Set<String> NO_NAMES = Set.of(
            "i", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december", "english", "german", "french", "european");

    private SaidNames() {}

    /** The name behind the role, or else in front of it; empty when there is none. */
    static String beside(List<Token> tokens, int from, int to, String text) {
        String behind = behind(tokens, to, text);
        return behind.isEmpty() ? before(tokens, from, text) : behind;
    }

    private static String behind(List<Token> tokens, int to, String text) {
        int end = to;
        while (end < tokens.size() && end - to < LONGEST && isPart(tokens.get(end), text) && tokens.get(end).start() >= tokens.get(end - 1).end()
                && text.substring(tokens.get(end - 1).end(), tokens.get(end).start()).matches(end == to ? ",? " : " ")) {
            end++;
        }
        return name(tokens, to, end, text);
    }

    /** Two words at least: any first word of a sentence has a capital letter. */
    private static String before(List<Token> tokens, int from, String text) {
        int last = from > 0 && tokens.get(from - 1).text().equals("is") ? from - 1 : from;
        int begin = last;
        while (begin > 0 && last - begin < LONGEST && isPart(tokens.get(begin - 1), text) && tokens.get(begin).start() >= tokens.get(begin - 1).end()
                && text.substring(tokens.get(begin - 1).end(), tokens.get(begin).start()).matches(begin == from ? ", " : " ")) {
            begin--;
        }
        return last - begin < 2 ? "" : name(tokens, begin, last, text);
    }

    private static String name(List<Token> tokens, int from, int end, String text) {
        boolean named = from < end && isCapital(tokens.get(from), text) && isCapital(tokens.get(end - 1), text);
        return named ? text.substring(tokens.get(from).start(), tokens.get(end - 1).end()) : "";
    }

    private static boolean isPart(Token token, String text) {
        return isCapital(token, text) || PARTICLES.contains(token.text());
    }

    private static boolean isCapital(Token token, String text) {
        return Character.isUpperCase(text.charAt(token.start())) && !NO_NAMES.contains(token.text().toLowerCase(Locale.ROOT));
    }
}
