package com.nexusflow.copilot.knowledge.answer;

import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** The lines of a passage that may be quoted alone: sentences of text, rows of tables, and a card's entry as a whole. */
final class Lines {

    private static final int LONGEST = 320;
    private static final int WORDS_OF_A_HEADING = 10;
    private static final Pattern ENDS_A_SENTENCE = Pattern.compile(".*[.!?:;,]\\s*");

    /**
     * A line and what it stands under.
     *
     * @param context the headings above it, and on a card the competitor and the field
     * @param paragraph which paragraph of the passage it is of
     */
    record Line(String context, String text, int paragraph) {

        /** What its words are about. */
        String inContext() {
            return context + " " + text;
        }
    }

    private final Passage passage;
    private final List<Line> lines = new ArrayList<>();

    private Lines(Passage passage) {
        this.passage = passage;
    }

    static List<Line> of(Passage passage) {
        Lines reading = new Lines(passage);
        reading.read();
        return List.copyOf(reading.lines);
    }

    private void read() {
        if (passage.kind() == SourceKind.CARD) {
            lines.add(new Line(passage.title() + " " + passage.trail(), passage.text(), 0));
            return;
        }
        String[] paragraphs = passage.text().split("\\n\\s*\\n");
        for (int i = 0; i < paragraphs.length; i++) {
            paragraph(paragraphs[i].lines().map(String::strip).filter(line -> !line.isEmpty()).toList(), i);
        }
    }

    private void paragraph(List<String> own, int number) {
        int headings = 0;
        while (headings < own.size() - 1 && isHeading(own.get(headings))) {
            headings++;
        }
        String context = passage.trail() + " " + String.join(" ", own.subList(0, headings));
        for (String line : own.subList(headings, own.size())) {
            (line.contains(" | ") ? List.of(line) : sentences(line)).forEach(sentence -> lines.add(new Line(context, sentence, number)));
        }
    }

    private static boolean isHeading(String line) {
        return line.split("\\s+").length <= WORDS_OF_A_HEADING && !ENDS_A_SENTENCE.matcher(line).matches() && !line.contains(" | ") && !line.startsWith("-");
    }

    private List<String> sentences(String line) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(passage.language());
        breaks.setText(line);
        List<String> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String sentence = line.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }

    /** The line with the better one of those beside it, where both stand together in the passage and are short enough. */
    static String withNeighbour(Passage passage, List<Line> lines, int at, ToDoubleFunction<Line> words) {
        String before = together(passage, lines, at - 1);
        String after = together(passage, lines, at);
        if (!before.isEmpty() && (after.isEmpty() || words.applyAsDouble(lines.get(at - 1)) > words.applyAsDouble(lines.get(at + 1)))) {
            return before;
        }
        String line = lines.get(at).text();
        return !after.isEmpty() ? after : line.length() <= LONGEST || passage.kind() == SourceKind.CARD ? line : shortened(line);
    }

    /** A line and the next one as they stand in the passage, or nothing. */
    private static String together(Passage passage, List<Line> lines, int at) {
        if (at < 0 || at + 1 >= lines.size() || lines.get(at).paragraph() != lines.get(at + 1).paragraph()) {
            return "";
        }
        String both = lines.get(at).text() + " " + lines.get(at + 1).text();
        return both.length() <= LONGEST && passage.text().contains(both) ? both : "";
    }

    /** The beginning, up to the last word that fits: still word for word. */
    private static String shortened(String line) {
        int end = line.lastIndexOf(' ', LONGEST);
        return line.substring(0, end > LONGEST / 2 ? end : LONGEST);
    }
}
