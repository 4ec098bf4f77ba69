package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.core.text.CleanText;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What was said in a call, made fit for an answer: it is text of others, so nothing in it may be seen as a link or a command. */
public final class CallWords {

    private static final int LONGEST = 600;
    private static final int LONGEST_BRIEF = 160;
    private static final int SHORT = 20;
    private static final Pattern LINK = Pattern.compile("(?i)(?:https?:|ftp:|mailto:|www\\.|javascript:|data:)\\S*|!?\\[[^\\]]*\\]\\s*\\(\\S*|</?[a-z!][^<>]*>?");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern END = Pattern.compile("[\\s.!…,;:]+([”“\"»']?)$");

    private CallWords() {}

    /** In one line, without what cannot be seen, and without addresses. */
    public static String clean(String text) {
        String line = LINK.matcher(CleanText.lines(text)).replaceAll("…").replaceAll("\\s+", " ").strip();
        return cut(line, LONGEST);
    }

    /** The sentence in which one of the words stands, otherwise the first, with the next one while it is short, without its end; a question keeps its mark. */
    static String brief(String clean, List<String> wanted) {
        List<String> sentences = sentences(clean);
        int from = 0;
        while (from < sentences.size() && !holds(sentences.get(from), wanted)) {
            from++;
        }
        String best = "";
        for (int at = from == sentences.size() ? 0 : from; at < sentences.size() && best.length() < SHORT; at++) {
            best = (best + " " + sentences.get(at)).strip();
        }
        String brief = END.matcher(cut(best, LONGEST_BRIEF)).replaceAll("$1");
        return brief.isEmpty() ? "…" : brief.length() < best.length() - 4 ? brief + " …" : brief;
    }

    private static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            sentences.add(text.substring(start, end).strip());
        }
        return sentences;
    }

    private static boolean holds(String sentence, List<String> wanted) {
        String words = " " + NO_WORD.matcher(sentence.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return wanted.stream().map(one -> NO_WORD.matcher(one.toLowerCase(Locale.ROOT)).replaceAll(" ").strip()).anyMatch(one -> !one.isEmpty() && words.contains(" " + one));
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
