package com.nexusflow.copilot.channels.teams;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what records are called from being read as formatting, links or dates: cards understand a little Markdown. */
final class Marks {

    private static final Pattern MARKS = Pattern.compile("([\\\\*_\\[\\]`~])");
    private static final Pattern AT_THE_START = Pattern.compile("(?m)^(\\s*)([#>+-]|\\d+[.)])(?=\\s)");
    private static final Pattern FUNCTION = Pattern.compile("\\{\\{");
    private static final Pattern ELEMENT = Pattern.compile("<");

    private Marks() {}

    static String plain(String text) {
        String escaped = MARKS.matcher(text).replaceAll("\\\\$1");
        String started = AT_THE_START.matcher(escaped).replaceAll(found -> Matcher.quoteReplacement(started(found.group(1), found.group(2))));
        return ELEMENT.matcher(FUNCTION.matcher(started).replaceAll("{ {")).replaceAll("‹");
    }

    /** A number's point is marked, for a figure stays one. */
    private static String started(String blanks, String mark) {
        return mark.length() == 1 ? blanks + "\\" + mark : blanks + mark.substring(0, mark.length() - 1) + "\\" + mark.substring(mark.length() - 1);
    }
}
