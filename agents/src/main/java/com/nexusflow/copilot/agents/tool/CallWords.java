package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.core.text.CleanText;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** What was said in a call, made fit for an answer: it is text of others, so nothing in it may be seen as a link or a command. */
public final class CallWords {

    private static final int LONGEST = 600;
    private static final int LONGEST_BRIEF = 160;
    private static final Pattern LINK = Pattern.compile("(?i)(?:https?:|ftp:|mailto:|www\\.|javascript:|data:)\\S*|!?\\[[^\\]]*\\]\\s*\\(\\S*|</?[a-z!][^<>]*>?");
    private static final Pattern END = Pattern.compile("[\\s.!?…,;:]+([”“\"»']?)$");

    private CallWords() {}

    /** In one line, without what cannot be seen, and without addresses. */
    public static String clean(String text) {
        String line = LINK.matcher(CleanText.lines(text)).replaceAll("…").replaceAll("\\s+", " ").strip();
        return cut(line, LONGEST);
    }

    /** The first sentence that tells something, without its end. */
    static String brief(String clean) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(clean);
        String best = "";
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE && best.length() < 20; start = end, end = sentences.next()) {
            best = clean.substring(start, end).strip();
        }
        String brief = END.matcher(cut(best, LONGEST_BRIEF)).replaceAll("$1");
        return brief.isEmpty() ? "…" : brief.length() < best.length() - 4 ? brief + " …" : brief;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int space = text.lastIndexOf(' ', longest);
        return text.substring(0, space > longest / 2 ? space : longest) + " …";
    }

    /** "12:05" */
    static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600 ? "%d:%02d".formatted(whole / 60, whole % 60) : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }
}
