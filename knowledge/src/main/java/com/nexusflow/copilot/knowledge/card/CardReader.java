package com.nexusflow.copilot.knowledge.card;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a card from Markdown with front matter; what it does not understand is a {@link CardFileRefused} with the line. */
final class CardReader {

    private static final int LONGEST = 1_000_000;

    private record Line(int number, String text) {}

    private record Value(int line, String text) {}

    private record Section(int line, List<Line> lines) {}

    private final List<Line> lines;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<CardField, Section> sections = new EnumMap<>(CardField.class);

    private CardReader(List<Line> lines) {
        this.lines = lines;
    }

    static CardFile read(String text) {
        if (text.length() > LONGEST) {
            throw new CardFileRefused(1, "A battle card has at most %,d characters; this file has %,d.".formatted(LONGEST, text.length()));
        }
        List<String> split = (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < split.size(); i++) {
            lines.add(new Line(i + 1, split.get(i)));
        }
        CardReader reader = new CardReader(lines);
        reader.sections(reader.frontMatter());
        return reader.file();
    }

    /** The index of the first line behind it. */
    private int frontMatter() {
        if (lines.isEmpty() || !lines.getFirst().text().strip().equals(CardFile.FENCE)) {
            throw new CardFileRefused(1, "A battle card begins with front matter: a line \"---\", then \"competitor: NAME\", then \"---\".");
        }
        for (int i = 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.text().strip().equals(CardFile.FENCE)) {
                return i + 1;
            }
            if (!line.text().isBlank() && !line.text().startsWith("#")) {
                value(line);
            }
        }
        throw new CardFileRefused(lines.size(), "The front matter does not end; close it with a line \"---\".");
    }

    private void value(Line line) {
        int colon = line.text().indexOf(':');
        String name = colon < 0 ? line.text().strip() : line.text().substring(0, colon).strip();
        if (colon < 0 || !List.of(CardFile.COMPETITOR, CardFile.VERSION, CardFile.OWNER, CardFile.FRESH_UNTIL).contains(name)) {
            throw new CardFileRefused(line.number(), "The front matter has no \"" + shortened(name) + "\"; write competitor, version, owner or fresh-until, each as \"name: value\".");
        }
        if (values.putIfAbsent(name, new Value(line.number(), unquoted(line.number(), line.text().substring(colon + 1).strip()))) != null) {
            throw new CardFileRefused(line.number(), "\"" + name + "\" stands twice; keep one.");
        }
    }

    private static String unquoted(int line, String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        try {
            return JsonMapper.shared().readValue(value, String.class);
        } catch (JacksonException e) {
            throw new CardFileRefused(line, "The quotation marks do not close, or a backslash stands before a letter that it does not go with.");
        }
    }

    private void sections(int from) {
        Section current = null;
        for (Line line : lines.subList(from, lines.size())) {
            if (isHeading(line.text(), 2)) {
                current = new Section(line.number(), new ArrayList<>());
                open(line, current);
            } else if (current != null) {
                current.lines().add(line);
            } else if (!line.text().isBlank()) {
                throw new CardFileRefused(line.number(), "Words stand before the first heading; begin with one of " + CardFile.known() + ".");
            }
        }
    }

    private void open(Line line, Section section) {
        String heading = line.text().substring(2).strip();
        CardField field = CardFile.SECTIONS.get(heading);
        if (field == null) {
            throw new CardFileRefused(line.number(), "There is no part \"" + shortened(heading) + "\" of a battle card; known are " + CardFile.known() + ".");
        }
        if (sections.putIfAbsent(field, section) != null) {
            throw new CardFileRefused(line.number(), "The part \"" + heading + "\" stands twice; bring them together.");
        }
    }

    private static boolean isHeading(String line, int level) {
        String marks = "#".repeat(level);
        return line.equals(marks) || line.startsWith(marks + " ") || line.startsWith(marks + "\t");
    }

    private CardFile file() {
        Value competitor = values.get(CardFile.COMPETITOR);
        if (competitor == null || competitor.text().isBlank()) {
            throw new CardFileRefused(competitor == null ? 1 : competitor.line(), "The front matter does not say on whom the card is; add \"competitor: NAME\".");
        }
        Value version = values.get(CardFile.VERSION);
        Value owner = values.get(CardFile.OWNER);
        return new CardFile(
                competitor.text(), version == null || version.text().isEmpty() ? null : number(version), owner == null || owner.text().isBlank() ? null : owner.text(), content(),
                new CardFile.Lines(version == null ? 1 : version.line(), owner == null ? 1 : owner.line()));
    }

    private CardContent content() {
        return at(1, () -> new CardContent(
                null, date(values.get(CardFile.FRESH_UNTIL)), text(CardField.POSITIONING), list(CardField.STRENGTHS), list(CardField.WEAKNESSES), list(CardField.TRAPS),
                parts(CardField.OBJECTIONS).stream().map(part -> at(part.head().line(), () -> new Objection(part.head().text(), part.body()))).toList(),
                text(CardField.PRICING),
                parts(CardField.PROOF).stream().map(part -> at(part.head().line(), () -> new ProofPoint(part.head().text(), part.body()))).toList(),
                list(CardField.QUESTIONS)));
    }

    private static int number(Value value) {
        try {
            int number = Integer.parseInt(value.text());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new CardFileRefused(value.line(), "\"" + shortened(value.text()) + "\" is no version; versions are whole numbers from 1.");
    }

    private static @Nullable LocalDate date(@Nullable Value value) {
        if (value == null || value.text().isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(value.text());
        } catch (DateTimeParseException e) {
            throw new CardFileRefused(value.line(), "\"" + shortened(value.text()) + "\" is no day; write it as 2026-12-31.");
        }
    }

    private String text(CardField field) {
        Section section = sections.get(field);
        return section == null ? "" : at(section.line(), () -> CardWords.text(field.code(), plain(section.lines())));
    }

    /** A line that goes on with the entry before it is indented. */
    private List<String> list(CardField field) {
        List<Value> entries = new ArrayList<>();
        for (Line line : linesOf(field)) {
            if (line.text().startsWith("- ") || line.text().equals("-")) {
                entries.add(new Value(line.number(), line.text().substring(1).strip()));
            } else if (!line.text().isBlank() && Character.isWhitespace(line.text().charAt(0)) && !entries.isEmpty()) {
                Value last = entries.removeLast();
                entries.add(new Value(last.line(), last.text() + " " + line.text().strip()));
            } else if (!line.text().isBlank()) {
                throw new CardFileRefused(line.number(), "\"" + CardFile.heading(field) + "\" is a list; begin each entry with \"- \".");
            }
        }
        return entries.stream().map(entry -> at(entry.line(), () -> CardWords.line(field.code(), entry.text()))).toList();
    }

    private record Part(Value head, String body) {}

    private List<Part> parts(CardField field) {
        List<Part> parts = new ArrayList<>();
        Value head = null;
        List<Line> body = new ArrayList<>();
        for (Line line : linesOf(field)) {
            if (isHeading(line.text(), 3)) {
                close(parts, head, body);
                head = new Value(line.number(), line.text().substring(3).strip());
            } else if (head != null) {
                body.add(line);
            } else if (!line.text().isBlank()) {
                throw new CardFileRefused(line.number(), "\"" + CardFile.heading(field) + "\" has its entries under headings of their own; begin each with \"### \".");
            }
        }
        close(parts, head, body);
        return parts;
    }

    private static void close(List<Part> parts, @Nullable Value head, List<Line> body) {
        if (head != null) {
            parts.add(new Part(head, plain(body)));
        }
        body.clear();
    }

    private List<Line> linesOf(CardField field) {
        Section section = sections.get(field);
        return section == null ? List.of() : section.lines();
    }

    private static String plain(List<Line> lines) {
        return lines.stream().map(CardReader::plain).collect(Collectors.joining("\n"));
    }

    /** A heading of another level would be lost on the way back. */
    private static String plain(Line line) {
        if (line.text().startsWith("#") && isHeading(line.text(), line.text().length() - line.text().replaceFirst("^#+", "").length())) {
            throw new CardFileRefused(line.number(), "No heading may stand here; write \\# where a line of a text begins with #.");
        }
        return line.text().startsWith("\\") ? line.text().substring(1) : line.text();
    }

    private static <T> T at(int line, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (CardRefused refused) {
            throw new CardFileRefused(line, String.valueOf(refused.getMessage()));
        }
    }

    private static String shortened(String words) {
        return words.length() <= 60 ? words : words.substring(0, 60) + "…";
    }
}
