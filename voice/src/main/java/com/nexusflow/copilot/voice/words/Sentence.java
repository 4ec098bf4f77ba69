package com.nexusflow.copilot.voice.words;

import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One sentence of an utterance with its tokens; recognised speech without full stops is cut at words that join clauses once it is long. */
public record Sentence(int utterance, int atMillis, Side side, String text, boolean question, List<Token> tokens) {

    private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "vs", "etc", "inc", "ltd", "co", "st", "no", "approx",
            "e.g", "i.e");

    private static final Set<String> JOINING = Set.of("and", "but", "so", "because", "then", "well", "okay", "also");
    private static final int LONG = 24;
    private static final int LONGEST = 60;

    /** The same sentence, said at this time. */
    public Sentence at(int millis) {
        return new Sentence(utterance, millis, side, text, question, tokens);
    }

    public Quote quote() {
        return new Quote(text, utterance, atMillis, side);
    }

    /** The sentences of an utterance, in order. */
    public static List<Sentence> of(int utterance, int atMillis, Side side, String text) {
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (ends(text, i, start)) {
                add(text, start, i + 1, utterance, atMillis, side, sentences);
                start = i + 1;
            }
        }
        add(text, start, text.length(), utterance, atMillis, side, sentences);
        return sentences;
    }

    private static boolean ends(String text, int at, int start) {
        char c = text.charAt(at);
        if (c == '?' || c == '!' || c == ';' || c == '\n') {
            return true;
        }
        boolean stop = c == '.' && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
        if (!stop) {
            return false;
        }
        int word = at;
        while (word > start && !Character.isWhitespace(text.charAt(word - 1))) {
            word--;
        }
        return !ABBREVIATIONS.contains(text.substring(word, at).toLowerCase(Locale.ROOT));
    }

    private static void add(String text, int from, int to, int utterance, int atMillis, Side side, List<Sentence> sentences) {
        List<Token> tokens = Tokens.of(text, from, to);
        int start = 0;
        int begins = from;
        for (int at = 1; at < tokens.size(); at++) {
            int length = at - start;
            boolean clause = length >= LONG && JOINING.contains(tokens.get(at).text());
            if ((clause || length >= LONGEST) && tokens.get(at).start() > tokens.get(at - 1).start()) {
                close(text, begins, tokens.get(at).start(), utterance, atMillis, side, tokens.subList(start, at), sentences);
                start = at;
                begins = tokens.get(at).start();
            }
        }
        if (!tokens.isEmpty()) {
            close(text, begins, to, utterance, atMillis, side, tokens.subList(start, tokens.size()), sentences);
        }
    }

    private static void close(String text, int from, int to, int utterance, int atMillis, Side side, List<Token> tokens,
            List<Sentence> sentences) {
        String said = text.substring(from, to).strip();
        sentences.add(new Sentence(utterance, atMillis, side, said, said.endsWith("?"), List.copyOf(tokens)));
    }
}
