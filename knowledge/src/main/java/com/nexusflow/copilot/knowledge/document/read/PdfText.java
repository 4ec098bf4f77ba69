package com.nexusflow.copilot.knowledge.document.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From the lines of pages to headings and paragraphs. */
final class PdfText {

    private static final float LARGER = 1.15f;
    private static final int LONGEST_HEADING = 150;
    private static final int LEVELS = 6;
    private static final int PAGES_THAT_TELL = 4;
    private static final double ON_MOST_PAGES = 0.6;
    private static final int EDGE = 2;
    private static final double SHORT_LINE = 0.6;
    private static final Pattern ITEM = Pattern.compile("([-*•–▪◦]|\\d{1,3}[.)])\\s.*");

    private final Draft draft;
    private final List<List<PdfLines.Line>> pages;
    private final float body;
    private final List<Integer> sizes;
    private final int widest;
    private final Set<String> furniture;
    private final StringBuilder paragraph = new StringBuilder();
    private final StringBuilder heading = new StringBuilder();
    private int level;
    private boolean lastWasShort;

    PdfText(Draft draft, List<List<PdfLines.Line>> pages) {
        this.draft = draft;
        this.pages = pages;
        this.body = bodySize();
        this.sizes = lines().filter(line -> isLarge(line)).map(line -> Math.round(line.size())).distinct().sorted((one, other) -> other - one).limit(LEVELS).toList();
        this.widest = lines().filter(line -> !isLarge(line)).mapToInt(line -> line.text().length()).max().orElse(0);
        this.furniture = furniture();
    }

    void write() {
        for (int page = 0; page < pages.size(); page++) {
            String place = Place.page(page + 1);
            List<PdfLines.Line> lines = pages.get(page);
            for (int at = 0; at < lines.size(); at++) {
                if (!isAtEdge(lines, at) || !furniture.contains(shape(lines.get(at)))) {
                    line(lines.get(at), place);
                }
            }
            endHeading(place);
            endParagraph(place);
        }
    }

    private void line(PdfLines.Line line, String place) {
        int found = isLarge(line) && line.text().length() <= LONGEST_HEADING && line.text().codePoints().anyMatch(Character::isLetter) ? level(line) : 0;
        if (found > 0) {
            endParagraph(place);
            if (found != level) {
                endHeading(place);
            }
            level = found;
            heading.append(heading.isEmpty() ? "" : " ").append(line.text());
            return;
        }
        endHeading(place);
        if (line.opens()) {
            endParagraph(place);
        }
        append(line.text());
    }

    private void append(String text) {
        boolean hyphenated = paragraph.length() > 1 && paragraph.charAt(paragraph.length() - 1) == '-' && Character.isLetter(paragraph.charAt(paragraph.length() - 2));
        if (hyphenated && Character.isLowerCase(text.codePointAt(0))) {
            paragraph.setLength(paragraph.length() - 1);
        } else if (!paragraph.isEmpty()) {
            paragraph.append(lastWasShort || ITEM.matcher(text).matches() ? '\n' : ' ');
        }
        paragraph.append(text);
        lastWasShort = text.length() < widest * SHORT_LINE;
    }

    private void endHeading(String place) {
        if (!heading.isEmpty()) {
            draft.heading(level, heading.toString(), place);
            heading.setLength(0);
        }
        level = 0;
    }

    private void endParagraph(String place) {
        if (!paragraph.isEmpty()) {
            String text = paragraph.toString();
            long items = text.lines().filter(line -> ITEM.matcher(line).matches()).count();
            draft.add(items > 1 && items * 2 > text.lines().count() ? Part.Kind.LIST : Part.Kind.TEXT, text, place);
            paragraph.setLength(0);
        }
    }

    private int level(PdfLines.Line line) {
        int at = sizes.indexOf(Math.round(line.size()));
        return at < 0 ? LEVELS : at + 1;
    }

    private boolean isLarge(PdfLines.Line line) {
        return line.size() >= body * LARGER;
    }

    /** The size in which most letters are set. */
    private float bodySize() {
        Map<Float, Integer> letters = new HashMap<>();
        lines().forEach(line -> letters.merge(line.size(), line.text().length(), Integer::sum));
        return letters.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0f);
    }

    private Set<String> furniture() {
        Map<String, Integer> seen = new HashMap<>();
        for (List<PdfLines.Line> page : pages) {
            Set<String> edges = new HashSet<>();
            for (int at = 0; at < page.size(); at++) {
                if (isAtEdge(page, at)) {
                    edges.add(shape(page.get(at)));
                }
            }
            edges.forEach(edge -> seen.merge(edge, 1, Integer::sum));
        }
        Set<String> found = new HashSet<>();
        if (pages.size() >= PAGES_THAT_TELL) {
            seen.forEach((shape, times) -> {
                if (times >= pages.size() * ON_MOST_PAGES) {
                    found.add(shape);
                }
            });
        }
        return found;
    }

    private boolean isAtEdge(List<PdfLines.Line> page, int at) {
        int edge = Math.min(EDGE, page.size() / EDGE / 2);
        return !isLarge(page.get(at)) && (at < edge || at >= page.size() - edge);
    }

    /** Page numbers differ from page to page and are the same line for all that. */
    private static String shape(PdfLines.Line line) {
        return line.text().replaceAll("\\d+", "#");
    }

    private Stream<PdfLines.Line> lines() {
        return pages.stream().flatMap(List::stream);
    }
}
