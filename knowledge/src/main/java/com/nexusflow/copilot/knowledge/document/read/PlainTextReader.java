package com.nexusflow.copilot.knowledge.document.read;

import java.util.List;
import java.util.regex.Pattern;

/** Plain text: paragraphs parted by blank lines, and lists. */
final class PlainTextReader {

    private static final Pattern ITEM = Pattern.compile("\\s*([-*•–]|\\d{1,3}[.)])\\s+\\S.*");

    private final Draft draft;
    private final Part.Kind kind;

    PlainTextReader(Draft draft, Part.Kind kind) {
        this.draft = draft;
        this.kind = kind;
    }

    void read(String text) {
        boolean placed = kind == Part.Kind.TEXT;
        StringBuilder paragraph = new StringBuilder();
        int number = 0;
        int first = 1;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank()) {
                flush(paragraph, placed ? Place.line(first) : Place.NONE);
            } else {
                first = paragraph.isEmpty() ? number : first;
                paragraph.append(line).append('\n');
            }
        }
        flush(paragraph, placed ? Place.line(first) : Place.NONE);
    }

    private void flush(StringBuilder paragraph, String place) {
        draft.budget().tick();
        if (!paragraph.isEmpty()) {
            List<String> lines = paragraph.toString().lines().toList();
            boolean list = kind == Part.Kind.TEXT && lines.size() > 1 && lines.stream().filter(line -> ITEM.matcher(line).matches()).count() * 2 > lines.size();
            draft.add(list ? Part.Kind.LIST : kind, paragraph.toString(), place);
            paragraph.setLength(0);
        }
    }
}
