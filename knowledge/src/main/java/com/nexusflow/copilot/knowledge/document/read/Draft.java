package com.nexusflow.copilot.knowledge.document.read;

import com.nexusflow.copilot.core.text.CleanText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document while it is read: parts under the headings that came before them, cleaned and counted. */
final class Draft {

    private static final int LONGEST_HEADING = 200;
    private static final int LONGEST_ATTRIBUTE = 500;
    private static final int MOST_ATTRIBUTES = 50;

    private record Heading(int level, String text, String place) {}

    private final Budget budget;
    private final List<Part> parts = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Heading> headings = new ArrayList<>();
    private boolean headingAlone;
    private @Nullable String title;
    private @Nullable String firstHeading;

    Draft(Budget budget) {
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    boolean isEmpty() {
        return parts.isEmpty() && !headingAlone;
    }

    /** The first title that is told stays. */
    void title(@Nullable String told) {
        String clean = told == null ? "" : oneLine(told);
        if (title == null && !clean.isEmpty()) {
            title = shortened(clean, LONGEST_HEADING);
        }
    }

    @Nullable String titleSoFar() {
        return title;
    }

    /** @param level 1 for the widest */
    void heading(int level, String told, String place) {
        String text = oneLine(told);
        if (text.isEmpty()) {
            return;
        }
        if (text.length() > LONGEST_HEADING) {
            add(Part.Kind.TEXT, text, place);
            return;
        }
        if (headingAlone && headings.getLast().level() >= level) {
            keepLoneHeading();
        }
        headings.removeIf(above -> above.level() >= level);
        headings.add(new Heading(level, text, place));
        headingAlone = true;
        budget.text(text.length());
        if (firstHeading == null) {
            firstHeading = text;
        }
    }

    /** What follows stands under no heading. */
    void leaveHeadings() {
        if (headingAlone) {
            keepLoneHeading();
        }
        headings.clear();
    }

    void add(Part.Kind kind, String told, String place) {
        String text = CleanText.lines(told).replaceAll("[\\p{Zs}]+\\n", "\n").replaceAll("\\n{3,}", "\n\n");
        if (text.isBlank()) {
            return;
        }
        headingAlone = false;
        keep(headings.stream().map(Heading::text).toList(), kind, text, place);
    }

    /** A table, header first; what has a single column is no table. */
    void table(Part.Kind kind, List<List<String>> rows, String place) {
        List<String> lines = rows.stream().map(Draft::row).filter(line -> !line.replace("|", "").isBlank()).toList();
        boolean columns = rows.stream().anyMatch(row -> row.size() > 1);
        if (!lines.isEmpty()) {
            add(columns ? kind : Part.Kind.TEXT, String.join("\n", lines), place);
        }
    }

    static String row(List<String> cells) {
        return String.join(" | ", cells.stream().map(Draft::oneLine).toList());
    }

    void attribute(String name, @Nullable String value) {
        String clean = value == null ? "" : shortened(oneLine(value), LONGEST_ATTRIBUTE);
        if (!clean.isEmpty() && attributes.size() < MOST_ATTRIBUTES) {
            attributes.putIfAbsent(shortened(oneLine(name), LONGEST_HEADING), clean);
        }
    }

    void remark(Remark remark) {
        remarks.add(remark);
    }

    /** All that was read; nothing read is a refusal. */
    ReadDocument finish(DocumentKind kind, String fileName) {
        if (headingAlone) {
            keepLoneHeading();
        }
        if (parts.isEmpty()) {
            throw budget.refuse(Refusal.NO_TEXT);
        }
        String name = title != null ? title : firstHeading != null ? firstHeading : withoutEnding(fileName);
        return new ReadDocument(kind, name, LanguageGuess.of(parts), budget.pages(), attributes, parts, remarks);
    }

    static String oneLine(String text) {
        return CleanText.lines(text).replaceAll("\\s+", " ").strip();
    }

    private void keepLoneHeading() {
        Heading last = headings.getLast();
        headingAlone = false;
        keep(headings.subList(0, headings.size() - 1).stream().map(Heading::text).toList(), Part.Kind.TEXT, last.text(), last.place());
    }

    private void keep(List<String> trail, Part.Kind kind, String text, String place) {
        budget.text(text.length());
        parts.add(new Part(trail, kind, text, place));
    }

    private static String withoutEnding(String fileName) {
        String name = oneLine(fileName.replaceAll("^.*[/\\\\]", ""));
        String bare = name.replaceAll("(?<=.)\\.[A-Za-z0-9]{1,8}$", "");
        return bare.isBlank() ? "–" : shortened(bare, LONGEST_HEADING);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most) - 1)) + "…";
    }
}
