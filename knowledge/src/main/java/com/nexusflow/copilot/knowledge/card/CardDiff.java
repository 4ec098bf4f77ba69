package com.nexusflow.copilot.knowledge.card;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How two versions of a card differ: the fields that do, each line by line. */
public record CardDiff(List<Field> fields) {

    private static final long MOST_PAIRS = 4_000_000;

    /** What became of a line. */
    public enum Fate {
        SAME,
        REMOVED,
        ADDED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A line of the one version or the other or both. */
    public record Line(Fate fate, String text) {}

    /** A field with other words. */
    public record Field(CardField field, List<Line> lines) {

        public Field {
            lines = List.copyOf(lines);
        }
    }

    public CardDiff {
        fields = List.copyOf(fields);
    }

    public static CardDiff of(CardContent before, CardContent after) {
        return new CardDiff(Arrays.stream(CardField.values())
                .filter(field -> !field.isSame(before, after))
                .map(field -> new Field(field, lines(field.lines(before), field.lines(after))))
                .toList());
    }

    /** The lines of both in their order; as many as can be are the same. */
    static List<Line> lines(List<String> before, List<String> after) {
        int head = 0;
        while (head < before.size() && head < after.size() && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < before.size() - head && tail < after.size() - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>(all(Fate.SAME, before.subList(0, head)));
        lines.addAll(between(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail)));
        lines.addAll(all(Fate.SAME, before.subList(before.size() - tail, before.size())));
        return lines;
    }

    /** By the longest common subsequence. Very many lines are shown as taken away and written anew: to pair them would cost too much. */
    private static List<Line> between(List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > MOST_PAIRS) {
            List<Line> lines = new ArrayList<>(all(Fate.REMOVED, before));
            lines.addAll(all(Fate.ADDED, after));
            return lines;
        }
        return walked(before, after, common(before, after));
    }

    /** How many lines the rest of the one from i on has in common with the rest of the other from j on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<Line> walked(List<String> before, List<String> after, int[][] common) {
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (before.get(i).equals(after.get(j))) {
                lines.add(new Line(Fate.SAME, before.get(i++)));
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line(Fate.REMOVED, before.get(i++)));
            } else {
                lines.add(new Line(Fate.ADDED, after.get(j++)));
            }
        }
        lines.addAll(all(Fate.REMOVED, before.subList(i, before.size())));
        lines.addAll(all(Fate.ADDED, after.subList(j, after.size())));
        return lines;
    }

    private static List<Line> all(Fate fate, List<String> texts) {
        return texts.stream().map(text -> new Line(fate, text)).toList();
    }
}
