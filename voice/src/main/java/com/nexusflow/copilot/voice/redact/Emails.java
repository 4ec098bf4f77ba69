package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses, written or spoken ("anna dot smith at example dot com"). */
final class Emails {

    private static final Pattern WRITTEN = Pattern.compile(
            "[\\p{L}\\p{N}._%+-]{1,64}\\s?@\\s?[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,6}");
    private static final String JOINT = "(?:\\s+(?:dot|point|underscore|dash|hyphen|minus|plus)\\s+|\\s*\\.\\s*)";
    private static final String NAME = "[\\p{L}\\p{N}_]{1,40}";
    private static final String ENDING = "(?:com|org|net|io|de|fr|es|co|uk|eu|info|biz|ai|us|ch|at|it|nl|be|edu|gov|app|dev|tech)";
    private static final Pattern SPOKEN = Pattern.compile("(?i)\\b(" + NAME + "(?:" + JOINT + NAME
            + "){0,5}|(?:\\p{L}\\s+){2,20}?\\p{L})\\s+at(?: sign)?\\s+(" + NAME
            + "(?:(?:\\s+(?:dash|hyphen|minus)\\s+|\\s+|-)" + NAME + "){0,2}?)((?:(?:\\s+dot\\s+|\\s*\\.)" + NAME
                    + "){0,3}?(?:\\s+dot\\s+|\\s*\\.)" + ENDING + ")\\b");
    /** What stands before "at" when a place is meant: "look at example dot com". */
    private static final Set<String> NO_NAMES = Set.of("look", "looking", "us", "me", "you", "it", "them", "him", "her", "online",
            "available", "find", "found", "website", "site", "here",
            "visit", "page", "is", "are", "working", "work", "team", "people", "up", "sign", "register", "read", "more", "out", "shop",
                    "store", "buy", "see", "there", "and", "or", "now", "live", "that", "this");

    private Emails() {}

    static List<PersonalSpan> in(String text) {
        List<PersonalSpan> spans = new ArrayList<>();
        Matcher written = WRITTEN.matcher(text);
        while (written.find()) {
            spans.add(new PersonalSpan(Kind.EMAIL, written.start(), written.end()));
        }
        Matcher spoken = SPOKEN.matcher(text);
        int from = 0;
        while (from < text.length() && spoken.find(from)) {
            String name = spoken.group(1).toLowerCase(Locale.ROOT);
            if (NO_NAMES.contains(name)) {
                from = spoken.start() + name.length();
                continue;
            }
            PersonalSpan span = new PersonalSpan(Kind.EMAIL, spelled(text, spoken.start()), spoken.end());
            if (spans.stream().noneMatch(span::meets)) {
                spans.add(span);
            }
            from = spoken.end();
        }
        return spans;
    }

    /** Single letters before the name belong to it ("j dot", "a n n a"). */
    private static int spelled(String text, int start) {
        int at = start;
        while (at >= 2 && text.charAt(at - 1) == ' ' && Character.isLetter(text.charAt(at - 2)) && (at == 2 || text.charAt(at - 3) == ' ')
                && !isWord(text.charAt(at - 2))) {
            at -= 2;
        }
        return at;
    }

    private static boolean isWord(char letter) {
        return letter == 'a' || letter == 'A' || letter == 'I';
    }
}
