package com.nexusflow.copilot.knowledge.document.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a long table, cut into stretches of which each begins with the header of its columns. */
final class RowBlocks {

    private static final int ROWS = 20;

    /** Says where a stretch of rows stands. */
    interface Placed {
        String between(int first, int last, int columns);
    }

    private record Row(int number, List<String> cells) {}

    private final Draft draft;
    private final Part.Kind kind;
    private final List<Row> rows = new ArrayList<>();
    private final Placed placed;
    private @Nullable List<String> header;
    private boolean headerAlone;
    private int lastNumber;

    RowBlocks(Draft draft, Part.Kind kind, Placed placed) {
        this.draft = draft;
        this.kind = kind;
        this.placed = placed;
    }

    /** @param first index of the column in which the first cell stands */
    void row(int number, int first, List<String> told) {
        List<String> cells = new ArrayList<>(Collections.nCopies(first, ""));
        cells.addAll(told);
        boolean empty = cells.stream().allMatch(String::isBlank);
        if (empty || number > lastNumber + 1) {
            flush();
            header = null;
        }
        lastNumber = number;
        if (empty) {
            return;
        }
        if (rows.isEmpty() && header == null && isHeader(cells)) {
            header = cells;
            headerAlone = true;
            return;
        }
        rows.add(new Row(number, cells));
        if (rows.size() == ROWS) {
            flush();
        }
    }

    void finish() {
        flush();
        header = null;
    }

    private void flush() {
        List<String> top = header;
        if (rows.isEmpty()) {
            if (top != null && headerAlone) {
                draft.add(Part.Kind.TEXT, Draft.row(top.stream().filter(cell -> !cell.isBlank()).toList()), placed.between(lastNumber, lastNumber, top.size()));
            }
            return;
        }
        headerAlone = false;
        List<List<String>> lines = new ArrayList<>();
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(1);
        if (width == 1 && top == null) {
            draft.add(Part.Kind.TEXT, String.join("\n", rows.stream().map(row -> row.cells().getFirst()).toList()), where(1));
        } else {
            lines.add(top != null ? top : letters(width));
            rows.forEach(row -> lines.add(row.cells()));
            draft.table(kind, lines, where(Math.max(width, lines.getFirst().size())));
        }
        rows.clear();
    }

    private String where(int columns) {
        return placed.between(rows.getFirst().number(), rows.getLast().number(), columns);
    }

    private static boolean isHeader(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isBlank()).count() > 1 && cells.stream().noneMatch(cell -> cell.matches("[\\s\\d.,:%€$£+/-]*\\d[\\s\\d.,:%€$£+/-]*"));
    }

    private static List<String> letters(int width) {
        List<String> letters = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            letters.add(letter(column));
        }
        return letters;
    }

    /** A, B, … Z, AA, AB as sheets name their columns. */
    static String letter(int column) {
        String last = Character.toString((char) ('A' + column % 26));
        return column < 26 ? last : letter(column / 26 - 1) + last;
    }
}
